package evenkeel.activities.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Work that one process at a time may do. The time is the ledger's own: no holder's clock can be wrong. */
public interface Duties {
    /** Takes the duty, or keeps it, for that long; false while another one has it. */
    boolean take(String duty, String holder, Duration length);

    /** Lets it go, so that the next one need not wait. */
    void give(String duty, String holder);

    List<Held> all();

    /**
     * A duty and who has it.
     *
     * @param since when this holder took it
     * @param seenAt when the holder was last heard of
     * @param until when another one may take it
     */
    record Held(String duty, String holder, Instant since, Instant seenAt, Instant until) {}
}
