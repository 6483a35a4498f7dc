package evenkeel.activities.venues.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that seldom changes at a venue, read again when it is old. One caller reads, the others wait for it. */
public final class Cached<T> {
    private final InstantSource clock;
    private final Duration fresh;
    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Kept<T> kept;

    public Cached(InstantSource clock, Duration fresh, Supplier<T> source) {
        this.clock = clock;
        this.fresh = fresh;
        this.source = source;
    }

    /** A failed read is the caller's trouble; what is too old is never an answer. */
    public T get() {
        Kept<T> known = kept;
        if (known != null && isFresh(known)) return known.value();
        reading.lock();
        try {
            known = kept;
            if (known != null && isFresh(known)) return known.value();
            T value = source.get();
            kept = new Kept<>(value, clock.instant());
            return value;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Kept<T> known) {
        Instant now = clock.instant();
        // a clock that stepped back makes it old, not eternal
        return !now.isBefore(known.readAt()) && now.isBefore(known.readAt().plus(fresh));
    }

    private record Kept<T>(T value, Instant readAt) {}
}
