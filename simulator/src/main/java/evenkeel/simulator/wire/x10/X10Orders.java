package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.Cancellation;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Orders and fills of the key's account. Placing and cancelling are only acknowledged: what came of it is read. */
final class X10Orders {
    private static final int MOST_SECONDS = 86_400;

    private final VenueHost host;
    private final X10Markets markets;
    private final Deadlines deadlines;
    private final String chain;

    X10Orders(VenueHost host, X10Markets markets, Deadlines deadlines, String chain) {
        this.host = host;
        this.markets = markets;
        this.deadlines = deadlines;
        this.chain = chain;
    }

    ObjectNode place(Call call, X10Key key) {
        JsonNode body = call.body();
        Listing listing = markets.listing(body.path("market").asText(""));
        var form = new OrderForm(body, listing);
        NewOrder asked = form.read(host.now(), host.profile().takerFee());
        verify(form, body.path("settlement"), key);
        host.look(exchange -> admit(exchange, asked, key));
        Optional<VenueOrder> replaced = replaced(body.path("cancelId").asText(""), key);
        return switch (host.place(key.account(), asked)) {
            case Placement.Refused refused -> throw X10Error.of(refused.reason());
            case Placement.Placed placed -> {
                deadlines.expires(placed.order(), form.expiry());
                replaced.ifPresent(old -> host.cancel(key.account(), old.id()));
                yield acknowledged(placed.order());
            }
        };
    }

    ObjectNode cancelById(Call call, X10Key key) {
        return cancelled(key, host.look(exchange -> exchange.order(key.account(), X10Words.number(call.number(0)))));
    }

    ObjectNode cancelByExternalId(Call call, X10Key key) {
        String id = call.query().text("externalId").orElseThrow(() -> X10Error.params("externalId"));
        return cancelled(key, host.look(exchange -> exchange.order(key.account(), id)));
    }

    ObjectNode cancelMany(Call call, X10Key key) {
        JsonNode body = call.body();
        Set<String> ids = texts(body.path("orderIds"));
        Set<String> externalIds = texts(body.path("externalOrderIds"));
        Set<String> names = texts(body.path("markets"));
        boolean all = body.path("cancelAll").asBoolean();
        for (VenueOrder order : host.look(exchange -> exchange.resting(key.account()))) {
            boolean meant = all
                    || ids.contains(String.valueOf(X10Words.id(order.id())))
                    || externalIds.contains(order.clientId())
                    || names.contains(listing(order).venueSymbol());
            if (meant) host.cancel(key.account(), order.id());
        }
        return X10Words.ok(Json.object());
    }

    ObjectNode deadManSwitch(Call call, X10Key key) {
        long seconds = call.query()
                .whole("countdownTime")
                .filter(value -> value >= 0 && value <= MOST_SECONDS)
                .orElseThrow(() -> X10Error.params("countdownTime"));
        deadlines.windUp(key.account(), Duration.ofSeconds(seconds));
        return X10Words.ok(Json.object());
    }

    ObjectNode open(Call call, X10Key key) {
        return X10Words.ok(Json.array(asked(call, key, true), order -> words(order, key)));
    }

    ObjectNode history(Call call, X10Key key) {
        return Page.of(call.query())
                .of(asked(call, key, false), order -> X10Words.id(order.id()), order -> words(order, key));
    }

    ObjectNode byId(Call call, X10Key key) {
        return host.look(exchange -> exchange.order(key.account(), X10Words.number(call.number(0))))
                .map(order -> X10Words.ok(words(order, key)))
                .orElseThrow(() -> X10Error.missing("Order"));
    }

    /** A list, though an id is given only once. */
    ObjectNode byExternalId(Call call, X10Key key) {
        String id = call.path().getFirst();
        List<VenueOrder> found = host.look(exchange -> exchange.ordersEver(key.account(), id));
        return X10Words.ok(Json.array(found, order -> words(order, key)));
    }

    ObjectNode trades(Call call, X10Key key) {
        List<Listing> asked = markets.asked(call);
        var trades = new ArrayList<Trade>();
        host.look(exchange -> asked.stream()
                        .map(one -> exchange.fills(key.account(), one.symbol(), Instant.EPOCH))
                        .toList())
                .forEach(trades::addAll);
        List<Trade> newestFirst = trades.stream()
                .filter(trade -> is(call, "side", X10Words.side(trade.fill().side())))
                .filter(trade -> is(call, "type", "TRADE"))
                .sorted(Comparator.comparingLong(X10Words::tradeId).reversed())
                .toList();
        return Page.of(call.query())
                .of(
                        newestFirst,
                        X10Words::tradeId,
                        trade -> X10Words.trade(trade, host.listing(trade.fill().symbol()), key));
    }

    ObjectNode words(VenueOrder order, X10Key key) {
        return X10Words.order(order, listing(order), key, deadlines.expiry(order));
    }

    private void verify(OrderForm form, JsonNode settlement, X10Key key) {
        if (!form.hex(settlement.path("starkKey")).equals(key.signs().x())) {
            throw X10Error.of(1100, "Invalid Stark public key");
        }
        if (!settlement.path("collateralPosition").asText("").equals(String.valueOf(key.vault()))) {
            throw X10Error.of(1102, "Invalid vault");
        }
        JsonNode signature = settlement.path("signature");
        boolean signed = key.signs()
                .signed(
                        form.signed(key).signedHash(chain, key.signs().x()),
                        form.hex(signature.path("r")),
                        form.hex(signature.path("s")));
        if (!signed) throw X10Error.of(1101, "Invalid Starknet signature");
    }

    /** What this venue refuses besides what every venue does. */
    private boolean admit(Exchange exchange, NewOrder asked, X10Key key) {
        if (exchange.resting(key.account()).size() >= X10Markets.MOST_OPEN_ORDERS) {
            throw X10Error.of(1126, "Too many open orders");
        }
        BigDecimal mark = exchange.quote(asked.symbol()).mark().value();
        if (isTooFar(asked.side(), asked.limit(), mark)) throw X10Error.of(1141, "Invalid price");
        if (asked.reduceOnly()) reduce(exchange, asked, key);
        return true;
    }

    private static void reduce(Exchange exchange, NewOrder asked, X10Key key) {
        var held = exchange.position(key.account(), asked.symbol()).position();
        if (held.side().isEmpty()) throw X10Error.of(1137, "Position is missing for a reduce-only order");
        if (held.side().get() == asked.side()) throw X10Error.of(1138, "Position is of the same side");
        if (asked.quantity().compareTo(held.quantity()) > 0) {
            throw X10Error.of(1136, "Reduce-only order exceeds the position");
        }
    }

    private static boolean isTooFar(Side side, Price price, BigDecimal mark) {
        BigDecimal most = mark.multiply(BigDecimal.ONE.add(X10Markets.PRICE_CAP));
        BigDecimal least = mark.multiply(BigDecimal.ONE.subtract(X10Markets.PRICE_CAP));
        return side == Side.BUY
                ? price.value().compareTo(most) > 0
                : price.value().compareTo(least) < 0;
    }

    private Optional<VenueOrder> replaced(String externalId, X10Key key) {
        if (externalId.isEmpty() || externalId.equals("null")) return Optional.empty();
        Optional<VenueOrder> found =
                host.look(exchange -> exchange.order(key.account(), externalId)).filter(VenueOrder::isOpen);
        if (found.isEmpty()) throw X10Error.of(1142, "Edit order not found");
        return found;
    }

    private ObjectNode cancelled(X10Key key, Optional<VenueOrder> found) {
        VenueOrder order = found.orElseThrow(() -> X10Error.missing("Order"));
        return switch (host.cancel(key.account(), order.id())) {
            case Cancellation.Cancelled cancelled -> X10Words.ok(Json.object());
            case Cancellation.AlreadyOver over -> throw X10Error.missing("Open order");
            case Cancellation.NoSuchOrder none -> throw X10Error.missing("Order");
        };
    }

    /** Newest first. */
    private List<VenueOrder> asked(Call call, X10Key key, boolean open) {
        Optional<String> market =
                call.query().text("market").map(name -> markets.listing(name).symbol());
        return host.look(exchange -> exchange.orders(key.account())).reversed().stream()
                .filter(order -> order.isOpen() == open)
                .filter(order -> market.isEmpty() || market.get().equals(order.symbol()))
                .filter(order -> is(call, "side", X10Words.side(order.asked().side())))
                .filter(order -> is(call, "type", "LIMIT"))
                .toList();
    }

    private Listing listing(VenueOrder order) {
        return host.listing(order.symbol());
    }

    private static boolean is(Call call, String name, String value) {
        return call.query().text(name).map(value::equals).orElse(true);
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static ObjectNode acknowledged(VenueOrder order) {
        return X10Words.ok(
                Json.object().put("id", String.valueOf(X10Words.id(order.id()))).put("externalId", order.clientId()));
    }
}
