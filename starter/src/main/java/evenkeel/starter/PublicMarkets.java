package evenkeel.starter;

import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.access.VenueAccess;
import evenkeel.activities.venues.budget.Urgency;
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
    private final List<OpenVenue> opened = new ArrayList<>();

    static PublicMarkets of(List<VenuePlace> places, List<String> symbols, DataSource ledger, InstantSource clock) {
        PublicMarkets markets = new PublicMarkets();
        for (VenuePlace place : places) {
            OpenVenue venue = VenueAccess.withoutKey(place).open(symbols, ledger, clock);
            markets.opened.add(venue);
            markets.byVenue.put(place.name(), venue.venue(Urgency.DATA).market());
        }
        return markets;
    }

    Map<String, MarketWire> byVenue() {
        return byVenue;
    }

    @Override
    public void close() {
        opened.forEach(OpenVenue::close);
    }
}
