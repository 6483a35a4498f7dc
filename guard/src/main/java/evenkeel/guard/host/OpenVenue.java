package evenkeel.guard.host;

import evenkeel.activities.gate.ReducingWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.budget.LeasedBudget;
import evenkeel.activities.venues.budget.Payer;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.config.places.Dialect;
import evenkeel.guard.settings.GuardSettings;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** A venue with everything a guard needs of it. Its orders can only cancel and reduce, and go to the gate and nowhere else. */
record OpenVenue(Venue venue, ReducingWire orders, AutoCloseable whole) {
    static OpenVenue of(
            GuardSettings.VenueAccess access, List<String> symbols, DataSource ledger, InstantSource clock) {
        var place = access.place();
        var settings = VenueSettings.of(place.name(), place.rest(), place.stream(), access.key(), clock, symbols)
                .with(access.account())
                .with(new LeasedBudget(
                        ledger,
                        Payer.at(place.name(), place.egress()),
                        rates(place.dialect()).ours(place.allowance())));
        return switch (place.dialect()) {
            case BINANCE -> {
                Binance binance = new Binance(settings);
                yield new OpenVenue(binance.venue(Urgency.EXIT), new ReducingWire(binance.orders()), binance);
            }
            case BYBIT -> {
                Bybit bybit = new Bybit(settings);
                yield new OpenVenue(bybit.venue(Urgency.EXIT), new ReducingWire(bybit.orders()), bybit);
            }
        };
    }

    private static RateTerms rates(Dialect dialect) {
        return switch (dialect) {
            case BINANCE -> Binance.rates();
            case BYBIT -> Bybit.rates();
        };
    }

    String name() {
        return venue.name();
    }
}
