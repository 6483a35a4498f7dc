package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.Fields;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our account as its channels have told since they were opened. A read weighs so much here that fifty trades which read
 * what the venue has just pushed would use up the minute. It answers only while it is certain of everything: all channels
 * have said how things stand, every push since was read, and the line was heard a moment ago. Else a read must.
 */
final class LighterHeard {
    private static final Logger LOG = LoggerFactory.getLogger(LighterHeard.class);

    static final String ORDERS = "account_all_orders";
    static final String TRADES = "account_all_trades";
    static final String POSITIONS = "account_all_positions";

    /** Two beats and a little: a line that is cut without a word is not believed for longer. */
    private static final Duration CERTAIN = Duration.ofSeconds(12);

    /** Whoever asks for fills looks so far back of what he seeks. */
    private static final Duration LOOKED_BACK = Duration.ofMinutes(1);

    /** The push about an order is as quick as the answer to it. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final int MOST_ORDERS = 20_000;
    private static final int MOST_TRADES = 50_000;

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<Long, List<Fields>> orders = eldestLeaves(MOST_ORDERS);
    private final Map<String, Fields> trades = new LinkedHashMap<>();
    private final Map<Integer, Numbered> positions = new HashMap<>();
    private @Nullable Instant since;
    private boolean understood = true;
    private long heardAt;

    /** A row and the number of the push that brought it. */
    private record Numbered(long nonce, Fields row) {}

    LighterHeard(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** A new line, or none any more: nothing is certain. */
    void nothing() {
        lock.lock();
        try {
            since = null;
            understood = true;
            orders.clear();
            trades.clear();
            positions.clear();
        } finally {
            lock.unlock();
        }
    }

    /** All channels have told how things stand. */
    void all() {
        lock.lock();
        try {
            if (understood) since = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    /** Anything at all came over the line. */
    void sign() {
        lock.lock();
        try {
            heardAt = nanos.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /** What a channel says. After a push that cannot be read nothing is certain until a new line. */
    void heard(String channel, Fields frame) {
        lock.lock();
        try {
            switch (channel) {
                case ORDERS -> eachByMarket(frame.object("orders"), this::order);
                case POSITIONS -> positions(frame);
                case TRADES -> eachByMarket(frame.object("trades"), this::trade);
                default -> {} // not ours
            }
            news.signalAll();
        } catch (Trouble e) {
            LOG.warn("{} could not be read, and is read from now on: {}", channel, e.getMessage());
            unread();
        } finally {
            lock.unlock();
        }
    }

    /** A push was no word of the venue's. */
    void unread() {
        lock.lock();
        try {
            since = null;
            understood = false;
        } finally {
            lock.unlock();
        }
    }

    /** What was told of the order of that number; empty when only a read can tell. Waits a moment for the first word. */
    Optional<List<Fields>> order(long number) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (left > 0 && isCertain() && !orders.containsKey(number)) left = news.awaitNanos(left);
            List<Fields> told = orders.get(number);
            return isCertain() && told != null ? Optional.of(List.copyOf(told)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Our trades of a market at or after that instant; empty when only a read can tell. */
    Optional<List<Fields>> trades(int market, Instant from) {
        lock.lock();
        try {
            Instant begun = since;
            if (!isCertain() || begun == null || from.isBefore(begun.minus(LOOKED_BACK))) return Optional.empty();
            return Optional.of(trades.values().stream()
                    .filter(row -> row.count("market_id") == market)
                    .filter(row -> !row.instant("timestamp").isBefore(from))
                    .toList());
        } finally {
            lock.unlock();
        }
    }

    /** The rows of all positions; a market without one was never held. Empty when only a read can tell. */
    Optional<List<Fields>> positions() {
        lock.lock();
        try {
            if (!isCertain()) return Optional.empty();
            return Optional.of(positions.values().stream().map(Numbered::row).toList());
        } finally {
            lock.unlock();
        }
    }

    private boolean isCertain() {
        return since != null && nanos.getAsLong() - heardAt < CERTAIN.toNanos();
    }

    private void order(Fields row) {
        LighterWords.report(row); // whoever asks for it must be able to read it
        orders.computeIfAbsent(row.whole("client_order_index"), number -> new ArrayList<>())
                .add(row);
    }

    /** An older push that comes later tells nothing. */
    private void positions(Fields frame) {
        long nonce = frame.has("nonce") ? frame.whole("nonce") : 0;
        Fields rows = frame.object("positions");
        for (String name : rows.names()) {
            Fields row = rows.object(name);
            LighterWords.position(row); // as above
            Numbered before = positions.get(row.count("market_id"));
            if (before == null || before.nonce() <= nonce)
                positions.put(row.count("market_id"), new Numbered(nonce, row));
        }
    }

    private void trade(Fields row) {
        row.count("market_id");
        trades.putIfAbsent(row.text("trade_id"), row);
        if (trades.size() <= MOST_TRADES) return;
        Iterator<Fields> eldestFirst = trades.values().iterator();
        Instant kept = eldestFirst.next().instant("timestamp").plus(LOOKED_BACK);
        if (since != null && kept.isAfter(since)) since = kept;
        eldestFirst.remove();
    }

    private static void eachByMarket(Fields byMarket, Consumer<Fields> reader) {
        for (String market : byMarket.names()) byMarket.list(market).forEach(reader);
    }

    private static <K, V> Map<K, V> eldestLeaves(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
