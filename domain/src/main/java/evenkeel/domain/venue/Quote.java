package evenkeel.domain.venue;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.time.Instant;

/** Top of a book and the mark, at the venue's time. */
public record Quote(Price bid, Quantity bidSize, Price ask, Quantity askSize, Price mark, Instant venueTime) {
    public Quote {
        if (!bid.isBelow(ask)) {
            throw new IllegalArgumentException("a book must not be crossed, was " + bid + " / " + ask);
        }
    }

    public Price mid() {
        return bid.midTo(ask);
    }

    /** Where an order of that side would join its own side of the book. */
    public Price join(Side side) {
        return side == Side.BUY ? bid : ask;
    }

    /** Where an order of that side would take. */
    public Price take(Side side) {
        return side == Side.BUY ? ask : bid;
    }
}
