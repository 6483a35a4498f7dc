package evenkeel.activities.venues.binance;

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

/** Puts Binance together. */
public final class Binance implements OpenVenue {
    private final VenueSettings settings;
    private final BinanceApi api;
    private final Venue venue;
    private final List<Runnable> opened = new ArrayList<>();

    public Binance(VenueSettings settings) {
        this.settings = settings;
        this.api = new BinanceApi(settings);
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
        return BinanceWeights.TERMS;
    }

    /** The venue's time as reckoned here: what an order is stamped with. */
    public VenueClock clock() {
        return api.clock();
    }

    @Override
    public synchronized OrderWire orders() {
        var lanes = new OrderLanes(settings, BinanceWeights.TERMS, api.clock());
        opened.add(lanes::close);
        return new BinanceOrders(api, lanes);
    }

    @Override
    public synchronized AccountStream stream() {
        var stream = new BinanceStream(api, settings);
        opened.add(stream::close);
        return stream;
    }

    /** Books kept from a stream with a socket of its own, not connected yet; snapshots are fetched as those of data. */
    public synchronized BookStream books() {
        var view = api.with(Urgency.DATA);
        var books = new StreamedBooks(settings.venue(), bookWords(), new BookKeeper.Wire() {
            @Override
            public Request dial(String path) {
                return new Request.Builder().url(settings.streamUrl(path)).build();
            }

            @Override
            public String fetch(String market) {
                return view.depth(market, BinanceBookWords.LEVELS);
            }
        });
        opened.add(books::close);
        opened.add(view::close);
        return books;
    }

    /** How the venue speaks of books; for whoever replays a recorded session. */
    public static BookWords bookWords() {
        return new BinanceBookWords();
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return BinanceErrors.TABLE;
    }

    private Venue over(BinanceApi view) {
        return new Venue(
                settings.venue(),
                new BinanceMarket(view, settings.clock()),
                new BinanceAccount(view, settings),
                Optional.of(settings.fence()));
    }

    @Override
    public synchronized void close() {
        opened.forEach(Runnable::run);
        api.close();
    }
}
