package evenkeel.workers.watch;

import evenkeel.activities.trading.Pace;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Waits inside the activity: a short step, or less when the venue hints. Each step is a beat, so that the engine notices a
 * dead worker within the activity's heartbeat time-out.
 */
public final class WallPace implements Pace {
    private static final Duration STEP = Duration.ofMillis(250);

    private final VenueHints hints;
    private final InstantSource clock;

    public WallPace(VenueHints hints, InstantSource clock) {
        this.hints = hints;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> next(String venue, String symbol, Instant latest) {
        Activity.getExecutionContext().heartbeat(null);
        Duration left = Duration.between(clock.instant(), latest);
        hints.await(venue, symbol, left.compareTo(STEP) < 0 ? left : STEP);
        return Optional.empty();
    }
}
