package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.FundingRate;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Public reads. */
final class LighterMarkets {
    private static final long USUAL_ORDERS = 50;
    private static final long MOST_ORDERS = 250;
    private static final int MOST_RATES = 750;
    private static final int INITIAL_FRACTION = 1_000;
    private static final int MAINTENANCE_FRACTION = 120;
    private static final int QUOTE_DIGITS = 6;
    private static final long CROWD = 281_474_976_641_952L;
    private static final long FIRST_ASK = OrderTx.FIRST_ORDER + 900_000_000_000L;
    private static final long FIRST_BID = 2 * OrderTx.FIRST_ORDER;
    private static final Duration LIFE = Duration.ofDays(28);
    private static final BigDecimal EIGHT_HOURS = new BigDecimal(8);
    private static final BigDecimal ELSEWHERE = new BigDecimal("0.0001");

    private final VenueHost host;
    private final LighterListings listings;

    LighterMarkets(VenueHost host, LighterListings listings) {
        this.host = host;
        this.listings = listings;
    }

    ObjectNode status(Params params) {
        return Json.object()
                .put("status", 200)
                .put("network_id", 1)
                .put("timestamp", host.now().getEpochSecond());
    }

    ObjectNode details(Params params) {
        ObjectNode words = Json.object().put("code", 200);
        List<Listing> asked = listings.asked(params);
        words.set(
                "order_book_details", host.look(exchange -> Json.array(asked, listing -> details(exchange, listing))));
        return words;
    }

    ObjectNode orderBooks(Params params) {
        ObjectNode words = Json.object().put("code", 200);
        words.set("order_books", Json.array(listings.asked(params), this::rules));
        return words;
    }

    /** Each level of the synthetic book is one order of someone's. */
    ObjectNode orders(Params params) {
        Listing listing = listings.named(params);
        long limit = LighterListings.number(params, "limit").orElse(USUAL_ORDERS);
        if (limit < 1 || limit > MOST_ORDERS) throw LighterError.param("limit");
        Depth book = host.look(exchange -> exchange.book(listing.symbol(), (int) limit));
        ObjectNode words =
                Json.object().put("code", 200).put("total_asks", book.asks().size());
        words.set("asks", orders(listing, book.asks(), level -> FIRST_ASK + level));
        words.put("total_bids", book.bids().size());
        words.set("bids", orders(listing, book.bids(), level -> FIRST_BID - 1 - level));
        return words;
    }

    /** Ours are not among them: what is here was traded by nobody. */
    ObjectNode recentTrades(Params params) {
        listings.named(params);
        ObjectNode words = Json.object().put("code", 200);
        words.putArray("trades");
        return words;
    }

    /** Without a sign: the direction says who pays. The value is what one unit of the base pays. */
    ObjectNode fundings(Params params) {
        Listing listing = listings.named(params);
        if (!params.text("resolution").orElse("").equals("1h")) throw LighterError.param("resolution");
        long start = second(params, "start_timestamp");
        long end = second(params, "end_timestamp");
        int most = (int) Math.min(
                MOST_RATES, LighterListings.number(params, "count_back").orElse((long) MOST_RATES));
        List<FundingRate> rates = host.look(exchange -> exchange.fundingHistory(
                listing.symbol(),
                Instant.ofEpochSecond(start).minusMillis(1),
                Instant.ofEpochSecond(end),
                Integer.MAX_VALUE));
        ObjectNode words = Json.object().put("code", 200).put("resolution", "1h");
        words.set(
                "fundings",
                Json.array(rates.subList(Math.max(0, rates.size() - most), rates.size()), LighterMarkets::funding));
        return words;
    }

    /** For eight hours, though it pays hourly, so that it can be compared; other venues' rates are listed beside it. */
    ObjectNode fundingRates(Params params) {
        ObjectNode words = Json.object().put("code", 200);
        var rates = words.putArray("funding_rates");
        for (Listing listing : listings.all()) {
            BigDecimal hourly = host.look(
                    exchange -> exchange.funding(listing.symbol()).hourly().value());
            rates.add(rate(listing, "lighter", hourly.multiply(EIGHT_HOURS)));
            rates.add(rate(listing, "binance", ELSEWHERE));
        }
        return words;
    }

    private ObjectNode rate(Listing listing, String exchange, BigDecimal rate) {
        return Json.object()
                .put("market_id", listings.number(listing.symbol()))
                .put("exchange", exchange)
                .put("symbol", listing.venueSymbol())
                .put("rate", rate);
    }

    private static ObjectNode funding(FundingRate rate) {
        BigDecimal size = rate.rate().abs();
        BigDecimal value = size.multiply(rate.mark().value()).setScale(8, RoundingMode.HALF_EVEN);
        return Json.object()
                .put("timestamp", rate.payment().getEpochSecond())
                .put("value", value.toPlainString())
                .put("rate", LighterWords.percent(size))
                .put("direction", rate.rate().signum() < 0 ? "short" : "long");
    }

    private ObjectNode details(Exchange exchange, Listing listing) {
        return rules(listing)
                .put("quote_multiplier", 1)
                .put("size_decimals", LighterListings.sizeDigits(listing))
                .put("price_decimals", LighterListings.priceDigits(listing))
                .put("default_initial_margin_fraction", INITIAL_FRACTION)
                .put("min_initial_margin_fraction", INITIAL_FRACTION)
                .put("maintenance_margin_fraction", MAINTENANCE_FRACTION)
                .put("closeout_margin_fraction", MAINTENANCE_FRACTION)
                .put("last_trade_price", exchange.quote(listing.symbol()).mark().value())
                .put("open_interest", 0);
    }

    private ObjectNode rules(Listing listing) {
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("market_id", listings.number(listing.symbol()))
                .put("market_type", "perp")
                .put("status", "active")
                .put("taker_fee", Json.number(host.profile().takerFee(), 4))
                .put("maker_fee", Json.number(host.profile().makerFee(), 4))
                .put("liquidation_fee", "1.0000")
                .put("min_base_amount", LighterListings.size(listing, LighterListings.smallest(listing)))
                .put(
                        "min_quote_amount",
                        Json.number(listing.instrument().minNotional().value(), QUOTE_DIGITS))
                .put("order_quote_limit", "281474976.710655")
                .put("supported_size_decimals", LighterListings.sizeDigits(listing))
                .put("supported_price_decimals", LighterListings.priceDigits(listing))
                .put("supported_quote_decimals", QUOTE_DIGITS);
    }

    private ArrayNode orders(Listing listing, List<Depth.Level> levels, LongUnaryOperator index) {
        var orders = Json.array();
        for (Depth.Level level : levels) {
            long number = index.applyAsLong(orders.size());
            String size = LighterListings.size(listing, level.quantity().value());
            orders.add(Json.object()
                    .put("order_index", number)
                    .put("order_id", String.valueOf(number))
                    .put("owner_account_index", CROWD)
                    .put("initial_base_amount", size)
                    .put("remaining_base_amount", size)
                    .put("price", LighterListings.price(listing, level.price().value()))
                    .put("order_expiry", host.now().plus(LIFE).toEpochMilli())
                    .put("transaction_time", 0));
        }
        return orders;
    }

    private static long second(Params params, String name) {
        return LighterListings.number(params, name).orElseThrow(() -> LighterError.param(name + " is required"));
    }
}
