package evenkeel.activities.venues.book;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast we say what we want. Of the words that a venue hears in a minute two thirds come one after another and a third
 * is kept for what is urgent, which may come at once. A twentieth is left for pings and for whoever else speaks there.
 */
final class Pace {
    private static final double IN_A_ROW = 0.65;
    private static final double URGENT_AT_ONCE = 0.30;
    private static final double AT_ONCE = 0.05;

    private final LongSupplier nanos;
    private final int wordsOfAMinute;
    private final long each;
    private long free;

    Pace(int wordsOfAMinute, LongSupplier nanos) {
        this.nanos = nanos;
        this.wordsOfAMinute = wordsOfAMinute;
        this.each = (long) (TimeUnit.MINUTES.toNanos(1) / (wordsOfAMinute * IN_A_ROW));
        this.free = nanos.getAsLong();
    }

    synchronized boolean allows(boolean urgent) {
        double atOnce = Math.max(1, Math.floor(wordsOfAMinute * (urgent ? URGENT_AT_ONCE : AT_ONCE)));
        return free - nanos.getAsLong() <= (atOnce - 1) * each;
    }

    synchronized void said(int words) {
        free = Math.max(free, nanos.getAsLong()) + words * each;
    }
}
