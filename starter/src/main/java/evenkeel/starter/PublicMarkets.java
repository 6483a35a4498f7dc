package evenkeel.starter;

import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.budget.LeasedBudget;
import evenkeel.activities.venues.budget.Payer;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.config.places.VenuePlace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What the venues tell everybody. There is no key here, so nothing can be signed. */
final class PublicMarkets implements AutoCloseable {
    private final Map<String, MarketWire> byVenue = new LinkedHashMap<>();
    private final List<Runnable> opened = new ArrayList<>();

    static PublicMarkets of(List<VenuePlace> places, List<String> symbols, DataSource ledger, InstantSource clock) {
        PublicMarkets markets = new PublicMarkets();
        ApiKey nobody = new ApiKey("nobody", new byte[] {0});
        nobody.forget();
        for (VenuePlace place : places) {
            VenueSettings settings =
                    VenueSettings.of(place.name(), place.rest(), place.stream(), nobody, clock, symbols);
            markets.open(place, settings, ledger);
        }
        return markets;
    }

    Map<String, MarketWire> byVenue() {
        return byVenue;
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
    }

    private void open(VenuePlace place, VenueSettings settings, DataSource ledger) {
        Payer payer = Payer.at(place.name(), place.egress());
        switch (place.dialect()) {
            case BINANCE -> {
                Binance binance = new Binance(settings.with(
                        new LeasedBudget(ledger, payer, Binance.rates().ours(place.allowance()))));
                opened.add(binance::close);
                byVenue.put(place.name(), binance.venue(Urgency.DATA).market());
            }
            case BYBIT -> {
                Bybit bybit = new Bybit(settings.with(
                        new LeasedBudget(ledger, payer, Bybit.rates().ours(place.allowance()))));
                opened.add(bybit::close);
                byVenue.put(place.name(), bybit.venue(Urgency.DATA).market());
            }
        }
    }
}
