package evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Amendment;
import evenkeel.simulator.exchange.Cancellation;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.MarginMode;
import evenkeel.simulator.exchange.Mishap;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.SymbolState;
import evenkeel.simulator.exchange.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What was done at a venue, as a line of its log and as something that can be done again. */
sealed interface Command {
    /** Without the instant. */
    ObjectNode words();

    /** Whether it came out as it did at first: only what was done is in a log. */
    boolean repeat(Exchange exchange, Instant at);

    record Place(String account, NewOrder order, Mishap mishap) implements Command {
        @Override
        public ObjectNode words() {
            ObjectNode words = verb("place", account)
                    .put("clientId", order.clientId())
                    .put("symbol", order.symbol())
                    .put("side", order.side().name())
                    .put("quantity", order.quantity().toString())
                    .put("limit", order.limit().toString())
                    .put("timeInForce", order.timeInForce().name())
                    .put("reduceOnly", order.reduceOnly());
            if (order.kind() != NewOrder.Kind.LIMIT)
                words.put("kind", order.kind().name());
            order.trigger()
                    .ifPresent(trigger -> words.putObject("trigger")
                            .put("level", trigger.level().toString())
                            .put("watched", trigger.watched().name())
                            .put("way", trigger.way().name()));
            if (mishap.rejected()) words.put("rejected", true);
            mishap.fillsOnly().ifPresent(share -> words.put("fillsOnly", share.toPlainString()));
            return words;
        }

        @Override
        public boolean repeat(Exchange exchange, Instant at) {
            return exchange.place(account, order, mishap, at) instanceof Placement.Placed;
        }

        static Place of(JsonNode words) {
            NewOrder order = new NewOrder(
                    words.path("clientId").asText(),
                    words.path("symbol").asText(),
                    Side.valueOf(words.path("side").asText()),
                    Quantity.of(words.path("quantity").asText()),
                    Price.of(words.path("limit").asText()),
                    TimeInForce.valueOf(words.path("timeInForce").asText()),
                    words.path("reduceOnly").asBoolean());
            if (words.has("kind"))
                order = order.as(NewOrder.Kind.valueOf(words.path("kind").asText()));
            if (words.has("trigger")) order = order.when(trigger(words.path("trigger")));
            Optional<BigDecimal> share = words.has("fillsOnly")
                    ? Optional.of(new BigDecimal(words.path("fillsOnly").asText()))
                    : Optional.empty();
            return new Place(
                    whose(words), order, new Mishap(words.path("rejected").asBoolean(), share));
        }

        private static Trigger trigger(JsonNode words) {
            return new Trigger(
                    Price.of(words.path("level").asText()),
                    Trigger.Watched.valueOf(words.path("watched").asText()),
                    Trigger.Way.valueOf(words.path("way").asText()));
        }
    }

    record Cancel(String account, long orderId) implements Command {
        @Override
        public ObjectNode words() {
            return verb("cancel", account).put("orderId", orderId);
        }

        @Override
        public boolean repeat(Exchange exchange, Instant at) {
            return exchange.cancel(account, orderId, at) instanceof Cancellation.Cancelled;
        }
    }

    record Amend(String account, long orderId, Quantity quantity, Price limit) implements Command {
        @Override
        public ObjectNode words() {
            return verb("amend", account)
                    .put("orderId", orderId)
                    .put("quantity", quantity.toString())
                    .put("limit", limit.toString());
        }

        @Override
        public boolean repeat(Exchange exchange, Instant at) {
            return exchange.amend(account, orderId, quantity, limit, at) instanceof Amendment.Amended;
        }
    }

    record Secure(String account, String symbol, MarginMode mode, int leverage) implements Command {
        @Override
        public ObjectNode words() {
            return verb("secure", account)
                    .put("symbol", symbol)
                    .put("mode", mode.name())
                    .put("leverage", leverage);
        }

        @Override
        public boolean repeat(Exchange exchange, Instant at) {
            return exchange.secure(account, symbol, mode, leverage, at);
        }
    }

    record Declare(String symbol, SymbolState state) implements Command {
        @Override
        public ObjectNode words() {
            return verb("declare", "").put("symbol", symbol).put("state", state.name());
        }

        @Override
        public boolean repeat(Exchange exchange, Instant at) {
            exchange.declare(symbol, state, at);
            return exchange.state(symbol) == state;
        }
    }

    /** The whole position, or a share of it taken for somebody on the other side. */
    record Seize(String account, String symbol, Optional<BigDecimal> share) implements Command {
        @Override
        public ObjectNode words() {
            ObjectNode words = verb("seize", account).put("symbol", symbol);
            share.ifPresent(some -> words.put("share", some.toPlainString()));
            return words;
        }

        @Override
        public boolean repeat(Exchange exchange, Instant at) {
            if (share.isPresent()) exchange.deleverage(account, symbol, share.get(), at);
            else exchange.liquidate(account, symbol, at);
            return true;
        }
    }

    /** Empty when the line says nothing that can be done. */
    static Optional<Command> of(JsonNode words) {
        try {
            return switch (words.path("do").asText()) {
                case "place" -> Optional.of(Place.of(words));
                case "cancel" ->
                    Optional.of(new Cancel(whose(words), words.path("orderId").asLong()));
                case "amend" ->
                    Optional.of(new Amend(
                            whose(words),
                            words.path("orderId").asLong(),
                            Quantity.of(words.path("quantity").asText()),
                            Price.of(words.path("limit").asText())));
                case "secure" ->
                    Optional.of(new Secure(
                            whose(words),
                            words.path("symbol").asText(),
                            MarginMode.valueOf(words.path("mode").asText()),
                            words.path("leverage").asInt()));
                case "declare" ->
                    Optional.of(new Declare(
                            words.path("symbol").asText(),
                            SymbolState.valueOf(words.path("state").asText())));
                case "seize" ->
                    Optional.of(new Seize(
                            whose(words),
                            words.path("symbol").asText(),
                            Optional.ofNullable(words.get("share")).map(share -> new BigDecimal(share.asText()))));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode verb(String what, String account) {
        ObjectNode words = Json.object().put("do", what);
        return account.isEmpty() ? words : words.put("account", account);
    }

    private static String whose(JsonNode words) {
        return words.path("account").asText();
    }
}
