package evenkeel.simulator.timeline;

import evenkeel.workflows.timeline.Timeline.Both;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How one leg of two ended: with an answer or with a failure. */
public record Ended<T>(@Nullable T answer, @Nullable RuntimeException failure) {
    public static <T> Ended<T> of(Supplier<T> leg) {
        try {
            return new Ended<>(leg.get(), null);
        } catch (RuntimeException failed) {
            return new Ended<>(null, failed);
        }
    }

    /** Both ends are known; the first failure is thrown, the other one with it. */
    @SuppressWarnings("NullAway") // without a failure there is an answer
    public static <A, B> Both<A, B> join(Ended<A> first, Ended<B> second) {
        if (first.failure != null) {
            if (second.failure != null) first.failure.addSuppressed(second.failure);
            throw first.failure;
        }
        if (second.failure != null) throw second.failure;
        return new Both<>(first.answer, second.answer);
    }
}
