package evenkeel.workers.host;

import evenkeel.activities.ledger.Duties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has invariants, funding and disk looked at once a minute, by one of all workers. */
final class InvariantRounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InvariantRounds.class);
    private static final String DUTY = "invariants";
    private static final Duration EVERY = Duration.ofSeconds(60);
    /** A worker that has gone is replaced with the second round that it misses. */
    private static final Duration LENGTH = EVERY.plus(EVERY.dividedBy(2));

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("invariants").daemon().factory());
    private final List<Runnable> looks;
    private final Duties duties;
    private final String worker;

    private InvariantRounds(List<Runnable> looks, Duties duties, String worker) {
        this.looks = List.copyOf(looks);
        this.duties = duties;
        this.worker = worker;
    }

    static InvariantRounds of(List<Runnable> looks, Duties duties, String worker) {
        InvariantRounds begun = new InvariantRounds(looks, duties, worker);
        var unused = begun.rounds.scheduleWithFixedDelay(begun::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return begun;
    }

    /** A round that fails is followed by the next one. */
    private void round() {
        try {
            if (duties.take(DUTY, worker, LENGTH)) looks.forEach(InvariantRounds::look);
        } catch (RuntimeException e) {
            log.warn("nobody could be found to look: {}", e.toString());
        }
    }

    /** One that fails does not blind the others. */
    private static void look(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException e) {
            log.warn("the invariants could not be looked at: {}", e.toString());
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
