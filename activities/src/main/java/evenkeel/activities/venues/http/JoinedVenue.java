package evenkeel.activities.venues.http;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.book.StreamedBooks;
import evenkeel.activities.venues.budget.Urgency;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A venue put together of its parts. */
public final class JoinedVenue<A extends VenueApi<A>> implements OpenVenue {
    private final VenueSettings settings;
    private final A api;
    private final VenueParts<A> parts;
    private final Venue venue;
    private final Deque<Runnable> opened = new ArrayDeque<>();

    public JoinedVenue(VenueSettings settings, A api, VenueParts<A> parts) {
        this.settings = settings;
        this.api = api;
        this.parts = parts;
        this.venue = over(api, parts.account(api));
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public synchronized Venue venue(Urgency urgency) {
        A view = view(urgency);
        return over(view, new SharedAccount(parts.told(view), settings.clock()));
    }

    @Override
    public synchronized OrderWire orders() {
        var lanes = new OrderLanes(settings, parts.rates(), api.clock());
        opened.push(lanes::close);
        return parts.orders(api, lanes);
    }

    @Override
    public synchronized AccountStream stream() {
        AccountStream stream = parts.stream(api);
        opened.push(stream::close);
        return stream;
    }

    /** What it fetches is fetched as data is. */
    @Override
    public synchronized BookStream books() {
        var books = new StreamedBooks(settings.venue(), parts.bookWords(), parts.books(view(Urgency.DATA)));
        opened.push(books::close);
        return books;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) opened.pop().run();
        parts.close();
        api.close();
    }

    private A view(Urgency urgency) {
        A view = api.with(urgency);
        opened.push(view::close);
        return view;
    }

    private Venue over(A view, AccountWire account) {
        return new Venue(settings.venue(), parts.market(view), account, Optional.of(parts.fence()));
    }
}
