package evenkeel.simulator.week;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time in which something is not as usual; the end is not part of it. */
record Spell(Instant from, Duration length) {
    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(from.plus(length));
    }
}
