package evenkeel.activities.venues.http;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The venue's time as we reckon it: our clock plus an offset, which is the median of several readings. A positive
 * offset means that the venue is ahead of us.
 */
public final class VenueClock {
    /** A machine that is farther off is sick (F46): its data ages are wrong too. */
    public static final Duration TRUSTED = Duration.ofSeconds(1);

    private static final int SAMPLES = 5;
    private static final int SAMPLES_NEEDED = 3;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final InstantSource local;
    private final Supplier<Instant> venueTime;
    private final ReentrantLock measuring = new ReentrantLock();
    private volatile @Nullable Reading reading;

    public VenueClock(InstantSource local, Supplier<Instant> venueTime) {
        this.local = local;
        this.venueTime = venueTime;
    }

    /** Our own clock, unchanged. */
    public Instant local() {
        return local.instant();
    }

    /** The venue's time now. */
    public Instant now() {
        return at(local.instant());
    }

    /** What the venue's clock showed at an instant of ours. */
    public Instant at(Instant ours) {
        return ours.plus(offset());
    }

    /** Measured on first use, and again after {@link #distrust}. */
    public Duration offset() {
        Reading known = reading;
        return known != null ? known.offset() : measureUnlessKnown();
    }

    /** Whether the two clocks agree well enough to open risk. */
    public boolean isTrusted() {
        return offset().abs().compareTo(TRUSTED) <= 0;
    }

    /** Reads the venue's clock several times; trouble when most of the readings fail. */
    public Duration measure() {
        measuring.lock();
        try {
            Duration offset = median(samples());
            reading = new Reading(offset, local.instant());
            return offset;
        } finally {
            measuring.unlock();
        }
    }

    /** Measures again when the last reading is old. One caller does, the others go on with what is known. */
    public void refresh() {
        Reading known = reading;
        if (known == null) {
            measureUnlessKnown();
            return;
        }
        if (known.takenAt().plus(FRESH).isAfter(local.instant()) || !measuring.tryLock()) return;
        try {
            measure();
        } catch (Trouble oldOneServes) {
            // until the venue itself finds it wrong
        } finally {
            measuring.unlock();
        }
    }

    /** The venue found our time wrong: the next use measures. */
    public void distrust() {
        reading = null;
    }

    /** Of many that need it first, one measures. */
    private Duration measureUnlessKnown() {
        measuring.lock();
        try {
            Reading known = reading;
            return known != null ? known.offset() : measure();
        } finally {
            measuring.unlock();
        }
    }

    private List<Duration> samples() {
        List<Duration> samples = new ArrayList<>(SAMPLES);
        var lastTrouble = new Trouble(Code.VEN_CLOCK, "the venue's clock could not be read");
        for (int i = 0; i < SAMPLES; i++) {
            try {
                Instant before = local.instant();
                Instant venue = venueTime.get();
                Duration trip = Duration.between(before, local.instant());
                samples.add(Duration.between(before.plus(trip.dividedBy(2)), venue));
            } catch (Trouble e) {
                lastTrouble = e;
            }
        }
        if (samples.size() < SAMPLES_NEEDED) throw lastTrouble;
        return samples;
    }

    private static Duration median(List<Duration> samples) {
        return samples.stream().sorted().toList().get(samples.size() / 2);
    }

    private record Reading(Duration offset, Instant takenAt) {}
}
