package evenkeel.activities.venues;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;

/** Orders for tests. */
public final class Intents {
    public static final OrderIntent ENTRY = intent(1, Side.BUY, TimeInForce.POST_ONLY, Purpose.ENTRY);
    public static final OrderIntent HEDGE = intent(2, Side.SELL, TimeInForce.IOC, Purpose.HEDGE);
    public static final OrderIntent EXIT = intent(3, Side.SELL, TimeInForce.IOC, Purpose.REDUCE);

    private Intents() {}

    public static OrderIntent intent(int seq, Side side, TimeInForce timeInForce, Purpose purpose) {
        return new OrderIntent(
                new OrderKey("carry-1", "lead", seq),
                1,
                "venue",
                "ETH",
                side,
                Quantity.of("0.5"),
                Price.of("3000.1"),
                timeInForce,
                purpose,
                purpose.mustReduce());
    }
}
