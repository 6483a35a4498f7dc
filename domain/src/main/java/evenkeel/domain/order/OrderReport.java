package evenkeel.domain.order;

import evenkeel.domain.code.Code;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.util.Optional;

/**
 * What is known of an order by now. {@code filled}, {@code value} and {@code fee} are cumulative; {@code value} is the sum
 * of quantity times price over its fills, {@code fee} positive when it costs us.
 *
 * @param refusal why it was rejected, where that is known
 */
public record OrderReport(OrderStatus status, Quantity filled, Usd value, Usd fee, Optional<Code> refusal) {
    public OrderReport {
        if (value.isNegative()) throw new IllegalArgumentException("value must not be negative, was " + value);
    }

    public OrderReport(OrderStatus status, Quantity filled, Usd value, Usd fee) {
        this(status, filled, value, fee, Optional.empty());
    }

    /** Rejected without a fill. */
    public static OrderReport refused(Optional<Code> why) {
        return nothing(OrderStatus.REJECTED).because(why);
    }

    public OrderReport because(Optional<Code> why) {
        return new OrderReport(status, filled, value, fee, why);
    }

    public static OrderReport nothing(OrderStatus status) {
        return new OrderReport(status, Quantity.ZERO, Usd.ZERO, Usd.ZERO);
    }

    public boolean isFinal() {
        return status.isFinal();
    }

    /** Of two reports of one order the later one: more filled, or as much and further along. Replicas answer late. */
    public OrderReport later(OrderReport other) {
        int byFill = filled.compareTo(other.filled);
        if (byFill != 0) return byFill > 0 ? this : other;
        return other.status.rank() > status.rank() ? other : this;
    }
}
