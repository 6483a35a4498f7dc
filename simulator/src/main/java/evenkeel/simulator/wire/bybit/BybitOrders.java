package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.simulator.exchange.Amendment;
import evenkeel.simulator.exchange.Cancellation;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Orders and executions of the key's account. Creating and cancelling are only acknowledged: what came of it is read.
 */
final class BybitOrders {
    private static final Duration SPAN = Duration.ofDays(7);
    private static final int CLOSED_KEPT = 500;
    private static final int USUAL_ROWS = 20;
    private static final int MOST_ROWS = 50;
    private static final int USUAL_EXECUTIONS = 50;
    private static final int MOST_EXECUTIONS = 100;

    private final VenueHost host;
    private final BybitMarkets markets;
    private final Executions executions;

    BybitOrders(VenueHost host, BybitMarkets markets) {
        this.host = host;
        this.markets = markets;
        this.executions =
                new Executions(host.profile().makerFee(), host.profile().takerFee());
    }

    JsonNode create(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        Listing listing = markets.listing(params);
        return switch (host.place(key.account(), new OrderForm(params, listing).read(mark(listing)))) {
            case Placement.Refused refused -> throw BybitError.of(refused.reason());
            case Placement.Placed placed -> acknowledged(placed.order());
        };
    }

    JsonNode cancel(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        Listing listing = markets.listing(params);
        VenueOrder order = host.look(exchange -> named(exchange, params, key))
                .filter(found -> found.symbol().equals(listing.symbol()))
                .orElseThrow(BybitError::tooLate);
        return switch (host.cancel(key.account(), order.id())) {
            case Cancellation.Cancelled cancelled -> acknowledged(cancelled.order());
            case Cancellation.AlreadyOver over -> throw BybitError.tooLate();
            case Cancellation.NoSuchOrder none -> throw BybitError.tooLate();
        };
    }

    JsonNode cancelAll(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        return Json.object()
                .set(
                        "list",
                        Json.array(
                                host.cancelAll(
                                        key.account(), markets.listing(params).symbol()),
                                BybitOrders::acknowledged));
    }

    /** What is not named stays as it is; the quantity is the whole order's. */
    JsonNode amend(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        VenueOrder order = host.look(exchange -> named(exchange, params, key)).orElseThrow(BybitError::tooLate);
        var quantity =
                params.decimal("qty").map(Quantity::new).orElse(order.asked().quantity());
        var limit = params.decimal("price").map(Price::new).orElse(order.asked().limit());
        return switch (host.amend(key.account(), order.id(), quantity, limit)) {
            case Amendment.Amended amended -> acknowledged(amended.order());
            case Amendment.Refused refused -> throw BybitError.of(refused.reason());
            case Amendment.AlreadyOver over -> throw BybitError.tooLate();
            case Amendment.NoSuchOrder none -> throw BybitError.tooLate();
        };
    }

    private Price mark(Listing listing) {
        return host.look(exchange -> exchange.quote(listing.symbol()).mark());
    }

    /** A named order whether open or lately closed; else open ones, or with {@code openOnly=1} the lately closed. */
    JsonNode realtime(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        boolean closed = params.text("openOnly").filter("1"::equals).isPresent();
        return page(params, key, order -> isNamed(params) || order.isOpen() != closed, CLOSED_KEPT);
    }

    JsonNode history(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        Page page = Page.of(params, host.now(), SPAN, USUAL_ROWS, MOST_ROWS);
        Optional<String> status = params.text("orderStatus");
        return page(
                params,
                key,
                order -> !order.isOpen()
                        && page.holds(order.placedAt())
                        && (status.isEmpty() || status.get().equals(BybitWords.status(order.status()))),
                Integer.MAX_VALUE);
    }

    JsonNode executions(Params params, TradingKey key) {
        BybitMarkets.checkCategory(params);
        Page page = Page.of(params, host.now(), SPAN, USUAL_EXECUTIONS, MOST_EXECUTIONS);
        List<Listing> asked = markets.asked(params);
        var rows = new ArrayList<Executions.Row>();
        host.look(exchange -> asked.stream()
                        .map(one -> executions.rows(exchange, key.account(), one))
                        .toList())
                .forEach(rows::addAll);
        var chosen = rows.stream()
                .filter(row -> page.holds(row.at()))
                .filter(row -> is(params, "execType", row.type()))
                .filter(row -> is(params, "orderId", row.orderId()))
                .filter(row -> is(params, "orderLinkId", row.orderLinkId()))
                .sorted(Comparator.comparing(Executions.Row::at))
                .toList();
        return page.of(chosen.reversed(), Executions.Row::id, Executions.Row::words);
    }

    private JsonNode page(Params params, TradingKey key, Predicate<VenueOrder> like, int most) {
        Page page = Page.of(params, host.now(), SPAN, USUAL_ROWS, MOST_ROWS);
        Optional<Listing> listing = params.has("symbol") ? Optional.of(markets.listing(params)) : Optional.empty();
        List<VenueOrder> orders = host.look(exchange -> orders(exchange, params, key)).reversed().stream()
                .filter(order ->
                        listing.isEmpty() || order.symbol().equals(listing.get().symbol()))
                .filter(like)
                .limit(most)
                .toList();
        return page.of(
                orders,
                order -> BybitWords.orderId(order.id()),
                order -> BybitWords.order(order, host.listing(order.symbol())));
    }

    private static List<VenueOrder> orders(Exchange exchange, Params params, TradingKey key) {
        if (!isNamed(params)) return exchange.orders(key.account());
        return named(exchange, params, key).stream().toList();
    }

    private static Optional<VenueOrder> named(Exchange exchange, Params params, TradingKey key) {
        if (!isNamed(params)) throw BybitError.params("OrderId or OrderLinkId is required");
        Optional<String> id = params.text("orderId");
        if (id.isEmpty())
            return exchange.order(key.account(), params.text("orderLinkId").orElseThrow());
        return id.flatMap(BybitWords::orderNumber).flatMap(number -> exchange.order(key.account(), number));
    }

    private static boolean isNamed(Params params) {
        return params.has("orderId") || params.has("orderLinkId");
    }

    private static boolean is(Params params, String name, String value) {
        return params.text(name).map(value::equals).orElse(true);
    }

    private static ObjectNode acknowledged(VenueOrder order) {
        return Json.object().put("orderId", BybitWords.orderId(order.id())).put("orderLinkId", order.clientId());
    }
}
