package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts Bybit together. What reads and what sends come apart: only the gate asks for {@link #orders}. */
public final class Bybit implements AutoCloseable {
    private final VenueSettings settings;
    private final BybitApi api;
    private final Venue venue;
    private final List<Runnable> opened = new ArrayList<>();

    public Bybit(VenueSettings settings) {
        this.settings = settings;
        this.api = new BybitApi(settings);
        this.venue = new Venue(
                settings.venue(),
                new BybitMarket(api, settings.clock()),
                new BybitAccount(api, settings.symbols()),
                Optional.of(settings.fence()));
    }

    public Venue venue() {
        return venue;
    }

    /** The venue's time as reckoned here: what an order is stamped with. */
    public VenueClock clock() {
        return api.clock();
    }

    /** A sender with lanes of its own. */
    public synchronized OrderWire orders() {
        var lanes = new OrderLanes(settings, api.clock());
        opened.add(lanes::close);
        return new BybitOrders(api, lanes);
    }

    /** A stream with a socket of its own, not connected yet. */
    public synchronized AccountStream stream() {
        var stream = new BybitStream(api, settings);
        opened.add(stream::close);
        return stream;
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return BybitErrors.TABLE;
    }

    @Override
    public synchronized void close() {
        opened.forEach(Runnable::run);
        api.close();
    }
}
