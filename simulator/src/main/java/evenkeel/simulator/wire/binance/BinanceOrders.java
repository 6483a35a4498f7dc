package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.Amendment;
import evenkeel.simulator.exchange.Cancellation;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders and fills of the key's account. */
final class BinanceOrders {
    private static final Duration WIDEST_SPAN = Duration.ofDays(7);
    private static final int USUAL_ROWS = 500;
    private static final int MOST_ROWS = 1_000;

    private final VenueHost host;
    private final BinanceMarkets markets;

    BinanceOrders(VenueHost host, BinanceMarkets markets) {
        this.host = host;
        this.markets = markets;
    }

    JsonNode place(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        NewOrder order = new OrderForm(params, listing.instrument()).read(mark(listing.instrument()));
        checkFilters(order, listing.instrument());
        return switch (host.place(key.account(), order)) {
            case Placement.Refused refused -> throw BinanceError.of(refused.reason());
            case Placement.Placed placed -> BinanceWords.answer(asAsked(params, placed.order()), listing);
        };
    }

    JsonNode cancel(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        VenueOrder order = find(params, key, listing).orElseThrow(BinanceError::nothingToCancel);
        return switch (host.cancel(key.account(), order.id())) {
            case Cancellation.Cancelled cancelled -> BinanceWords.answer(cancelled.order(), listing);
            case Cancellation.AlreadyOver over -> throw BinanceError.nothingToCancel();
            case Cancellation.NoSuchOrder none -> throw BinanceError.nothingToCancel();
        };
    }

    JsonNode cancelAll(Params params, TradingKey key) {
        host.cancelAll(key.account(), markets.listing(params).symbol());
        return Json.object().put("code", 200).put("msg", "The operation of cancel all open order is done.");
    }

    /** The quantity is the whole order's, with what has filled. */
    JsonNode amend(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        VenueOrder order = find(params, key, listing).orElseThrow(BinanceError::unknownOrder);
        var form = new OrderForm(params, listing.instrument());
        return switch (host.amend(key.account(), order.id(), form.quantity(), form.price())) {
            case Amendment.Amended amended -> BinanceWords.answer(amended.order(), listing);
            case Amendment.Refused refused -> throw BinanceError.of(refused.reason());
            case Amendment.AlreadyOver over -> throw BinanceError.unknownOrder();
            case Amendment.NoSuchOrder none -> throw BinanceError.unknownOrder();
        };
    }

    JsonNode order(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        return BinanceWords.read(find(params, key, listing).orElseThrow(BinanceError::unknownOrder), listing);
    }

    JsonNode openOrders(Params params, TradingKey key) {
        List<Listing> asked = params.has("symbol")
                ? List.of(markets.listing(params))
                : host.profile().listings();
        var open = Json.array();
        for (Listing listing : asked) {
            List<VenueOrder> orders = host.look(exchange -> exchange.openOrders(key.account(), listing.symbol()));
            for (VenueOrder order : orders) open.add(BinanceWords.read(order, listing));
        }
        return open;
    }

    JsonNode allOrders(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        Span span = span(params);
        long from = params.whole("orderId").orElse(0L);
        List<VenueOrder> orders = host.look(exchange -> exchange.orders(key.account())).stream()
                .filter(order -> order.symbol().equals(listing.symbol()) && order.id() >= from)
                .filter(order -> from > 0 || span.holds(order.placedAt()))
                .toList();
        return Json.array(page(orders, params, from > 0), order -> BinanceWords.read(order, listing));
    }

    JsonNode userTrades(Params params, TradingKey key) {
        Listing listing = markets.listing(params);
        Span span = span(params);
        Optional<Long> from = params.whole("fromId");
        if (from.isPresent() && (params.has("startTime") || params.has("endTime"))) {
            throw BinanceError.of(-1128, "Combination of optional parameters invalid.");
        }
        Optional<Long> order = params.whole("orderId");
        List<Trade> trades = host.look(exchange -> trades(exchange, key, listing)).stream()
                .filter(trade -> from.isEmpty() || Long.parseLong(trade.fill().tradeId()) >= from.get())
                .filter(trade -> from.isPresent() || span.holds(trade.fill().venueTime()))
                .filter(trade -> order.isEmpty() || trade.orderId() == order.get())
                .toList();
        return Json.array(page(trades, params, from.isPresent()), trade -> BinanceWords.trade(trade, listing));
    }

    private static List<Trade> trades(Exchange exchange, TradingKey key, Listing listing) {
        return exchange.fills(key.account(), listing.symbol(), Instant.EPOCH);
    }

    private void checkFilters(NewOrder order, Instrument instrument) {
        BigDecimal mark = mark(instrument).value();
        BigDecimal limit = order.limit().value();
        boolean tooFar = order.side() == Side.BUY
                ? limit.compareTo(mark.multiply(BinanceMarkets.HIGHEST)) > 0
                : limit.compareTo(mark.multiply(BinanceMarkets.LOWEST)) < 0;
        if (tooFar)
            throw BinanceError.of(-4131, "The counterparty's best price does not meet the PERCENT_PRICE filter limit.");
    }

    private Price mark(Instrument instrument) {
        return host.look(exchange -> exchange.quote(instrument.symbol()).mark());
    }

    /** An acknowledgement is the default; only RESULT waits for what the order did. */
    private static VenueOrder asAsked(Params params, VenueOrder order) {
        boolean result =
                params.text("newOrderRespType").filter("RESULT"::equals).isPresent();
        return result ? order : BinanceWords.asAcknowledged(order);
    }

    private Optional<VenueOrder> find(Params params, TradingKey key, Listing listing) {
        Optional<Long> id = params.whole("orderId");
        Optional<String> clientId = params.text("origClientOrderId");
        if (id.isEmpty() && clientId.isEmpty()) {
            throw BinanceError.of(
                    -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
        }
        Optional<VenueOrder> found = host.look(exchange -> id.isPresent()
                ? exchange.order(key.account(), id.get())
                : exchange.order(key.account(), clientId.orElseThrow()));
        return found.filter(order -> order.symbol().equals(listing.symbol()));
    }

    /** From and until, both inclusive. */
    private record Span(Instant from, Instant until) {
        boolean holds(Instant instant) {
            Instant millis = Instant.ofEpochMilli(instant.toEpochMilli());
            return !millis.isBefore(from) && !millis.isAfter(until);
        }
    }

    private Span span(Params params) {
        Optional<Instant> start = params.whole("startTime").map(Instant::ofEpochMilli);
        Optional<Instant> end = params.whole("endTime").map(Instant::ofEpochMilli);
        if (start.isPresent()
                && end.isPresent()
                && Duration.between(start.get(), end.get()).compareTo(WIDEST_SPAN) > 0) {
            throw BinanceError.of(-4165, "Invalid time interval. Maximum time interval is 7 days.");
        }
        Instant until = end.or(() -> start.map(from -> from.plus(WIDEST_SPAN))).orElse(host.now());
        return new Span(start.orElse(until.minus(WIDEST_SPAN)), until);
    }

    /** The oldest rows where a beginning was named, else the newest; oldest first either way. */
    private static <T> List<T> page(List<T> rows, Params params, boolean fromId) {
        long limit = params.whole("limit").orElse((long) USUAL_ROWS);
        if (limit < 1 || limit > MOST_ROWS) throw BinanceError.missing("limit");
        int count = (int) Math.min(limit, rows.size());
        boolean oldest = fromId || params.has("startTime");
        return oldest ? rows.subList(0, count) : rows.subList(rows.size() - count, rows.size());
    }
}
