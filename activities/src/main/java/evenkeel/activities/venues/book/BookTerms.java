package evenkeel.activities.venues.book;

import evenkeel.activities.venues.stream.Rhythm;
import java.time.Duration;

/**
 * What there is to know of a venue's stream of books besides its words.
 *
 * @param rhythm of the socket; its silence is for frames of any kind, its life ends before the venue ends it
 * @param ping how often we say that we live
 * @param stale how long a book may stand still before it counts as lost; three times as long on all of them ends the line
 * @param patience how long a snapshot may take
 * @param asking how many books, and how fast
 * @param cut how many levels a snapshot has at most when it is only the top of the book, 0 when it is all of it
 */
public record BookTerms(
        Numbering numbering,
        Recovery recovery,
        Rhythm rhythm,
        Duration ping,
        Duration stale,
        Duration patience,
        Asking asking,
        int cut) {
    /** How a frame tells that none is missing before it. */
    public enum Numbering {
        /** It names the number that it follows. */
        NAMED,
        /** Its number is the one before it and one. */
        COUNTED;

        long follows(Update update) {
            return this == COUNTED ? update.last() - 1 : update.follows();
        }
    }

    /** Where a snapshot comes from. */
    public enum Recovery {
        /** It is fetched and lies somewhere among the frames, which are kept meanwhile. */
        FETCH,
        /** It comes first after each subscription. */
        SUBSCRIBE_AGAIN,
        /** It comes first on each connection. */
        CONNECT_AGAIN
    }
}
