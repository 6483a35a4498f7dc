package evenkeel.config.start;

import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.util.function.Supplier;

/** How long a start still waits for what starts beside it. */
public final class Patience {
    private static final Duration STEP = Duration.ofMillis(200);

    private final long deadlineNanos;

    private Patience(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    public static Patience of(Duration length) {
        return new Patience(System.nanoTime() + length.toNanos());
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime()));
    }

    /** Asks again while what is asked for cannot be reached; every other trouble, and the last one, is the caller's. */
    public <T> T until(Supplier<T> ask) {
        while (true) {
            try {
                return ask.get();
            } catch (Trouble trouble) {
                boolean mayCome = ExitCode.of(trouble.code()) == ExitCode.UNREACHABLE;
                if (!mayCome || left().compareTo(STEP) < 0) throw trouble;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }
}
