package evenkeel.starter;

import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.config.places.VenuePlace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the venues tell everybody. There is no key here, so nothing can be signed. */
final class PublicMarkets implements AutoCloseable {
    private final Map<String, MarketWire> byVenue = new LinkedHashMap<>();
    private final List<Runnable> opened = new ArrayList<>();

    static PublicMarkets of(List<VenuePlace> places, List<String> symbols, InstantSource clock) {
        PublicMarkets markets = new PublicMarkets();
        ApiKey nobody = new ApiKey("nobody", new byte[] {0});
        nobody.forget();
        for (VenuePlace place : places) {
            markets.open(place, VenueSettings.of(place.name(), place.rest(), place.stream(), nobody, clock, symbols));
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

    private void open(VenuePlace place, VenueSettings settings) {
        switch (place.dialect()) {
            case BINANCE -> {
                Binance binance = new Binance(settings);
                opened.add(binance::close);
                byVenue.put(place.name(), binance.venue().market());
            }
            case BYBIT -> {
                Bybit bybit = new Bybit(settings);
                opened.add(bybit::close);
                byVenue.put(place.name(), bybit.venue().market());
            }
        }
    }
}
