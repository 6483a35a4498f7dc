package evenkeel.activities.venues;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Another price or size for an order that rests. The gate cannot reach it and nobody calls it: a change is a money act, and
 * first of all the ledger has to keep revisions of orders.
 */
public interface AmendWire {
    /** What the order is to be. The quantity is the whole order's, with what has filled. */
    record Revision(Quantity quantity, Price limit) {
        public Revision {
            if (quantity.isZero()) throw new IllegalArgumentException("an order of nothing is a cancelled one");
        }
    }

    /**
     * One request, stamped as a placement is. Rejected: the order is what it was, or has ended. Whatever the answer, the
     * order is read afterwards.
     */
    OrderOutcome amend(OrderIntent intent, Revision revision, Instant stamp);

    /** Empty where a venue cannot change an order and leave it its name. */
    static Optional<AmendWire> of(OrderWire wire) {
        return wire instanceof AmendWire amends ? Optional.of(amends) : Optional.empty();
    }
}
