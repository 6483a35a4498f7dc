package evenkeel.activities.venues.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One look for all who asked before it began; a look that failed is nobody's answer. */
final class Shared<T> {
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable Look<T> last;

    Shared(InstantSource clock) {
        this.clock = clock;
    }

    private record Look<T>(Instant begun, T seen) {}

    /** {@code serves}: whether what somebody else asked for answers this too. */
    T get(Predicate<T> serves, Supplier<T> read) {
        Instant asked = clock.instant();
        looking.lock();
        try {
            Look<T> known = last;
            if (known != null && !known.begun().isBefore(asked) && serves.test(known.seen())) return known.seen();
            Instant begun = clock.instant();
            T seen = read.get();
            last = new Look<>(begun, seen);
            return seen;
        } finally {
            looking.unlock();
        }
    }
}
