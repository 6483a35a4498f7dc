package evenkeel.workflows.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Time and concurrency of a process. Nothing else may make it wait. */
public interface Timeline {
    Instant now();

    void pause(Duration length, String why);

    /** Waits for the condition, which may look at the process's own state only. True when met, false at the deadline. */
    boolean await(String why, Instant deadline, BooleanSupplier condition);

    /** Two port calls, or chains of them, at once. Both ends are known before it returns; the first failure is thrown then. */
    <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second);

    /**
     * A long port call that a command may end; empty when it did. The call stays armed: the next {@code unless} of the same
     * name waits for the same call and does not make it again.
     */
    <R> Optional<R> unless(String name, Supplier<R> call, BooleanSupplier interrupted);

    /** Which variant of a changed passage a running trade is on; the latest for a new one. */
    int version(String change, int latest);

    /** Tells people where the trade is. */
    void phase(Phase phase, String card);

    /** Lets people find the trade by why it was left, or by what wants their attention. */
    void mark(Mark mark, String value);

    /** What a trade can be found by besides its phase. */
    enum Mark {
        CLOSE_REASON,
        ATTENTION
    }

    /** Both answers. */
    record Both<A, B>(A first, B second) {}
}
