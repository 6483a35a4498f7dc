package evenkeel.workflows.ports;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.Levered;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderProgress;
import evenkeel.domain.order.Reread;
import evenkeel.domain.order.Settlement;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/** Orders. */
@ActivityInterface(namePrefix = "Execution.")
public interface Execution {
    /** Sends the order once, ever, and not after {@code sendBy}. Called again with the same key it only looks. */
    OrderOutcome place(OrderIntent intent, Instant sendBy);

    /** Waits until the order has ended, at most until the deadline; may answer at once that it is quiet until later. */
    OrderProgress watch(OrderIntent intent, Instant deadline);

    /** Ends the order: cancels what rests, believes the venue, books every fill. */
    Settlement settle(OrderIntent intent);

    /** Asks the venue once more for an order that has ended: what had filled without being told is booked. */
    Reread readAgain(OrderIntent intent);

    /** What all orders that opened the leg have filled, each asked for once more: what no order had told of is booked. */
    LegFill opened(String trade, CarryTerms.Leg leg);

    /** Levers the leg's symbol before its first order, not after {@code sendBy}; as it is already, it stays untouched. */
    Levered lever(CarryTerms.Leg leg, int leverage, Instant sendBy);
}
