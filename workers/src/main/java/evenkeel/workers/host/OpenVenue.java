package evenkeel.workers.host;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.workers.settings.WorkerSettings;
import java.time.InstantSource;
import java.util.List;

/** A venue with everything a worker needs of it. The orders go to the gate and nowhere else. */
record OpenVenue(Venue venue, OrderWire orders, AccountStream stream, AutoCloseable whole) {
    static OpenVenue of(WorkerSettings.VenueAccess access, List<String> symbols, InstantSource clock) {
        var place = access.place();
        var settings = VenueSettings.of(place.name(), place.rest(), place.stream(), access.key(), clock, symbols);
        return switch (place.dialect()) {
            case BINANCE -> {
                Binance binance = new Binance(settings);
                yield new OpenVenue(binance.venue(), binance.orders(), binance.stream(), binance);
            }
            case BYBIT -> {
                Bybit bybit = new Bybit(settings);
                yield new OpenVenue(bybit.venue(), bybit.orders(), bybit.stream(), bybit);
            }
        };
    }

    String name() {
        return venue.name();
    }
}
