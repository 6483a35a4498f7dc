package evenkeel.activities.venues.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The times of a socket. {@code silence} is how long nothing may be heard before it counts as dead, {@code life} when
 * it is replaced although it works; a pause between two attempts doubles from {@code firstPause} to
 * {@code longestPause}.
 */
public record Rhythm(Duration beat, Duration silence, Duration life, Duration firstPause, Duration longestPause) {
    private static final Duration LIFE = Duration.ofHours(23);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    public Rhythm {
        if (beat.isZero() || beat.isNegative() || firstPause.isZero() || firstPause.isNegative()) {
            throw new IllegalArgumentException("beat and pause must last, were " + beat + " and " + firstPause);
        }
        if (silence.compareTo(beat) <= 0) {
            throw new IllegalArgumentException("silence must outlast a beat, were " + silence + " and " + beat);
        }
    }

    /** As it suits most venues: they cut a connection after a day, so it goes before. */
    public static Rhythm of(Duration beat, Duration silence) {
        return new Rhythm(beat, silence, LIFE, FIRST_PAUSE, LONGEST_PAUSE);
    }

    public Rhythm living(Duration as) {
        return new Rhythm(beat, silence, as, firstPause, longestPause);
    }

    /** After so many failures in a row: between half and all of it, since those who lost one server must not come together. */
    public Duration pause(int failures, RandomGenerator dice) {
        double share = 0.5 + dice.nextDouble() / 2;
        return Duration.ofNanos((long) (pause(failures).toNanos() * share));
    }

    private Duration pause(int failures) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failures, 16));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
