package evenkeel.activities.venues.lighter;

import evenkeel.domain.code.Trouble;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Numbers of transactions of one key: rising, no two the same. They follow the venue's time in milliseconds, so that
 * another process with this key does not fall back behind. Guard and workers have keys of their own all the same.
 */
final class LighterNonces {
    private final LongSupplier venuesNext;
    private final ReentrantLock lock = new ReentrantLock();
    private long last;
    private boolean doubted;

    LighterNonces(LongSupplier venuesNext) {
        this.venuesNext = venuesNext;
    }

    long next(Instant venueNow) {
        lock.lock();
        try {
            if (doubted) learn();
            last = Math.max(last + 1, venueNow.toEpochMilli());
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** The venue found one too low: the next goes by the venue's own count. */
    void doubt() {
        lock.lock();
        try {
            doubted = true;
        } finally {
            lock.unlock();
        }
    }

    private void learn() {
        try {
            last = Math.max(last, venuesNext.getAsLong() - 1);
            doubted = false;
        } catch (Trouble unreadable) {
            // ours may do: time has gone on since
        }
    }
}
