package evenkeel.activities.venues.book;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast we say what we want. Of the words that a venue hears in a minute a fifth may come at once and three quarters one
 * after another; what is left is for pings and for whoever else speaks there.
 */
final class Pace {
    private static final double AT_ONCE = 0.2;
    private static final double IN_A_ROW = 0.75;

    private final LongSupplier nanos;
    private final long each;
    private final long ahead;
    private long free;

    Pace(int wordsOfAMinute, LongSupplier nanos) {
        this.nanos = nanos;
        this.each = (long) (TimeUnit.MINUTES.toNanos(1) / (wordsOfAMinute * IN_A_ROW));
        this.ahead = (long) (each * Math.floor(wordsOfAMinute * AT_ONCE));
        this.free = nanos.getAsLong();
    }

    synchronized boolean allows() {
        return free - nanos.getAsLong() < ahead;
    }

    synchronized void said(int words) {
        free = Math.max(free, nanos.getAsLong()) + words * each;
    }
}
