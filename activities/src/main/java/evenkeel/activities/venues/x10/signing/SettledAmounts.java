package evenkeel.activities.venues.x10.signing;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What may change hands at most, in the chain's smallest units: positive comes to us, negative leaves us. The fee is what
 * we let it be at most.
 */
public record SettledAmounts(BigInteger base, BigInteger quote, BigInteger fee) {
    /** How many of its smallest units the chain makes one of an asset. */
    public record Resolutions(BigDecimal base, BigDecimal quote) {}

    /** A buyer's amounts are rounded up and a seller's down, so that the limit still covers them; the fee is rounded up. */
    public static SettledAmounts of(Side side, Quantity quantity, Price limit, BigDecimal maxFee, Resolutions units) {
        BigDecimal base = quantity.value().multiply(units.base());
        BigDecimal quote = quantity.at(limit).value().multiply(units.quote());
        BigInteger fee = whole(quote.multiply(maxFee), RoundingMode.CEILING);
        return switch (side) {
            case BUY ->
                new SettledAmounts(
                        whole(base, RoundingMode.CEILING),
                        whole(quote, RoundingMode.CEILING).negate(),
                        fee);
            case SELL ->
                new SettledAmounts(whole(base, RoundingMode.FLOOR).negate(), whole(quote, RoundingMode.FLOOR), fee);
        };
    }

    private static BigInteger whole(BigDecimal amount, RoundingMode direction) {
        return amount.setScale(0, direction).toBigIntegerExact();
    }
}
