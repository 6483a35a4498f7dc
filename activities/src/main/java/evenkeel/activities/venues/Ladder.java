package evenkeel.activities.venues;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
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

    /** As the rules read it. Clocks differ: a book of the venue's next moment is of now. */
    public Book book(Instant now) {
        Duration age = venueTime.isAfter(now) ? Duration.ZERO : Duration.between(venueTime, now);
        return new Book(levels(bids), levels(asks), age);
    }

    private static List<evenkeel.domain.carry.market.Level> levels(List<Level> side) {
        return side.stream()
                .map(level -> new evenkeel.domain.carry.market.Level(level.price(), level.quantity()))
                .toList();
    }

    /** The same with at most so many levels a side. */
    public Ladder best(int levels) {
        return new Ladder(
                bids.stream().limit(levels).toList(),
                asks.stream().limit(levels).toList(),
                venueTime);
    }
}
