package evenkeel.domain.carry.market;

import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One price for a symbol out of two.
 *
 * @param mid the average; while one venue is silent the other's, which is good for looking only
 * @param difference between the venues as a fraction of the mid; 1 when one is missing
 */
public record MidPrice(Optional<Price> mid, BigDecimal difference, boolean isTradable) {
    public static MidPrice of(Optional<Price> lighter, Optional<Price> x10) {
        if (lighter.isEmpty() || x10.isEmpty()) {
            return new MidPrice(lighter.or(() -> x10), BigDecimal.ONE, false);
        }
        Price mid = lighter.get().midTo(x10.get());
        BigDecimal apart = mid.driftTo(lighter.get()).subtract(mid.driftTo(x10.get()));
        return new MidPrice(Optional.of(mid), apart.abs(), true);
    }
}
