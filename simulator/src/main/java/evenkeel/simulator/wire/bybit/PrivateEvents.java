package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Holding;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.VenueHost;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What happened to an account, as messages of the private topics. */
final class PrivateEvents {
    private final VenueHost host;
    private final Executions executions;
    private final AtomicLong lastId = new AtomicLong();

    PrivateEvents(VenueHost host) {
        this.host = host;
        this.executions =
                new Executions(host.profile().makerFee(), host.profile().takerFee());
    }

    /** A message and the topic that it belongs to. */
    record Told(String topic, ObjectNode message) {}

    List<Told> words(ExchangeEvent event) {
        return switch (event) {
            case ExchangeEvent.OrderChanged changed -> List.of(order(changed.order()));
            case ExchangeEvent.OrderFilled filled -> {
                var trade = executions.trade(filled.trade(), filled.order(), listing(filled.order()));
                yield List.of(told("execution", filled.at(), trade), order(filled.order()));
            }
            case ExchangeEvent.PositionChanged changed ->
                List.of(position(changed.holding(), changed.at()), wallet(changed.account(), changed.at()));
            case ExchangeEvent.FundingPaid paid -> paid(paid.account(), paid.payment());
        };
    }

    private List<Told> paid(String account, Payment payment) {
        Instant at = payment.booked().paidAt();
        Listing listing = host.listing(payment.booked().symbol());
        return List.of(told("execution", at, executions.funding(payment, listing)), wallet(account, at));
    }

    private Told order(VenueOrder order) {
        ObjectNode words =
                BybitWords.order(order, listing(order)).put("feeCurrency", "").put("createType", "CreateByUser");
        return told("order", order.changedAt(), words);
    }

    private Told position(Holding holding, Instant at) {
        return told(
                "position",
                at,
                BybitWords.position(holding, host.listing(holding.position().symbol())));
    }

    private Told wallet(String account, Instant at) {
        return told("wallet", at, BybitWords.wallet(host.peek(exchange -> exchange.wallet(account))));
    }

    private Told told(String topic, Instant at, ObjectNode data) {
        ObjectNode message = Json.object()
                .put("topic", topic)
                .put("id", "sim-" + lastId.incrementAndGet())
                .put("creationTime", at.toEpochMilli());
        message.putArray("data").add(data.put("category", "linear"));
        return new Told(topic, message);
    }

    private Listing listing(VenueOrder order) {
        return host.listing(order.symbol());
    }
}
