package evenkeel.activities.ledger;

import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.Release;
import evenkeel.domain.halt.StandingHalts;
import java.util.Optional;

/** What is stopped, as the ledger keeps it: a halt stands until as many people as it takes have released it. */
public interface Halts {
    /** Those that are not released, oldest first. */
    StandingHalts standing();

    Optional<HaltRecord> find(String id);

    /** False when it was pressed before. */
    boolean press(Halt halt);

    /**
     * One person's word; the halt ends with the last one that it takes. Refused with a code when nobody knows the halt, when
     * it is over, and when the same person speaks again.
     */
    HaltRecord release(Release release);
}
