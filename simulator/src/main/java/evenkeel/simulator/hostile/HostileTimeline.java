package evenkeel.simulator.hostile;

import evenkeel.simulator.hostile.Journal.Entry;
import evenkeel.simulator.hostile.Journal.Place;
import evenkeel.simulator.hostile.Lifetime.Strand;
import evenkeel.simulator.timeline.Ended;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's contract without the engine: timers ring, commands arrive and legs run side by side, all on record. */
final class HostileTimeline implements Timeline {
    private final Scheduler scheduler;
    private final Lifetime life;
    private final Consumer<Phase> phases;
    private @Nullable BooleanSupplier interrupted;

    HostileTimeline(Scheduler scheduler, Lifetime life, Consumer<Phase> phases) {
        this.scheduler = scheduler;
        this.life = life;
        this.phases = phases;
    }

    @Override
    public Instant now() {
        return life.clock();
    }

    @Override
    public void pause(Duration length, String why) {
        await(why, now().plus(length), () -> false);
    }

    @Override
    public boolean await(String why, Instant deadline, BooleanSupplier condition) {
        if (condition.getAsBoolean() || !deadline.isAfter(now())) return condition.getAsBoolean();
        Place place = life.strand().nextCall();
        if (life.isKnown(place)) {
            Entry rang = life.replay(place);
            if (!(rang instanceof Journal.Rang timer) || !timer.why().equals(why)) throw diverged(why, rang);
            return condition.getAsBoolean();
        }
        if (!life.awaitPresent(condition)) return true;
        if (scheduler.await(deadline, condition)) return true;
        life.learn(place, new Journal.Rang(why, scheduler.instant()));
        return condition.getAsBoolean();
    }

    @Override
    public <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        String fork = life.strand().nextFork();
        AtomicReference<@Nullable Ended<A>> a = new AtomicReference<>();
        AtomicReference<@Nullable Ended<B>> b = new AtomicReference<>();
        leg(fork + "a", first, a);
        leg(fork + "b", second, b);
        scheduler.await(Instant.MAX, () -> a.get() != null && b.get() != null);
        return Ended.join(Objects.requireNonNull(a.get()), Objects.requireNonNull(b.get()));
    }

    private <T> void leg(String name, Supplier<T> leg, AtomicReference<@Nullable Ended<T>> end) {
        life.begin(new Strand(name), () -> {
            end.set(Ended.of(leg));
            scheduler.poke();
        });
    }

    @Override
    public <R> Optional<R> unless(String name, Supplier<R> call, BooleanSupplier given) {
        if (given.getAsBoolean()) return Optional.empty();
        interrupted = given;
        try {
            return Optional.of(call.get());
        } catch (Interrupted over) {
            return Optional.empty();
        } finally {
            interrupted = null;
        }
    }

    @Override
    public int version(String change, int latest) {
        return latest;
    }

    @Override
    public void mark(Mark mark, String value) {}

    @Override
    public void phase(Phase phase, String card) {
        if (life.isPresent()) phases.accept(phase); // what is told again was told before
    }

    /** Whether the port call that is just being made may be ended by a command. Only the process itself makes such calls. */
    BooleanSupplier interruption() {
        BooleanSupplier given = interrupted;
        interrupted = null;
        return given == null ? () -> false : given;
    }

    static IllegalStateException diverged(String asked, Entry recorded) {
        return new IllegalStateException("a replay went another way: asked " + asked + ", recorded " + recorded);
    }

    /** A command ended the call; its answer, if one comes, is nobody's. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("interrupted", null, false, false);
        }
    }
}
