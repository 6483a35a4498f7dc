package evenkeel.activities.venues.book;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.budget.Urgency;
import java.time.InstantSource;
import java.util.Collection;

/** A venue whose prices come out of its books; all else is as it was. */
public final class StreamedVenue implements OpenVenue {
    private final OpenVenue venue;
    private final FollowedBooks books;
    private final InstantSource clock;
    private final Venue view;

    /** Connects at once; closing the venue ends its books too. */
    public StreamedVenue(OpenVenue venue, Collection<String> symbols, InstantSource clock) {
        this.venue = venue;
        this.clock = clock;
        this.books = new FollowedBooks(venue.books(), venue.venue(Urgency.DATA).market()).connect(symbols);
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

    private Venue streamed(Venue read, boolean urgent) {
        return new Venue(
                read.name(), new StreamedMarket(read.market(), books, urgent, clock), read.account(), read.fence());
    }
}
