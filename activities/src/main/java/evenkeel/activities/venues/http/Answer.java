package evenkeel.activities.venues.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A venue's whole answer. {@code retryAfter} is zero when the venue did not ask us to wait; {@code date} is when it says
 * that it answered, cut to the second.
 */
public record Answer(int status, String body, Duration retryAfter, Optional<Instant> date) {
    private static final int EXCERPT = 200;

    public Answer(int status, String body, Duration retryAfter) {
        this(status, body, retryAfter, Optional.empty());
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the status says nothing about what became of the request: 408, 5xx, and redirects, never followed. */
    public boolean isSilence() {
        return status == 408 || status >= 500 || (status >= 300 && status < 400);
    }

    /** Whether the venue, or what stands before it, finds us too busy. */
    public boolean isBusy() {
        return status == 429 || status == 418 || status == 403;
    }

    /** The beginning on one line, for messages. */
    public String excerpt() {
        String start = body.length() > EXCERPT ? body.substring(0, EXCERPT) + "…" : body;
        return start.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + excerpt();
    }
}
