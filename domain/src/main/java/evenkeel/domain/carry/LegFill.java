package evenkeel.domain.carry;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Everything that several orders of one direction filled together. {@code value} is the sum of quantity times price. */
public record LegFill(Quantity quantity, Usd value, Usd fee) {
    public static final LegFill NOTHING = new LegFill(Quantity.ZERO, Usd.ZERO, Usd.ZERO);

    public static LegFill of(OrderReport report) {
        return new LegFill(report.filled(), report.value(), report.fee());
    }

    public LegFill plus(LegFill other) {
        return new LegFill(quantity.plus(other.quantity), value.plus(other.value), fee.plus(other.fee));
    }

    public boolean isNothing() {
        return quantity.isZero();
    }

    /** Average price, empty while nothing filled. */
    public Optional<Price> vwap() {
        if (isNothing()) return Optional.empty();
        return Optional.of(new Price(value.value().divide(quantity.value(), Decimals.DIVISION)));
    }

    /** What buying and selling brought before fees, when this opened a leg of that side and {@code exit} closed it. */
    public Usd pricePnl(Side side, LegFill exit) {
        Usd bought = side == Side.BUY ? value : exit.value;
        Usd sold = side == Side.BUY ? exit.value : value;
        return sold.minus(bought);
    }

    /** What this would bring if closed at that price now, before fees of closing. */
    public Usd pnlAt(Side side, Price price) {
        BigDecimal direction = side == Side.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate();
        return quantity.at(price).minus(value).times(direction);
    }
}
