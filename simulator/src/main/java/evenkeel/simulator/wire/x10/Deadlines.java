package evenkeel.simulator.wire.x10;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.VenueHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When orders end by themselves: each at its own expiry, all of an account when its dead man's switch is not wound up
 * again. Kept in memory: after a restart an order rests until it is cancelled.
 */
final class Deadlines {
    private static final Duration USUAL = Duration.ofDays(90);

    private final VenueHost host;
    private final Map<Long, Instant> expiries = new ConcurrentHashMap<>();
    private final Map<String, Instant> switches = new ConcurrentHashMap<>();

    Deadlines(VenueHost host) {
        this.host = host;
        host.everyBeat(this::beat);
    }

    void expires(VenueOrder order, Instant expiry) {
        expiries.put(order.id(), expiry);
    }

    Instant expiry(VenueOrder order) {
        return expiries.getOrDefault(order.id(), order.placedAt().plus(USUAL));
    }

    void windUp(String account, Duration countdown) {
        if (countdown.isZero()) switches.remove(account);
        else switches.put(account, host.now().plus(countdown));
    }

    private void beat(Exchange exchange) {
        Instant now = exchange.now();
        for (VenueOrder order : over(exchange, now)) host.cancel(order.account(), order.id());
        switches.values().removeIf(until -> !now.isBefore(until));
    }

    private List<VenueOrder> over(Exchange exchange, Instant now) {
        var over = new ArrayList<VenueOrder>();
        for (String account : exchange.accounts()) {
            Instant until = switches.getOrDefault(account, Instant.MAX);
            for (VenueOrder order : exchange.resting(account)) {
                if (!now.isBefore(until) || !now.isBefore(expiry(order))) over.add(order);
            }
        }
        return over;
    }
}
