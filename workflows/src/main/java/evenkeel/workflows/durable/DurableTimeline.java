package evenkeel.workflows.durable;

import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's time: timers that survive a crash, calls that are remembered. */
final class DurableTimeline implements Timeline {
    private final boolean attributes;
    private final Map<String, Promise<?>> armed = new LinkedHashMap<>();
    private @Nullable Phase shown;

    DurableTimeline(boolean attributes) {
        this.attributes = attributes;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    @Override
    public void pause(Duration length, String why) {
        if (length.isPositive()) Workflow.newTimer(length, summary(why)).get();
    }

    @Override
    public boolean await(String why, Instant deadline, BooleanSupplier condition) {
        Duration left = Duration.between(now(), deadline);
        if (condition.getAsBoolean() || !left.isPositive()) return condition.getAsBoolean();

        AtomicReference<@Nullable Promise<Void>> timer = new AtomicReference<>();
        CancellationScope scope = Workflow.newCancellationScope(() -> timer.set(Workflow.newTimer(left, summary(why))));
        scope.run();
        Promise<Void> rings = java.util.Objects.requireNonNull(timer.get());
        Workflow.await(() -> condition.getAsBoolean() || rings.isCompleted());
        if (!rings.isCompleted()) scope.cancel(); // else it would wake the trade later for nothing
        return condition.getAsBoolean();
    }

    @Override
    public <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        Promise<A> a = Async.function(first::get);
        Promise<B> b = Async.function(second::get);
        Workflow.await(() -> a.isCompleted() && b.isCompleted());
        RuntimeException failure = a.getFailure();
        RuntimeException other = b.getFailure();
        if (failure != null && other != null) failure.addSuppressed(other);
        return new Both<>(a.get(), b.get());
    }

    /** Never cancelled: an answer that meets a cancellation is lost, and wedges the in-memory server. */
    @Override
    @SuppressWarnings("unchecked") // one name stands for one call and its type
    public <R> Optional<R> unless(String name, Supplier<R> call, BooleanSupplier interrupted) {
        if (interrupted.getAsBoolean()) return Optional.empty();
        Promise<R> answer = (Promise<R>) armed.computeIfAbsent(name, unused -> Async.function(call::get));
        Workflow.await(() -> answer.isCompleted() || interrupted.getAsBoolean());
        if (!answer.isCompleted()) return Optional.empty();
        armed.remove(name);
        return Optional.of(answer.get());
    }

    @Override
    public int version(String change, int latest) {
        return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, latest);
    }

    @Override
    public void phase(Phase phase, String card) {
        Workflow.setCurrentDetails(card);
        if (attributes && phase != shown) {
            Workflow.upsertTypedSearchAttributes(TradeAttributes.PHASE.valueSet(phase.name()));
        }
        shown = phase;
    }

    @Override
    public void mark(Mark mark, String value) {
        if (attributes)
            Workflow.upsertTypedSearchAttributes(TradeAttributes.of(mark).valueSet(value));
    }

    private static TimerOptions summary(String why) {
        return TimerOptions.newBuilder().setSummary(why).build();
    }
}
