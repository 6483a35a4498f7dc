package evenkeel.activities.gate;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.HaltTarget;
import evenkeel.domain.halt.StandingHalts;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes entries back that rest under a halt of K1 or more. Their trades see them end, and hedge what has filled. */
public final class RestingEntries {
    private static final Logger log = LoggerFactory.getLogger(RestingEntries.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final Books books;
    private final Gate gate;
    private final HaltBoard halts;
    private final InstantSource clock;
    private final Map<String, Instant> asked = new HashMap<>();

    public RestingEntries(Books books, Gate gate, HaltBoard halts, InstantSource clock) {
        this.books = books;
        this.gate = gate;
        this.halts = halts;
        this.clock = clock;
    }

    public void takeBack() {
        StandingHalts standing = halts.standing();
        asked.values().removeIf(at -> at.plus(ASK_AGAIN).isBefore(clock.instant()));
        if (standing.all().stream().noneMatch(halt -> halt.level().takesBackRestingEntries())) return;
        for (TradeRecord trade : books.openTrades()) takeBack(trade, standing);
    }

    private void takeBack(TradeRecord trade, StandingHalts standing) {
        HaltTarget target = HaltTarget.of(trade.current());
        for (OrderRecord order : books.orders(trade.terms().trade())) {
            boolean rests = !order.isFinal() && order.status() != OrderStatus.INTENT;
            boolean entry = order.intent().purpose() == Purpose.ENTRY;
            if (rests && entry && standing.takingBack(order.intent(), target).isPresent()) cancel(order.intent());
        }
    }

    private void cancel(OrderIntent entry) {
        if (asked.putIfAbsent(entry.clientId(), clock.instant()) != null) return;
        try {
            gate.cancel(entry);
            log.warn("asked to take back {}", entry.summary());
        } catch (Trouble notNow) {
            log.warn("could not take back {}: {}", entry.summary(), notNow.getMessage());
        }
    }
}
