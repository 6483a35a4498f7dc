package evenkeel.activities.venues.book;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.budget.Urgency;
import java.time.InstantSource;
import java.util.Collection;

/** A venue whose prices come out of its books; all else is as it was. */
public final class StreamedVenue implements OpenVenue {
    private final OpenVenue venue;
    private final MarketWire data;
    private final FollowedBooks books;
    private final InstantSource clock;
    private final Venue view;

    /** Connects at once; closing the venue ends its books too. */
    public StreamedVenue(OpenVenue venue, Collection<String> symbols, InstantSource clock) {
        this.venue = venue;
        this.clock = clock;
        this.data = venue.venue(Urgency.DATA).market();
        this.books = new FollowedBooks(venue.books(), data).connect(symbols);
        this.view = streamed(venue.venue(), true);
    }

    @Override
    public Venue venue() {
        return view;
    }

    @Override
    public Venue venue(Urgency urgency) {
        return streamed(venue.venue(urgency), urgency == Urgency.EXIT);
    }

    @Override
    public OrderWire orders() {
        return venue.orders();
    }

    @Override
    public AccountStream stream() {
        return venue.stream();
    }

    @Override
    public BookStream books() {
        return venue.books();
    }

    @Override
    public void close() {
        venue.close();
    }

    /** Who only looks must not read prices with what is kept for orders and fills: the books bring them. */
    private Venue streamed(Venue read, boolean urgent) {
        MarketWire market = urgent
                ? StreamedMarket.toLeave(read.market(), books, clock)
                : StreamedMarket.toLook(read.market(), data, books, clock);
        return new Venue(read.name(), market, read.account(), read.fence());
    }
}
