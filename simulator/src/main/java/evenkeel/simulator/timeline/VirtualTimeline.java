package evenkeel.simulator.timeline;

import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Time that jumps to the next thing that happens. Ports answer at once. */
public final class VirtualTimeline implements Timeline {
    private final Scheduler scheduler;
    private final PhaseListener listener;

    public VirtualTimeline(Scheduler scheduler, PhaseListener listener) {
        this.scheduler = scheduler;
        this.listener = listener;
    }

    /** Is told where a trade is. */
    @FunctionalInterface
    public interface PhaseListener {
        void phase(Phase phase, String card);
    }

    @Override
    public Instant now() {
        return scheduler.instant();
    }

    @Override
    public void pause(Duration length, String why) {
        if (length.isPositive()) scheduler.sleep(length);
    }

    @Override
    public boolean await(String why, Instant deadline, BooleanSupplier condition) {
        return scheduler.await(deadline, condition);
    }

    @Override
    public <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        AtomicReference<@Nullable Ended<B>> other = new AtomicReference<>();
        scheduler.spawn(scheduler.current().tag(), () -> {
            other.set(Ended.of(second));
            scheduler.poke();
        });
        Ended<A> mine = Ended.of(first);
        scheduler.poke();
        scheduler.await(Instant.MAX, () -> other.get() != null);
        return Ended.join(mine, java.util.Objects.requireNonNull(other.get()));
    }

    @Override
    public <R> Optional<R> unless(String name, Supplier<R> call, BooleanSupplier interrupted) {
        return interrupted.getAsBoolean() ? Optional.empty() : Optional.of(call.get());
    }

    @Override
    public int version(String change, int latest) {
        return latest;
    }

    @Override
    public void mark(Mark mark, String value) {}

    @Override
    public void phase(Phase phase, String card) {
        listener.phase(phase, card);
    }
}
