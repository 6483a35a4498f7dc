package evenkeel.simulator.exchange.prices;

import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Prices and rates as a test writes them down: each holds from its instant until the next one. */
public final class ScriptedPrices implements PriceSource {
    private static final String EVERYWHERE = "*|";

    private final Map<String, NavigableMap<Instant, BigDecimal>> prices = new HashMap<>();
    private final Map<String, NavigableMap<Instant, BigDecimal>> rates = new HashMap<>();

    /** The price at every venue from the beginning of time. */
    public ScriptedPrices price(String symbol, String price) {
        return priceFrom(Instant.EPOCH, symbol, price);
    }

    /** The price at every venue from that instant on, where the venue has none of its own. */
    public ScriptedPrices priceFrom(Instant from, String symbol, String price) {
        return write(prices, EVERYWHERE + symbol, from, price);
    }

    public ScriptedPrices priceFrom(Instant from, String venue, String symbol, String price) {
        return write(prices, venue + "|" + symbol, from, price);
    }

    /** The rate of every payment, as a fraction for the whole interval. */
    public ScriptedPrices rate(String venue, String symbol, String rate) {
        return rateFrom(Instant.EPOCH, venue, symbol, rate);
    }

    public ScriptedPrices rateFrom(Instant from, String venue, String symbol, String rate) {
        return write(rates, venue + "|" + symbol, from, rate);
    }

    @Override
    public long midTicks(Instrument instrument, Instant marketTick) {
        BigDecimal price = read(prices, instrument, marketTick);
        if (price == null)
            throw new IllegalStateException("no price is scripted for " + instrument.symbol() + " at " + marketTick);
        return price.divide(instrument.tick(), 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    @Override
    public BigDecimal fundingRate(Instrument instrument, Instant payment) {
        BigDecimal rate = read(rates, instrument, payment);
        return rate == null ? BigDecimal.ZERO : rate;
    }

    private ScriptedPrices write(
            Map<String, NavigableMap<Instant, BigDecimal>> scripts, String key, Instant from, String value) {
        scripts.computeIfAbsent(key, k -> new TreeMap<>()).put(from, new BigDecimal(value));
        return this;
    }

    private static @org.jspecify.annotations.Nullable BigDecimal read(
            Map<String, NavigableMap<Instant, BigDecimal>> scripts, Instrument instrument, Instant at) {
        var script = scripts.get(instrument.venue() + "|" + instrument.symbol());
        if (script == null) script = scripts.get(EVERYWHERE + instrument.symbol());
        var entry = script == null ? null : script.floorEntry(at);
        return entry == null ? null : entry.getValue();
    }
}
