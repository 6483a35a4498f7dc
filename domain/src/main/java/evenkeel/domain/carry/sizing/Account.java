package evenkeel.domain.carry.sizing;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Our account at one venue; a balance that could not be read is absent, which is not zero.
 *
 * @param maxLeverage what the venue allows in this market
 */
public record Account(Optional<Usd> equity, Optional<Usd> available, BigDecimal maxLeverage) {
    private static final Usd LEAST = Usd.of("5");

    /** Whether its balances are known and leave something to trade with. */
    public boolean isFunded() {
        return equity.isPresent()
                && available.filter(each -> !LEAST.exceeds(each)).isPresent();
    }
}
