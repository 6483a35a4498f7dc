package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.StreamedBooks;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;

/** Puts Bybit together. */
public final class Bybit implements OpenVenue {
    private final VenueSettings settings;
    private final BybitApi api;
    private final Venue venue;
    private final List<Runnable> opened = new ArrayList<>();

    public Bybit(VenueSettings settings) {
        this.settings = settings;
        this.api = new BybitApi(settings);
        this.venue = over(api);
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public synchronized Venue venue(Urgency urgency) {
        var view = api.with(urgency);
        opened.add(view::close);
        return over(view);
    }

    /** How the venue counts calls; for documents and for whoever makes its budget. */
    public static RateTerms rates() {
        return BybitWeights.TERMS;
    }

    /** The venue's time as reckoned here: what an order is stamped with. */
    public VenueClock clock() {
        return api.clock();
    }

    @Override
    public synchronized OrderWire orders() {
        var lanes = new OrderLanes(settings, BybitWeights.TERMS, api.clock());
        opened.add(lanes::close);
        return new BybitOrders(api, lanes);
    }

    @Override
    public synchronized AccountStream stream() {
        var stream = new BybitStream(api, settings);
        opened.add(stream::close);
        return stream;
    }

    /** Books kept from a stream with a socket of its own, not connected yet. */
    public synchronized BookStream books() {
        var books = new StreamedBooks(
                settings.venue(),
                bookWords(),
                BookKeeper.Wire.of(path ->
                        new Request.Builder().url(settings.streamUrl(path)).build()));
        opened.add(books::close);
        return books;
    }

    /** How the venue speaks of books; for whoever replays a recorded session. */
    public static BookWords bookWords() {
        return new BybitBookWords();
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return BybitErrors.TABLE;
    }

    private Venue over(BybitApi view) {
        return new Venue(
                settings.venue(),
                new BybitMarket(view, settings.clock()),
                new BybitAccount(view, settings),
                Optional.of(settings.fence()));
    }

    @Override
    public synchronized void close() {
        opened.forEach(Runnable::run);
        api.close();
    }
}
