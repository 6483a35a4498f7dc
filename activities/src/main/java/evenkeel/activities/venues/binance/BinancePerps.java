package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.execution.perps.PerpTerms;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketRules.Collar;
import evenkeel.domain.venue.MarketRules.Sizes;
import evenkeel.domain.venue.MarketStatus;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What Binance's perpetuals demand of orders: the filters of each symbol. Its highest leverage is told by signed calls only. */
public final class BinancePerps {
    private static final Set<String> OVER =
            Set.of("PRE_SETTLE", "SETTLING", "PRE_DELIVERING", "DELIVERING", "DELIVERED", "CLOSE");

    private BinancePerps() {}

    public static PerpTerms terms(VenueSettings settings) {
        return PerpTerms.of(settings.venue(), settings.window());
    }

    /** What is missing in the listing binds nothing: an exit must not wait for a filter that it does not need. */
    static MarketRules rules(Instrument instrument, Fields listed) {
        Fields lots = filter(listed, "LOT_SIZE");
        Sizes sizes = Sizes.from(lots.quantity("minQty"), instrument.minNotional());
        MarketRules rules = MarketRules.of(instrument)
                .with(lots.decimalIfAny("maxQty")
                        .map(Quantity::new)
                        .map(sizes::upTo)
                        .orElse(sizes))
                .with(status(listed.textOrEmpty("status")));
        return filterIfAny(listed, "PERCENT_PRICE")
                .map(band -> rules.with(new Collar(
                        band.decimal("multiplierUp").subtract(BigDecimal.ONE),
                        BigDecimal.ONE.subtract(band.decimal("multiplierDown")))))
                .orElse(rules);
    }

    static Fields filter(Fields symbol, String type) {
        return filterIfAny(symbol, type).orElseThrow(() -> new Trouble(Code.VEN_GARBLED, "no " + type));
    }

    private static Optional<Fields> filterIfAny(Fields symbol, String type) {
        return symbol.list("filters").stream()
                .filter(filter -> filter.text("filterType").equals(type))
                .findFirst();
    }

    private static MarketStatus status(String word) {
        if (word.isEmpty() || word.equals("TRADING")) return MarketStatus.TRADING;
        return OVER.contains(word) ? MarketStatus.DELISTED : MarketStatus.HALTED;
    }
}
