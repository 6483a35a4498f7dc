package evenkeel.activities.gate;

import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import java.time.Instant;

/** The only wire that a guard is given: what does not reduce never becomes a request, whatever the gate before it thinks. */
public record ReducingWire(OrderWire wire) implements OrderWire {
    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        if (!intent.reduceOnly()) {
            return new OrderOutcome.Rejected(Code.ORD_NOT_REDUCING.id(), "a guard only reduces");
        }
        return wire.place(intent, stamp);
    }

    @Override
    public void cancel(OrderIntent intent) {
        wire.cancel(intent);
    }
}
