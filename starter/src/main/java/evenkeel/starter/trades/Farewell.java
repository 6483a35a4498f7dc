package evenkeel.starter.trades;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.config.carry.ShutdownKeys;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * §14.3: nothing new begins any more, entries that are under way come to their end, and where the keys say so every trade is
 * closed first. What stays open stays hedged: its process outlives this one.
 */
public final class Farewell implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Farewell.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Set<TradeStatus> ENTERING =
            EnumSet.of(TradeStatus.PENDING, TradeStatus.OPENING, TradeStatus.ROLLBACK);

    private final Books books;
    private final EngineTrades engine;
    private final ShutdownKeys keys;
    private final InstantSource clock;
    private volatile boolean running;

    public Farewell(Books books, EngineTrades engine, ShutdownKeys keys, InstantSource clock) {
        this.books = books;
        this.engine = engine;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            List<String> left = end();
            if (!left.isEmpty()) log.info("these trades stay open and go on by themselves: {}", left);
        } catch (Trouble unreadable) {
            log.warn("what stays open cannot be told: {}", unreadable.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the scan, which starts trades. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    /** The trades that are not over when nothing is to be waited for any more, or the time is up. */
    List<String> end() throws InterruptedException {
        Instant until = clock.instant().plus(keys.timeout());
        if (keys.closePositionsOnExit()) books.openTrades().forEach(this::close);
        while (true) {
            List<TradeRecord> open = books.openTrades();
            boolean over = open.stream().noneMatch(this::isAwaited);
            if (over || !clock.instant().isBefore(until)) {
                return open.stream().map(trade -> trade.terms().trade()).toList();
            }
            Thread.sleep(LOOK);
        }
    }

    private boolean isAwaited(TradeRecord trade) {
        return keys.closePositionsOnExit() || ENTERING.contains(trade.status());
    }

    private void close(TradeRecord trade) {
        String id = trade.terms().trade();
        var request =
                new CloseRequest("shutdown-" + id, "starter", "it ends", false, Optional.of(ExitCode.SHUTDOWN.word()));
        try {
            engine.close(trade.terms(), request);
        } catch (Trouble refused) {
            log.warn("trade {} was not asked to close: {}", id, refused.getMessage());
        }
    }
}
