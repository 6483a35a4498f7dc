package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.FundingRate;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Public reads. */
final class BybitMarkets {
    static final int DEPTH = 50;

    private static final int USUAL_DEPTH = 25;
    private static final int MOST_RATES = 200;
    private static final int MINUTES = 60;
    private static final BigDecimal LARGEST_LOTS = new BigDecimal(1_000_000);

    private final VenueHost host;

    BybitMarkets(VenueHost host) {
        this.host = host;
    }

    JsonNode time(Params params) {
        Instant now = host.now();
        return Json.object()
                .put("timeSecond", String.valueOf(now.getEpochSecond()))
                .put("timeNano", String.valueOf(now.toEpochMilli() * 1_000_000));
    }

    JsonNode instruments(Params params) {
        ObjectNode page = Json.object().put("category", category(params)).put("nextPageCursor", "");
        page.set("list", Json.array(asked(params), this::instrument));
        return page;
    }

    JsonNode tickers(Params params) {
        ObjectNode page = Json.object().put("category", category(params));
        List<Listing> asked = asked(params);
        page.set("list", host.look(exchange -> Json.array(asked, listing -> ticker(exchange, listing))));
        return page;
    }

    JsonNode orderbook(Params params) {
        checkCategory(params);
        Listing listing = listing(params);
        int levels = params.whole("limit").map(Long::intValue).orElse(USUAL_DEPTH);
        Depth book = host.look(exchange -> exchange.book(listing.symbol(), Math.min(DEPTH, levels)));
        ObjectNode words = Json.object().put("s", listing.venueSymbol());
        words.set("b", levels(listing, book.bids()));
        words.set("a", levels(listing, book.asks()));
        return words.put("ts", book.venueTime().toEpochMilli())
                .put("u", book.version())
                .put("seq", book.version())
                .put("cts", book.venueTime().toEpochMilli());
    }

    /** Newest first; a beginning without an end is refused. */
    JsonNode fundingHistory(Params params) {
        Listing listing = listing(params);
        if (params.has("startTime") && !params.has("endTime")) throw BybitError.params("EndTime is required");
        int limit = params.whole("limit").map(Long::intValue).orElse(MOST_RATES);
        if (limit < 1 || limit > MOST_RATES) throw BybitError.params("limit invalid");
        ObjectNode page = Json.object().put("category", category(params));
        page.set(
                "list",
                Json.array(
                        history(listing, params, limit).reversed(),
                        rate -> Json.object()
                                .put("symbol", listing.venueSymbol())
                                .put("fundingRate", BybitWords.number(rate.rate()))
                                .put("fundingRateTimestamp", BybitWords.millis(rate.payment()))));
        return page;
    }

    Listing listing(Params params) {
        return params.text("symbol").flatMap(host::listed).orElseThrow(() -> BybitError.params("symbol invalid"));
    }

    /** The named symbol, or all that the venue lists. */
    List<Listing> asked(Params params) {
        return params.has("symbol") ? List.of(listing(params)) : host.profile().listings();
    }

    static void checkCategory(Params params) {
        if (!params.text("category").orElse("").equals("linear")) throw BybitError.params("Category is invalid");
    }

    static ArrayNode levels(Listing listing, List<Depth.Level> levels) {
        return Json.array(
                levels,
                level -> Json.texts(
                        BybitWords.price(listing, level.price().value()),
                        BybitWords.quantity(listing, level.quantity().value())));
    }

    static ObjectNode ticker(Exchange exchange, Listing listing) {
        var quote = exchange.quote(listing.symbol());
        FundingRate funding = exchange.funding(listing.symbol());
        String mark = BybitWords.price(listing, quote.mark().value());
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("lastPrice", mark)
                .put("indexPrice", mark)
                .put("markPrice", mark)
                .put("bid1Price", BybitWords.price(listing, quote.bid().value()))
                .put("bid1Size", BybitWords.quantity(listing, quote.bidSize().value()))
                .put("ask1Price", BybitWords.price(listing, quote.ask().value()))
                .put("ask1Size", BybitWords.quantity(listing, quote.askSize().value()))
                .put("openInterest", "0")
                .put("fundingRate", BybitWords.number(funding.rate()))
                .put("nextFundingTime", BybitWords.millis(funding.payment()))
                .put("fundingIntervalHour", String.valueOf(funding.intervalHours()));
    }

    private static String category(Params params) {
        checkCategory(params);
        return "linear";
    }

    /** The newest rates up to the end, none before the beginning; oldest first. */
    private List<FundingRate> history(Listing listing, Params params, int limit) {
        Duration interval = host.profile()
                .calendar()
                .hour()
                .multipliedBy(listing.instrument().fundingIntervalHours());
        return host.look(exchange -> {
            Instant named = params.whole("endTime").map(Instant::ofEpochMilli).orElse(exchange.now());
            Instant until = named.isBefore(exchange.now()) ? named : exchange.now();
            Instant newest = until.minus(interval.multipliedBy(limit));
            Optional<Instant> start = params.whole("startTime")
                    .map(from -> Instant.ofEpochMilli(from).minusMillis(1));
            Instant since = start.filter(newest::isBefore).orElse(newest);
            return exchange.fundingHistory(listing.symbol(), since, until, limit);
        });
    }

    private String status(Listing listing) {
        return switch (host.look(exchange -> exchange.state(listing.symbol()))) {
            case TRADING -> "Trading";
            case HALTED -> "PreLaunch";
            case DELISTED -> "Closed";
        };
    }

    private ObjectNode instrument(Listing listing) {
        Instrument instrument = listing.instrument();
        String tick = instrument.tick().toPlainString();
        String lot = instrument.lot().toPlainString();
        String most = instrument.lot().multiply(LARGEST_LOTS).toPlainString();
        ObjectNode words = Json.object()
                .put("symbol", listing.venueSymbol())
                .put("contractType", "LinearPerpetual")
                .put("status", status(listing))
                .put("baseCoin", listing.symbol())
                .put("quoteCoin", "USDT")
                .put("settleCoin", "USDT")
                .put("launchTime", "1585526400000")
                .put("priceScale", String.valueOf(instrument.tick().scale()))
                .put("unifiedMarginTrade", true)
                .put("fundingInterval", instrument.fundingIntervalHours() * MINUTES)
                .put("upperFundingRate", "0.00375")
                .put("lowerFundingRate", "-0.00375");
        words.putObject("leverageFilter")
                .put("minLeverage", "1")
                .put("maxLeverage", "100.00")
                .put("leverageStep", "0.01");
        words.putObject("priceFilter")
                .put("minPrice", tick)
                .put("maxPrice", "1999999.80")
                .put("tickSize", tick);
        words.putObject("lotSizeFilter")
                .put("maxOrderQty", most)
                .put("minOrderQty", lot)
                .put("qtyStep", lot)
                .put("postOnlyMaxOrderQty", most)
                .put("maxMktOrderQty", most)
                .put("minNotionalValue", instrument.minNotional().toString());
        return words;
    }
}
