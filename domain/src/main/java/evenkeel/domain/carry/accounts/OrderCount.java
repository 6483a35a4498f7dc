package evenkeel.domain.carry.accounts;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * INV-5: what has been counted of one order. A venue tells cumulative figures; what it told before, or told late, adds nothing.
 *
 * @param value sum of quantity times price
 */
public record OrderCount(Quantity filled, Usd value, Usd fee) {
    public static final OrderCount NOTHING = new OrderCount(Quantity.ZERO, Usd.ZERO, Usd.ZERO);

    /**
     * What a report adds.
     *
     * @param price of what it adds; empty when it adds nothing
     */
    public record Difference(Quantity quantity, Usd value, Usd fee, Optional<Price> price) {
        static final Difference NONE = new Difference(Quantity.ZERO, Usd.ZERO, Usd.ZERO, Optional.empty());
    }

    /** One report of a venue. {@code averagePrice} is empty while nothing has filled. */
    public record Cumulative(Quantity filled, Optional<Price> averagePrice, Usd fee) {
        Usd value() {
            return averagePrice.map(filled::at).orElse(Usd.ZERO);
        }
    }

    /** A report with less filled is an old one, and so is its fee. */
    public Difference difference(Cumulative told) {
        if (filled.exceeds(told.filled())) return Difference.NONE;
        boolean lateFee = fee.abs().exceeds(told.fee().abs());
        Usd more = lateFee ? Usd.ZERO : told.fee().minus(fee);
        Quantity quantity = told.filled().minus(filled);
        if (quantity.isZero()) return new Difference(quantity, Usd.ZERO, more, Optional.empty());
        Usd worth = told.value().minus(value);
        BigDecimal price = worth.value().divide(quantity.value(), Decimals.DIVISION);
        return new Difference(quantity, worth, more, Optional.of(new Price(price)));
    }

    public OrderCount plus(Difference difference) {
        return new OrderCount(
                filled.plus(difference.quantity()), value.plus(difference.value()), fee.plus(difference.fee()));
    }

    public OrderCount after(Cumulative told) {
        return plus(difference(told));
    }
}
