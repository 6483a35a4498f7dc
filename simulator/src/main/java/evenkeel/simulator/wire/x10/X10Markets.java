package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.FundingRate;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Public reads. */
final class X10Markets {
    static final int DEPTH = 200;

    /** How far from the mark an order's price may be, to its owner's disadvantage. */
    static final BigDecimal PRICE_CAP = new BigDecimal("0.05");

    static final BigDecimal LARGEST_ORDER = new BigDecimal(5_000_000);
    static final int MOST_OPEN_ORDERS = 200;

    private static final int MOST_RATES = 10_000;
    private static final BigDecimal MIN_LOTS = BigDecimal.TEN;

    private final VenueHost host;

    X10Markets(VenueHost host) {
        this.host = host;
    }

    /** All, or those that are named; the query repeats the name. */
    ObjectNode markets(Call call) {
        List<String> named = call.each("market");
        List<Listing> listings = named.isEmpty()
                ? host.profile().listings()
                : named.stream().map(this::listing).toList();
        return X10Words.ok(host.look(exchange -> Json.array(listings, listing -> market(exchange, listing))));
    }

    ObjectNode stats(Call call) {
        Listing listing = listing(call.path().getFirst());
        return X10Words.ok(host.look(exchange -> stats(exchange, listing)));
    }

    ObjectNode orderbook(Call call) {
        Listing listing = listing(call.path().getFirst());
        int levels = call.query().whole("limit").map(Long::intValue).orElse(DEPTH);
        if (levels < 1 || levels > DEPTH) throw X10Error.params("limit");
        Depth book = host.look(exchange -> exchange.book(listing.symbol(), levels));
        ObjectNode words = Json.object().put("market", listing.venueSymbol());
        words.set("bid", levels(listing, book.bids()));
        words.set("ask", levels(listing, book.asks()));
        return X10Words.ok(words);
    }

    /** Newest first. */
    ObjectNode funding(Call call) {
        Listing listing = listing(call.path().getFirst());
        Instant from = Instant.ofEpochMilli(call.query().whole("startTime").orElse(0L));
        Instant until = call.query().whole("endTime").map(Instant::ofEpochMilli).orElseGet(host::now);
        List<FundingRate> rates = host.look(
                exchange -> exchange.fundingHistory(listing.symbol(), from.minusMillis(1), until, MOST_RATES));
        return Page.of(call.query())
                .of(rates.reversed(), rate -> rate.payment().toEpochMilli(), rate -> rate(listing, rate));
    }

    Listing listing(String name) {
        return host.listed(name).orElseThrow(() -> X10Error.missing("Market"));
    }

    /** The named market, or all. */
    List<Listing> asked(Call call) {
        return call.query()
                .text("market")
                .map(name -> List.of(listing(name)))
                .orElse(host.profile().listings());
    }

    static BigDecimal smallest(Listing listing) {
        return listing.instrument().lot().multiply(MIN_LOTS);
    }

    static ObjectNode rate(Listing listing, FundingRate rate) {
        return Json.object()
                .put("m", listing.venueSymbol())
                .put("f", X10Words.number(rate.hourly().value()))
                .put("T", rate.payment().toEpochMilli());
    }

    private ObjectNode market(Exchange exchange, Listing listing) {
        var instrument = listing.instrument();
        ObjectNode words = Json.object()
                .put("name", listing.venueSymbol())
                .put("type", "PERPETUAL")
                .put("category", "L1")
                .put("assetName", listing.symbol())
                .put("assetPrecision", instrument.lot().scale())
                .put("collateralAssetName", "USD")
                .put("collateralAssetPrecision", 6)
                .put("active", true)
                .put("status", "ACTIVE")
                .put("isRfq", false)
                .put("isOffHours", false)
                .put("tradingHours", "CONTINUOUS");
        words.set("marketStats", stats(exchange, listing));
        ObjectNode trading = words.putObject("tradingConfig")
                .put("minOrderSize", X10Words.number(smallest(listing)))
                .put("minOrderSizeChange", X10Words.number(instrument.lot()))
                .put("minPriceChange", X10Words.number(instrument.tick()))
                .put("maxMarketOrderValue", "1000000")
                .put("maxLimitOrderValue", LARGEST_ORDER.toPlainString())
                .put("maxPositionValue", "10000000")
                .put("maxLeverage", "50.00")
                .put("maxNumOrders", String.valueOf(MOST_OPEN_ORDERS))
                .put("limitPriceCap", PRICE_CAP.toPlainString())
                .put("limitPriceFloor", PRICE_CAP.toPlainString())
                .put("hourlyFundingRateCap", "0.01");
        trading.putArray("riskFactorConfig")
                .addObject()
                .put("upperBound", "10000000")
                .put("riskFactor", "0.02");
        words.putObject("l2Config")
                .put("type", "STARKX")
                .put("collateralId", X10Assets.hex(X10Assets.COLLATERAL))
                .put("collateralResolution", X10Assets.RESOLUTION.longValueExact())
                .put("syntheticId", X10Assets.hex(X10Assets.synthetic(listing)))
                .put("syntheticResolution", X10Assets.RESOLUTION.longValueExact());
        return words;
    }

    /** The field of the next payment is named as if it were a rate: it is a time. */
    private static ObjectNode stats(Exchange exchange, Listing listing) {
        var quote = exchange.quote(listing.symbol());
        FundingRate funding = exchange.funding(listing.symbol());
        String mark = X10Words.price(listing, quote.mark().value());
        return Json.object()
                .put("dailyVolume", "0")
                .put("dailyVolumeBase", "0")
                .put("dailyPriceChange", "0")
                .put("dailyLow", mark)
                .put("dailyHigh", mark)
                .put("lastPrice", mark)
                .put("askPrice", X10Words.price(listing, quote.ask().value()))
                .put("bidPrice", X10Words.price(listing, quote.bid().value()))
                .put("markPrice", mark)
                .put("indexPrice", mark)
                .put("fundingRate", X10Words.number(funding.hourly().value()))
                .put("nextFundingRate", funding.payment().toEpochMilli())
                .put("openInterest", "0")
                .put("openInterestBase", "0");
    }

    private static ArrayNode levels(Listing listing, List<Depth.Level> levels) {
        return Json.array(
                levels,
                level -> Json.object()
                        .put("qty", X10Words.quantity(listing, level.quantity().value()))
                        .put("price", X10Words.price(listing, level.price().value())));
    }
}
