package evenkeel.activities.venues;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.time.Instant;
import java.util.List;

/** The best levels of a book that is in step with its venue, best first on each side, at the venue's time. */
public record Ladder(List<Level> bids, List<Level> asks, Instant venueTime) {
    public record Level(Price price, Quantity quantity) {}

    public Ladder {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
