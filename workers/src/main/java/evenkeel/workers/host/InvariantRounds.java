package evenkeel.workers.host;

import evenkeel.activities.invariants.InvariantWatch;
import evenkeel.activities.ledger.JobLease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the invariants looked at once a minute, by one of all workers. */
final class InvariantRounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InvariantRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(60);
    /** A worker that has gone is replaced with the second round that it misses. */
    private static final Duration LEASE = EVERY.plus(EVERY.dividedBy(2));

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("invariants").daemon().factory());
    private final InvariantWatch watch;
    private final JobLease lease;
    private final InstantSource clock;

    private InvariantRounds(InvariantWatch watch, JobLease lease, InstantSource clock) {
        this.watch = watch;
        this.lease = lease;
        this.clock = clock;
    }

    static InvariantRounds of(InvariantWatch watch, JobLease lease, InstantSource clock) {
        InvariantRounds begun = new InvariantRounds(watch, lease, clock);
        var unused = begun.rounds.scheduleWithFixedDelay(begun::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return begun;
    }

    /** A round that fails is followed by the next one. */
    private void round() {
        try {
            if (lease.hold(clock.instant(), LEASE)) watch.look();
        } catch (RuntimeException e) {
            log.warn("the invariants could not be looked at: {}", e.toString());
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
