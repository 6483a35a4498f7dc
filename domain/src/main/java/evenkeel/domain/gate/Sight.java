package evenkeel.domain.gate;

import evenkeel.domain.code.Code;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
import java.time.Instant;

/** What can be seen of a symbol's market at the moment of sending. */
public sealed interface Sight {
    record Seen(Quote quote) implements Sight {
        /** By the venue's stamp; a venue a little ahead of us shows nothing old. */
        boolean isOlderThan(Duration age, Instant now) {
            return quote.venueTime().plus(age).isBefore(now);
        }
    }

    /** The market could not be read, which says nothing about its price. */
    record Blind(Code code) implements Sight {}
}
