package evenkeel.simulator.hostile;

import evenkeel.simulator.hostile.Journal.Entry;
import evenkeel.simulator.hostile.Journal.Place;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One life of a process, from its start to its end or to a crash. It begins with what the journal knows: every call that
 * was answered gets its answer again, in the old order, with the old clock; then life goes on.
 */
final class Lifetime {
    private final Scheduler scheduler;
    private final Journal journal;
    private final Consumer<Object> commands;
    private final Runnable crashed;
    private final List<Task> tasks = new ArrayList<>();
    private Instant clock;
    private int cursor;
    private boolean dead;
    private int outstanding;

    Lifetime(Scheduler scheduler, Journal journal, Instant start, Consumer<Object> commands, Runnable crashed) {
        this.scheduler = scheduler;
        this.journal = journal;
        this.clock = start;
        this.commands = commands;
        this.crashed = crashed;
        scheduler.after(scheduler.instant(), this::replayCommands);
    }

    /** A strand of the process: its own count of calls. */
    static final class Strand {
        final String name;
        private int calls;
        private int forks;

        Strand(String name) {
            this.name = name;
        }

        Place nextCall() {
            return new Place(name, calls++);
        }

        String nextFork() {
            return name + "/" + forks++;
        }
    }

    /** The time as the process knows it: that of the last thing it learned. */
    Instant clock() {
        return clock;
    }

    void begin(Strand strand, Runnable body) {
        tasks.add(scheduler.spawn(strand, () -> {
            try {
                body.run();
            } catch (Crash crash) {
                die();
                throw crash;
            }
        }));
    }

    Strand strand() {
        return (Strand) scheduler.current().tag();
    }

    boolean isDead() {
        return dead;
    }

    /** Everything that ran in it is gone, wherever it was. */
    void die() {
        if (dead) return;
        dead = true;
        for (Task task : tasks) scheduler.kill(task);
        crashed.run();
    }

    /** A request leaves; more than one is under way when both legs have asked. */
    void asks() {
        outstanding++;
    }

    int outstanding() {
        return outstanding;
    }

    boolean isKnown(Place place) {
        return journal.position(place) >= 0;
    }

    /** The recorded entry, when its turn in the old order has come. */
    Entry replay(Place place) {
        int position = journal.position(place);
        scheduler.await(Instant.MAX, () -> cursor == position);
        Entry entry = journal.get(position);
        clock = entry.at();
        cursor++;
        scheduler.after(scheduler.instant(), this::replayCommands);
        scheduler.poke();
        return entry;
    }

    /** Nothing new begins before everything old has been told; false when it was ended before. */
    boolean awaitPresent(BooleanSupplier ended) {
        scheduler.await(Instant.MAX, () -> isPresent() || ended.getAsBoolean());
        return !ended.getAsBoolean();
    }

    /** Something new has been learned. */
    void learn(Place place, Entry entry) {
        if (dead) throw Crash.NOW;
        journal.add(place, entry);
        clock = entry.at();
        cursor++;
        if (!(entry instanceof Journal.Rang)) outstanding--;
    }

    /** A command; one that comes while nobody is there, or while the old is being told, waits in the journal. */
    void command(Object command, Instant at) {
        boolean present = !dead && isPresent();
        journal.add(null, new Journal.Command(command, at));
        if (present) replayCommands();
    }

    /** Everything that the journal knows has been told. */
    boolean isPresent() {
        return cursor == journal.size();
    }

    private void replayCommands() {
        while (!dead && cursor < journal.size() && journal.get(cursor) instanceof Journal.Command command) {
            clock = command.at();
            cursor++;
            commands.accept(command.command());
        }
    }
}
