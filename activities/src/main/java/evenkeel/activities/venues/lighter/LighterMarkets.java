package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.Cached;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Query;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the venue lists, by our symbols. Its number and its decimals never change, the smallest sizes may. */
final class LighterMarkets {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MARGIN_UNITS = 10_000;

    private final LighterApi api;
    private final Cached<Map<String, Listed>> all;
    private volatile Map<String, Listed> known = Map.of();

    LighterMarkets(LighterApi api, InstantSource clock) {
        this.api = api;
        this.all = new Cached<>(clock, FRESH, this::read);
    }

    /**
     * One perpetual.
     *
     * @param initialMargin the part of a new position that is ours to bring, unless we chose another
     * @param leastMargin the smallest part that can be chosen
     */
    record Listed(
            int id,
            String symbol,
            int sizeDecimals,
            int priceDecimals,
            BigDecimal smallestSize,
            Usd smallestValue,
            BigDecimal lastPrice,
            BigDecimal initialMargin,
            Optional<BigDecimal> leastMargin,
            Optional<Usd> largestValue,
            boolean active) {
        BigDecimal lot() {
            return BigDecimal.ONE.movePointLeft(sizeDecimals);
        }

        BigDecimal tick() {
            return BigDecimal.ONE.movePointLeft(priceDecimals);
        }

        long units(Quantity size) {
            return whole(size.value(), sizeDecimals);
        }

        long units(Price price) {
            return whole(price.value(), priceDecimals);
        }

        private long whole(BigDecimal value, int decimals) {
            try {
                return value.movePointRight(decimals).longValueExact();
            } catch (ArithmeticException e) {
                throw new Trouble(
                        Code.VEN_REFUSED, symbol + " is counted to " + decimals + " decimals, was " + value, e);
            }
        }
    }

    /** As listed within the last minutes. */
    Listed now(String symbol) {
        return Optional.ofNullable(all.get().get(symbol)).orElseThrow(() -> unlisted(symbol));
    }

    /** As listed whenever: an order must not wait for what cannot have changed. */
    Listed ever(String symbol) {
        Listed listed = known.get(symbol);
        return listed != null ? listed : now(symbol);
    }

    Optional<String> symbol(int market) {
        return known.values().stream()
                .filter(listed -> listed.id() == market)
                .map(Listed::symbol)
                .findFirst();
    }

    private Map<String, Listed> read() {
        Map<String, Listed> listed = new LinkedHashMap<>();
        for (Fields row :
                api.open("/api/v1/orderBookDetails", Query.of("filter", "perp")).list("order_book_details")) {
            if (row.textOrEmpty("market_type").equals("spot")) continue;
            listed.put(row.text("symbol"), row.as(LighterMarkets::listed));
        }
        known = listed;
        return listed;
    }

    private static Listed listed(Fields row) {
        return new Listed(
                row.count("market_id"),
                row.text("symbol"),
                row.count("size_decimals"),
                row.count("price_decimals"),
                row.decimal("min_base_amount"),
                row.usd("min_quote_amount"),
                row.decimal("last_trade_price"),
                fraction(row.decimal("default_initial_margin_fraction")),
                row.decimalIfAny("min_initial_margin_fraction").map(LighterMarkets::fraction),
                row.decimalIfAny("order_quote_limit").map(Usd::new),
                !row.has("status") || row.text("status").equals("active"));
    }

    private static BigDecimal fraction(BigDecimal units) {
        return units.divide(new BigDecimal(MARGIN_UNITS));
    }

    private Trouble unlisted(String symbol) {
        return new Trouble(Code.ORD_SYMBOL, api.venue() + " lists no perpetual " + symbol);
    }
}
