package evenkeel.workers.host;

import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.recovery.EntryHold;
import evenkeel.activities.recovery.LedgerBehindVenues;
import evenkeel.activities.trading.Venues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks whether entries may go: once before the worker begins, then every ten seconds. */
record EntryHoldRounds(EntryHold hold, ScheduledExecutorService thread) implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);

    static EntryHoldRounds over(Venues venues, List<String> symbols, LedgerDatabase ledger, InstantSource clock) {
        var strangers = ledger.strangers();
        EntryHold hold =
                new EntryHold(new LedgerBehindVenues(venues, symbols, ledger.books(), strangers, clock), strangers);
        hold.look();
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("entry-hold").daemon().factory());
        var unused =
                thread.scheduleWithFixedDelay(hold::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return new EntryHoldRounds(hold, thread);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
