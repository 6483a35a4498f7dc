package evenkeel.workers.watch;

import evenkeel.activities.ledger.HeldRows;
import evenkeel.activities.ledger.Snapshots;
import evenkeel.activities.trading.OneRound;
import evenkeel.activities.trading.Outlook;
import evenkeel.activities.trading.Sightings;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.code.Trouble;
import evenkeel.workflows.ports.Watch;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all held trades of this worker with one thread. A watch takes no slot: it is answered from here when there is
 * something to tell. It is level-triggered: registering looks at once, so that an answer which got lost is given again.
 */
public final class BatchWatch implements Watch, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BatchWatch.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final String HAND_OVER = "HandOver";
    /** Zero would mean "no more retries" and end the trade. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private static final Watched LATER = new Watched.Quiet(Instant.EPOCH); // not sent: the answer follows

    private final Supplier<Look> newRound;
    private final Diary diary;
    private final HeldDiary rows;
    private final Duration pace;
    private final InstantSource clock;
    private final ActivityCompletionClient answers;
    private final Beats beats;
    private final Map<OpenWatch.Key, OpenWatch> open = new ConcurrentHashMap<>();
    private final Semaphore wanted = new Semaphore(0);
    private final Thread rounds;
    private volatile boolean leaving;
    private volatile boolean closed;

    /** Each round begins after the pace, or sooner when asked for. */
    BatchWatch(
            WorkflowClient engine,
            Supplier<Look> newRound,
            Diary diary,
            HeldDiary rows,
            Duration pace,
            InstantSource clock) {
        this.newRound = newRound;
        this.diary = diary;
        this.rows = rows;
        this.pace = pace;
        this.clock = clock;
        this.answers = engine.newActivityCompletionClient();
        this.beats = new Beats(engine, open.values(), this::drop, clock);
        this.rounds = Thread.ofPlatform().name("watch").daemon().unstarted(this::goRound);
    }

    /** Looks at the venues afresh in every round, and keeps what it sees once a minute. */
    public static BatchWatch over(
            WorkflowClient engine,
            Venues venues,
            Snapshots kept,
            HeldRows rows,
            Outlook outlook,
            Duration bookingLag,
            InstantSource clock) {
        Diary diary = new Diary(kept, clock);
        Sightings sightings = new Sightings(rows, outlook);
        Supplier<Look> round = () -> Look.of(OneRound.over(venues, bookingLag, sightings, clock), sightings);
        return new BatchWatch(engine, round, diary, new HeldDiary(rows), ROUND, clock);
    }

    public void start() {
        beats.start();
        rounds.start();
    }

    @Override
    public Watched until(Watching watching) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        double phase = ThreadLocalRandom.current().nextDouble();
        register(new OpenWatch(context.getInfo(), watching, clock.instant(), phase));
        context.doNotCompleteOnReturn();
        lookSoon();
        return LATER;
    }

    /** Begins a round now. */
    public void lookSoon() {
        wanted.release();
    }

    public int size() {
        return open.size();
    }

    /** From now on what is registered here goes to another worker at once: polls in flight still bring watches. */
    public synchronized void leave() {
        leaving = true;
    }

    /** Gives the watches of a worker that leaves to the others. */
    public void handOver() {
        List<OpenWatch> mine = List.copyOf(open.values());
        open.clear();
        for (OpenWatch watch : mine) {
            try {
                answers.completeExceptionally(watch.taskToken(), moving());
            } catch (ActivityCompletionException e) {
                log.info("watch of {} was not handed over and will be missed soon: {}", watch, e.toString());
            }
        }
        if (!mine.isEmpty()) log.info("{} watches handed over", mine.size());
    }

    @Override
    public void close() {
        closed = true;
        lookSoon();
        beats.close();
    }

    private synchronized void register(OpenWatch watch) {
        if (leaving) throw moving();
        open.put(watch.key(), watch); // a later attempt replaces an earlier one
    }

    private void goRound() {
        while (!closed) {
            try {
                wanted.tryAcquire(pace.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
            wanted.drainPermits();
            lookAtAll();
        }
    }

    /** Those that are registered before the reads begin: an older read would not know what they hold. */
    private void lookAtAll() {
        List<OpenWatch> mine = new ArrayList<>(open.values());
        if (mine.isEmpty()) return;
        Look look = newRound.get();
        for (OpenWatch watch : mine) {
            try {
                Optional<Watched> seen = look.at(watch.watching());
                if (seen.isPresent()) answer(watch, seen.get());
            } catch (Trouble unreadable) {
                log.debug("{} could not be looked at: {}", watch, unreadable.getMessage());
            } catch (RuntimeException e) {
                log.warn("{} could not be looked at", watch, e); // the others go on
            }
        }
        rows.keep(look.due());
        diary.after(look, mine.stream().map(OpenWatch::held).toList());
    }

    private void answer(OpenWatch watch, Watched seen) {
        try {
            answers.complete(watch.taskToken(), seen);
            drop(watch);
        } catch (ActivityNotExistsException gone) {
            drop(watch); // answered, timed out or over; whoever registers next sees it again
        } catch (ActivityCompletionException e) {
            log.info("the answer about {} did not arrive, the next round repeats it: {}", watch, e.toString());
        }
    }

    private void drop(OpenWatch watch) {
        open.remove(watch.key(), watch);
    }

    private static ApplicationFailure moving() {
        return ApplicationFailure.newFailureWithCauseAndDelay("moves to another worker", HAND_OVER, null, AT_ONCE);
    }
}
