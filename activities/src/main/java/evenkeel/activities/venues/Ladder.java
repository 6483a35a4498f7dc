package evenkeel.activities.venues;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Quote;
import java.time.Instant;
import java.util.List;

/** The best levels of a book, best first on each side, at the venue's time. */
public record Ladder(List<Level> bids, List<Level> asks, Instant venueTime) {
    public record Level(Price price, Quantity quantity) {}

    public Ladder {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** A book of which only the best prices are known. */
    public static Ladder top(Quote quote) {
        return new Ladder(
                List.of(new Level(quote.bid(), quote.bidSize())),
                List.of(new Level(quote.ask(), quote.askSize())),
                quote.venueTime());
    }

    /** The same with at most so many levels a side. */
    public Ladder best(int levels) {
        return new Ladder(
                bids.stream().limit(levels).toList(),
                asks.stream().limit(levels).toList(),
                venueTime);
    }
}
