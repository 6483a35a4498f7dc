package evenkeel.local.demo;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Trouble;
import evenkeel.starter.trades.EngineTrades;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who has trades closed once they were seen long enough: by its own rules a carry is held for weeks. */
final class DemoOperator implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DemoOperator.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Books books;
    private final EngineTrades engine;
    private final Duration shown;
    private final InstantSource clock = InstantSource.system();
    private final Set<String> asked = new HashSet<>();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("operator").daemon().factory());

    private DemoOperator(Books books, EngineTrades engine, Duration shown) {
        this.books = books;
        this.engine = engine;
        this.shown = shown;
    }

    /** Asks for the close of each trade that has been open for so long. */
    static DemoOperator after(Duration shown, Books books, EngineTrades engine) {
        DemoOperator operator = new DemoOperator(books, engine, shown);
        var unused = operator.rounds.scheduleWithFixedDelay(
                operator::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return operator;
    }

    private void round() {
        try {
            books.openTrades().stream().filter(this::isDue).forEach(this::close);
        } catch (RuntimeException e) {
            log.warn("open trades could not be looked at: {}", e.toString());
        }
    }

    private boolean isDue(TradeRecord trade) {
        return trade.status() == TradeStatus.OPEN
                && !asked.contains(trade.terms().trade())
                && trade.openedAt()
                        .filter(opened -> !clock.instant().isBefore(opened.plus(shown)))
                        .isPresent();
    }

    private void close(TradeRecord trade) {
        String id = trade.terms().trade();
        try {
            String found = engine.close(trade.terms(), new CloseRequest("demo-" + id, "demo", "seen long enough"));
            log.info("trade {} was asked to close while it was in {}", id, found);
            asked.add(id);
        } catch (Trouble refused) {
            log.info("trade {} was not asked to close: {}", id, refused.getMessage());
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
