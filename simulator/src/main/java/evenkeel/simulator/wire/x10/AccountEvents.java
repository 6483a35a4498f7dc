package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.VenueHost;
import java.util.List;

/** What happened to an account, as the messages of its stream. */
final class AccountEvents {
    private final VenueHost host;
    private final X10Orders orders;
    private final X10Accounts accounts;

    AccountEvents(VenueHost host, X10Orders orders, X10Accounts accounts) {
        this.host = host;
        this.orders = orders;
        this.accounts = accounts;
    }

    /** A message before it is numbered; some have no type. */
    record Told(String type, JsonNode data) {}

    Told snapshot(Exchange exchange, X10Key key) {
        ObjectNode data = Json.object();
        data.set("orders", Json.array(exchange.resting(key.account()), order -> orders.words(order, key)));
        data.set(
                "positions",
                Json.array(accounts.positions(exchange, key, host.profile().listings()), position -> position));
        data.putArray("trades");
        data.set("balance", accounts.balance(exchange, key));
        return new Told("SNAPSHOT", data);
    }

    List<Told> words(ExchangeEvent event, X10Key key) {
        return switch (event) {
            case ExchangeEvent.OrderChanged changed -> List.of(order(changed.order(), key));
            case ExchangeEvent.OrderFilled filled -> {
                var trade = X10Words.trade(
                        filled.trade(), host.listing(filled.order().symbol()), key);
                yield List.of(new Told("TRADE", listOf("trades", trade)), order(filled.order(), key));
            }
            case ExchangeEvent.PositionChanged changed -> {
                var wallet = host.peek(exchange -> exchange.wallet(changed.account()));
                var position = accounts.position(changed.holding(), wallet, key);
                yield List.of(new Told("POSITION", listOf("positions", position)), balance(key));
            }
            case ExchangeEvent.FundingPaid paid -> List.of(balance(key));
        };
    }

    private Told order(VenueOrder order, X10Key key) {
        return new Told("ORDER", listOf("orders", orders.words(order, key)));
    }

    private Told balance(X10Key key) {
        ObjectNode data = Json.object();
        data.set("balance", host.peek(exchange -> accounts.balance(exchange, key)));
        return new Told("BALANCE", data);
    }

    private static ObjectNode listOf(String name, ObjectNode one) {
        ObjectNode data = Json.object();
        data.putArray(name).add(one);
        return data;
    }
}
