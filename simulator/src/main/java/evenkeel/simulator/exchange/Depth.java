package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.time.Instant;
import java.util.List;

/** A book, best level first on each side. {@code version} grows with every change. */
public record Depth(List<Level> bids, List<Level> asks, long version, Instant venueTime) {
    public record Level(Price price, Quantity quantity) {}

    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
