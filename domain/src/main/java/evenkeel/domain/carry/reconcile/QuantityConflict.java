package evenkeel.domain.carry.reconcile;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/**
 * §14.2: two venues that hold too different amounts of one symbol.
 *
 * @param share of the larger that they differ by
 */
public record QuantityConflict(Quantity difference, BigDecimal share, Usd worth, boolean conflict) {
    private static final BigDecimal SHARE = new BigDecimal("0.05");
    private static final Usd WORTH = Usd.of("5");

    public static QuantityConflict of(Quantity lighter, Quantity x10, Price price) {
        Quantity larger = lighter.exceeds(x10) ? lighter : x10;
        Quantity difference = new Quantity(lighter.value().subtract(x10.value()).abs());
        Usd worth = difference.at(price);
        boolean differ = difference.value().compareTo(SHARE.multiply(larger.value())) > 0;
        BigDecimal share =
                larger.isZero() ? BigDecimal.ZERO : difference.value().divide(larger.value(), Decimals.DIVISION);
        return new QuantityConflict(difference, share, worth, differ && worth.exceeds(WORTH));
    }
}
