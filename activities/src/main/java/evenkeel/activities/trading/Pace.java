package evenkeel.activities.trading;

import java.time.Instant;
import java.util.Optional;

/** How a look that found nothing goes on: by waiting here for news, or by telling the caller when to come back. */
@FunctionalInterface
public interface Pace {
    /** Waits until something at the venue may have changed, then empty; or at once the time to come back. Never past {@code latest}. */
    Optional<Instant> next(String venue, String symbol, Instant latest);
}
