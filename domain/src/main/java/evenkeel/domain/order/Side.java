package evenkeel.domain.order;

import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;

/** The direction of an order or a position: BUY is long. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** Long counts up, short counts down. */
    public BigDecimal signed(Quantity quantity) {
        return this == BUY ? quantity.value() : quantity.value().negate();
    }
}
