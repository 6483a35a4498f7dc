package evenkeel.activities.duty;

import evenkeel.activities.ledger.Duties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has things done every so often, by one of all processes that would. */
public final class DutyRounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DutyRounds.class);

    private final ScheduledExecutorService rounds;
    private final String duty;
    private final Duration every;
    private final List<Runnable> tasks;

    private DutyRounds(String duty, Duration every, List<Runnable> tasks) {
        this.duty = duty;
        this.every = every;
        this.tasks = List.copyOf(tasks);
        this.rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(duty).daemon().factory());
    }

    public static DutyRounds of(String duty, Duration every, Duties duties, String worker, List<Runnable> tasks) {
        DutyRounds begun = new DutyRounds(duty, every, tasks);
        var unused = begun.rounds.scheduleWithFixedDelay(
                () -> begun.round(duties, worker), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return begun;
    }

    /** A round that fails is followed by the next one; a worker that has gone is replaced with the second that it misses. */
    private void round(Duties duties, String worker) {
        try {
            if (duties.take(duty, worker, every.plus(every.dividedBy(2)))) tasks.forEach(this::attempt);
        } catch (RuntimeException e) {
            log.warn("nobody could be found for {}: {}", duty, e.toString());
        }
    }

    /** One that fails does not keep the others from being done. */
    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.warn("{} could not be seen to: {}", duty, e.toString());
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
