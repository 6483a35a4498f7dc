package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.FeeAsset;
import evenkeel.simulator.exchange.FundingRate;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Public reads. */
final class BinanceMarkets {
    /** A limit may be that far above or below the mark, as {@code exchangeInfo} tells. */
    static final BigDecimal HIGHEST = new BigDecimal("1.15");

    static final BigDecimal LOWEST = new BigDecimal("0.85");

    private static final int USUAL_INTERVAL_HOURS = 8;
    private static final int DEPTH = 50;
    private static final BigDecimal LARGEST_LOTS = new BigDecimal(1_000_000);

    private final VenueHost host;
    private final UsedWeight weights;

    BinanceMarkets(VenueHost host, UsedWeight weights) {
        this.host = host;
        this.weights = weights;
    }

    JsonNode time(Params params) {
        return Json.object().put("serverTime", host.now().toEpochMilli());
    }

    JsonNode exchangeInfo(Params params) {
        ObjectNode info = Json.object()
                .put("timezone", "UTC")
                .put("serverTime", host.now().toEpochMilli());
        info.set("rateLimits", weights.limits());
        info.set("exchangeFilters", Json.array());
        info.set("assets", Json.array().add(Json.object().put("asset", "USDT").put("marginAvailable", true)));
        info.set("symbols", Json.array(host.profile().listings(), this::symbol));
        return info;
    }

    JsonNode depth(Params params) {
        Listing listing = listing(params);
        int levels = params.whole("limit").map(Long::intValue).orElse(500);
        Depth book = host.look(exchange -> exchange.book(listing.symbol(), Math.min(DEPTH, levels)));
        ObjectNode depth = Json.object()
                .put("lastUpdateId", book.version())
                .put("E", book.venueTime().toEpochMilli())
                .put("T", book.venueTime().toEpochMilli());
        depth.set("bids", levels(listing, book.bids()));
        depth.set("asks", levels(listing, book.asks()));
        return depth;
    }

    JsonNode premiumIndex(Params params) {
        return oneOrAll(params, BinanceMarkets::premium);
    }

    /** Of the asset that fees are taken in only; its mark never moves. */
    JsonNode markPriceKlines(Params params) {
        FeeAsset asset = host.profile()
                .feeAsset()
                .filter(known -> params.text("symbol").equals(Optional.of(known.name() + "USDT")))
                .orElseThrow(BinanceError::unknownSymbol);
        long begins = params.whole("startTime").orElseThrow(() -> BinanceError.missing("startTime"));
        String mark = Json.number(asset.worth().value(), 8);
        return Json.array()
                .add(Json.array()
                        .add(begins)
                        .add(mark)
                        .add(mark)
                        .add(mark)
                        .add(mark)
                        .add("0")
                        .add(begins + 59_999));
    }

    JsonNode bookTicker(Params params) {
        return oneOrAll(params, BinanceMarkets::ticker);
    }

    /** Only symbols whose interval is not the usual one are listed. */
    JsonNode fundingInfo(Params params) {
        List<Listing> unusual = host.profile().listings().stream()
                .filter(listing -> listing.instrument().fundingIntervalHours() != USUAL_INTERVAL_HOURS)
                .toList();
        return Json.array(
                unusual,
                listing -> Json.object()
                        .put("symbol", listing.venueSymbol())
                        .put("adjustedFundingRateCap", "0.02500000")
                        .put("adjustedFundingRateFloor", "-0.02500000")
                        .put("fundingIntervalHours", listing.instrument().fundingIntervalHours())
                        .put("disclaimer", false));
    }

    JsonNode fundingRate(Params params) {
        int limit = params.whole("limit").map(Math::toIntExact).orElse(100);
        if (limit < 1 || limit > 1000) throw BinanceError.missing("limit");
        List<Listing> asked =
                params.has("symbol") ? List.of(listing(params)) : host.profile().listings();
        record Row(Listing listing, FundingRate rate) {}
        var rows = asked.stream()
                .flatMap(listing -> history(listing, params, limit).stream().map(rate -> new Row(listing, rate)))
                .sorted(Comparator.comparing(row -> row.rate().payment()))
                .limit(limit)
                .toList();
        return Json.array(
                rows,
                row -> Json.object()
                        .put("symbol", row.listing().venueSymbol())
                        .put("fundingRate", Json.number(row.rate().rate(), 8))
                        .put("fundingTime", row.rate().payment().toEpochMilli())
                        .put("markPrice", Json.number(row.rate().mark().value(), 8)));
    }

    Listing listing(Params params) {
        String symbol = params.text("symbol").orElseThrow(() -> BinanceError.missing("symbol"));
        return host.listed(symbol).orElseThrow(BinanceError::unknownSymbol);
    }

    static ArrayNode levels(Listing listing, List<Depth.Level> levels) {
        return Json.array(
                levels,
                level -> Json.texts(
                        BinanceWords.price(listing, level.price().value()),
                        BinanceWords.quantity(listing, level.quantity().value())));
    }

    private List<FundingRate> history(Listing listing, Params params, int limit) {
        Duration interval = host.profile()
                .calendar()
                .hour()
                .multipliedBy(listing.instrument().fundingIntervalHours());
        return host.look(exchange -> {
            Instant until = params.whole("endTime").map(Instant::ofEpochMilli).orElse(exchange.now());
            Instant since = params.whole("startTime")
                    .map(start -> Instant.ofEpochMilli(start).minusMillis(1))
                    .orElse(until.minus(interval.multipliedBy(limit)));
            return exchange.fundingHistory(listing.symbol(), since, until, limit);
        });
    }

    private JsonNode oneOrAll(Params params, BiFunction<Exchange, Listing, ObjectNode> how) {
        if (params.has("symbol")) {
            Listing listing = listing(params);
            return host.look(exchange -> how.apply(exchange, listing));
        }
        return host.look(exchange -> Json.array(host.profile().listings(), listing -> how.apply(exchange, listing)));
    }

    private static ObjectNode premium(Exchange exchange, Listing listing) {
        FundingRate funding = exchange.funding(listing.symbol());
        String mark = Json.number(funding.mark().value(), 8);
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("markPrice", mark)
                .put("indexPrice", mark)
                .put("estimatedSettlePrice", mark)
                .put("lastFundingRate", Json.number(funding.rate(), 8))
                .put("interestRate", "0.00010000")
                .put("nextFundingTime", funding.payment().toEpochMilli())
                .put("time", exchange.now().toEpochMilli());
    }

    private static ObjectNode ticker(Exchange exchange, Listing listing) {
        Quote quote = exchange.quote(listing.symbol());
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("bidPrice", BinanceWords.price(listing, quote.bid().value()))
                .put("bidQty", BinanceWords.quantity(listing, quote.bidSize().value()))
                .put("askPrice", BinanceWords.price(listing, quote.ask().value()))
                .put("askQty", BinanceWords.quantity(listing, quote.askSize().value()))
                .put("time", exchange.now().toEpochMilli());
    }

    private String status(Listing listing) {
        return switch (host.look(exchange -> exchange.state(listing.symbol()))) {
            case TRADING -> "TRADING";
            case HALTED -> "PENDING_TRADING";
            case DELISTED -> "SETTLING";
        };
    }

    private ObjectNode symbol(Listing listing) {
        Instrument instrument = listing.instrument();
        ObjectNode symbol = Json.object()
                .put("symbol", listing.venueSymbol())
                .put("pair", listing.venueSymbol())
                .put("contractType", "PERPETUAL")
                .put("status", status(listing))
                .put("baseAsset", listing.symbol())
                .put("quoteAsset", "USDT")
                .put("marginAsset", "USDT")
                .put("pricePrecision", pricePrecision(instrument))
                .put("quantityPrecision", instrument.lot().scale())
                .put("liquidationFee", "0.012500")
                .put("marketTakeBound", "0.05")
                .put("triggerProtect", "0.0500");
        symbol.set("filters", filters(instrument));
        symbol.set("orderTypes", Json.texts("LIMIT", "MARKET"));
        symbol.set("timeInForce", Json.texts("GTC", "IOC", "FOK", "GTX"));
        return symbol;
    }

    /** Finer than the tick for coarse ticks: who rounds to it instead of the filter's tick is refused. */
    static int pricePrecision(Instrument instrument) {
        return Math.max(2, instrument.tick().scale());
    }

    private static ArrayNode filters(Instrument instrument) {
        String tick = instrument.tick().toPlainString();
        String lot = instrument.lot().toPlainString();
        String most = instrument.lot().multiply(LARGEST_LOTS).toPlainString();
        return Json.array()
                .add(filter("PRICE_FILTER")
                        .put("minPrice", tick)
                        .put("maxPrice", "1000000")
                        .put("tickSize", tick))
                .add(filter("LOT_SIZE").put("stepSize", lot).put("minQty", lot).put("maxQty", most))
                .add(filter("MARKET_LOT_SIZE")
                        .put("stepSize", lot)
                        .put("minQty", lot)
                        .put("maxQty", most))
                .add(filter("MAX_NUM_ORDERS").put("limit", 200))
                .add(filter("MIN_NOTIONAL")
                        .put("notional", instrument.minNotional().toString()))
                .add(filter("PERCENT_PRICE")
                        .put("multiplierUp", HIGHEST.toPlainString())
                        .put("multiplierDown", LOWEST.toPlainString())
                        .put("multiplierDecimal", "4"));
    }

    private static ObjectNode filter(String type) {
        return Json.object().put("filterType", type);
    }
}
