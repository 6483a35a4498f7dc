package evenkeel.workers.host;

import evenkeel.activities.gate.RestingEntries;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether a halt takes back what rests. */
final class HaltRounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HaltRounds.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("halt-rounds").daemon().factory());
    private final RestingEntries entries;

    private HaltRounds(RestingEntries entries) {
        this.entries = entries;
    }

    static HaltRounds over(RestingEntries entries) {
        HaltRounds begun = new HaltRounds(entries);
        var unused = begun.rounds.scheduleWithFixedDelay(begun::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return begun;
    }

    /** A round that fails is followed by the next one. */
    private void round() {
        try {
            entries.takeBack();
        } catch (RuntimeException e) {
            log.warn("halts could not be carried out: {}", e.toString());
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
