package evenkeel.activities.venues;

import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import java.time.Instant;

/** Sends orders to one venue. Only the gate may call it. One call is one request: nothing here is ever repeated. */
public interface OrderWire {
    /**
     * What is neither this order nor a certain refusal stays unknown. Never throws for what the venue did. The request is
     * stamped with the given venue time and with nothing later: a sender that slept is then refused by the venue's window.
     */
    OrderOutcome place(OrderIntent intent, Instant stamp);

    /** Asks for the order's end. The answer proves nothing: the order is read afterwards. */
    void cancel(OrderIntent intent);
}
