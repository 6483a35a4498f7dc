package evenkeel.activities.venues.http;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.book.StreamedBooks;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.config.boot.Opened;
import java.util.Optional;

/** A venue put together of its parts. */
public final class JoinedVenue<A extends VenueApi<A>> implements OpenVenue {
    private final VenueSettings settings;
    private final A api;
    private final VenueParts<A> parts;
    private final Venue venue;
    private final Opened opened = new Opened();

    public JoinedVenue(VenueSettings settings, A api, VenueParts<A> parts) {
        this.settings = settings;
        this.api = opened.keep(api);
        this.parts = opened.keep(parts);
        this.venue = over(api, parts.account(api));
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public synchronized Venue venue(Urgency urgency) {
        A view = opened.keep(api.with(urgency));
        return over(view, parts.told(view));
    }

    @Override
    public synchronized OrderWire orders() {
        return parts.orders(api, opened.keep(new OrderLanes(settings, parts.rates(), api.clock())));
    }

    @Override
    public synchronized AccountStream stream() {
        return opened.keep(parts.stream(api));
    }

    /** What it fetches is fetched as data is. */
    @Override
    public synchronized BookStream books() {
        A view = opened.keep(api.with(Urgency.DATA));
        return opened.keep(new StreamedBooks(settings.venue(), parts.bookWords(), parts.books(view)));
    }

    @Override
    public synchronized void close() {
        opened.close();
    }

    private Venue over(A view, AccountWire account) {
        return new Venue(settings.venue(), parts.market(view), account, Optional.of(parts.fence()));
    }
}
