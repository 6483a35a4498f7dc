package evenkeel.workers.host;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.budget.LeasedBudget;
import evenkeel.activities.venues.budget.Payer;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.config.places.Dialect;
import evenkeel.workers.settings.WorkerSettings;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * A venue with everything a worker needs of it. The orders go to the gate and nowhere else.
 *
 * @param venue for those who look after trades
 * @param urgent for trades that act: its reads are served as long as anything is
 */
record OpenVenue(Venue venue, Venue urgent, OrderWire orders, AccountStream stream, AutoCloseable whole) {
    static OpenVenue of(
            WorkerSettings.VenueAccess access, List<String> symbols, DataSource ledger, InstantSource clock) {
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
                yield new OpenVenue(
                        binance.venue(), binance.venue(Urgency.EXIT), binance.orders(), binance.stream(), binance);
            }
            case BYBIT -> {
                Bybit bybit = new Bybit(settings);
                yield new OpenVenue(bybit.venue(), bybit.venue(Urgency.EXIT), bybit.orders(), bybit.stream(), bybit);
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
