package evenkeel.activities.ledger;

import evenkeel.domain.carry.Alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people are to be told and what became of it. A notice is what the ledger holds, so none is lost with a process. */
public interface Notices {
    /** Those of the last while of which nothing has become yet, oldest first. */
    List<Notice> pending(Instant since, int limit);

    /** Whether something about the same was told at or after that instant. */
    boolean toldSince(String about, Instant since);

    /** Once for each notice. */
    void settle(Notice notice, Outcome outcome, Instant at);

    /** What becomes of a notice. */
    enum Outcome {
        TOLD,
        /** Its like was told just before. */
        HELD_BACK,
        /** The channel will never take it. */
        GIVEN_UP
    }

    /**
     * Something that a person is to be told.
     *
     * @param kind what it is: {@code alert}, {@code open}, {@code closed}, {@code correction}, {@code reconciled}, {@code resumed}
     * @param about notices about the same are throttled together
     * @param trade empty where none is concerned
     */
    record Notice(String id, Instant at, String kind, Severity severity, String about, String trade, String text) {
        /** So long after one nobody is told of its like. */
        public Duration throttle() {
            return severity == Severity.CRITICAL ? Duration.ofSeconds(60) : Duration.ofMinutes(5);
        }
    }
}
