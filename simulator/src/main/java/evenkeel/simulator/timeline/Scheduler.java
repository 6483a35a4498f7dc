package evenkeel.simulator.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time. Every task has a thread of its own, and exactly one of them runs: whoever yields takes the next wake-up
 * and hands the turn over, so a run is a function of its inputs alone.
 */
public final class Scheduler implements InstantSource {
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>();
    private final List<Task> waiting = new ArrayList<>();
    private final Semaphore idle = new Semaphore(0);
    private Instant now;
    private long number;
    private @Nullable Task current;
    private @Nullable Throwable failure;

    public Scheduler(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets the task begin at its turn; the tag is whatever the caller wants to find on it again. */
    public Task spawn(Object tag, Runnable body) {
        Task task = new Task(tag);
        task.thread = Thread.ofVirtual().unstarted(() -> live(task, body));
        wakes.add(new Wake(now, number++, task, task.ticket, null));
        return task;
    }

    /** Something that happens by itself. It must not wait. */
    public void at(Instant when, Runnable event) {
        wakes.add(new Wake(when, number++, null, 0, event));
    }

    /** Something that happens when everybody has done what there was to do at that instant. */
    public void after(Instant when, Runnable event) {
        wakes.add(new Wake(when, Long.MAX_VALUE, null, 0, event));
    }

    /** Lets everything happen until nothing is left that could; throws what a task or an event threw. */
    public void run() {
        dispatch(null);
        idle.acquireUninterruptibly();
        if (failure instanceof RuntimeException thrown) throw thrown;
        if (failure instanceof Error thrown) throw thrown;
    }

    /** The task whose turn it is. */
    public Task current() {
        if (current == null) throw new IllegalStateException("no task has the turn");
        return current;
    }

    public void sleep(Duration length) {
        Task me = current();
        wakes.add(new Wake(now.plus(length), number++, me, me.ticket, null));
        dispatch(me);
    }

    /** Waits for the condition, at most until the deadline; whether it is met. Conditions are looked at after every event. */
    public boolean await(Instant deadline, BooleanSupplier condition) {
        if (condition.getAsBoolean() || !deadline.isAfter(now)) return condition.getAsBoolean();
        Task me = current();
        me.condition = condition;
        waiting.add(me);
        if (deadline.isBefore(Instant.MAX)) wakes.add(new Wake(deadline, number++, me, me.ticket, null));
        try {
            dispatch(me);
        } finally {
            waiting.remove(me);
            me.condition = null;
        }
        return condition.getAsBoolean();
    }

    /** State has changed: whoever waits for it gets a turn. */
    public void poke() {
        for (Task task : waiting) {
            if (task.condition != null && task.condition.getAsBoolean()) wake(task);
        }
    }

    /** The task ends at its next turn, wherever it waits. */
    public void kill(Task task) {
        task.killed = true;
        if (task != current) wake(task);
    }

    private void wake(Task task) {
        wakes.add(new Wake(now, number++, task, task.ticket, null));
    }

    private void live(Task task, Runnable body) {
        try {
            task.begin();
            body.run();
        } catch (Crash crashed) {
            // the task is over, and so was asked for
        } catch (Throwable thrown) {
            failure = thrown;
            wakes.clear();
        }
        task.ended = true;
        dispatch(null);
    }

    /** Takes wake-ups until one is the caller's own, or hands the turn to another and waits for the next. */
    private void dispatch(@Nullable Task self) {
        while (true) {
            Wake wake = wakes.poll();
            if (wake == null) {
                idle.release();
                if (self != null) self.awaitTurn();
                return;
            }
            if (wake.at.isAfter(now)) now = wake.at;
            if (wake.event != null) {
                happen(wake.event);
            } else if (wake.isDue()) {
                Task task = wake.task();
                task.ticket++;
                current = task;
                if (task != self) task.turn();
                if (self != null && task != self) self.awaitTurn();
                if (self != null) self.check();
                return;
            }
        }
    }

    private void happen(Runnable event) {
        try {
            event.run();
            poke();
        } catch (Throwable thrown) {
            failure = thrown; // not the fault of the task that happens to run
            wakes.clear();
        }
    }

    private record Wake(
            Instant at,
            long number,
            @Nullable Task whose,
            long ticket,
            @Nullable Runnable event) implements Comparable<Wake> {
        Task task() {
            if (whose == null) throw new IllegalStateException("an event has no task");
            return whose;
        }

        /** Each turn uses up all wake-ups that were waiting for it. */
        boolean isDue() {
            return whose != null && whose.ticket == ticket && !whose.ended;
        }

        @Override
        public int compareTo(Wake other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
