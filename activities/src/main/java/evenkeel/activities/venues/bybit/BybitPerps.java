package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.execution.perps.PerpTerms;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketRules.Sizes;
import evenkeel.domain.venue.MarketStatus;

/** What Bybit's perpetuals demand of orders. How far a price may be from the mark its listing does not tell. */
public final class BybitPerps {
    private BybitPerps() {}

    public static PerpTerms terms(VenueSettings settings) {
        return PerpTerms.of(settings.venue(), settings.window());
    }

    static MarketRules rules(Instrument instrument, Fields listed) {
        Fields lots = listed.object("lotSizeFilter");
        Sizes sizes = Sizes.from(lots.quantity("minOrderQty"), instrument.minNotional());
        MarketRules rules = MarketRules.of(instrument)
                .with(lots.decimalIfAny("maxOrderQty")
                        .map(Quantity::new)
                        .map(sizes::upTo)
                        .orElse(sizes))
                .with(status(listed.textOrEmpty("status")));
        return listed.has("leverageFilter")
                ? rules.withMaxLeverage(listed.object("leverageFilter").decimal("maxLeverage"))
                : rules;
    }

    private static MarketStatus status(String word) {
        return switch (word) {
            case "", "Trading" -> MarketStatus.TRADING;
            case "Delivering", "Closed" -> MarketStatus.DELISTED;
            default -> MarketStatus.HALTED;
        };
    }
}
