package evenkeel.activities.ledger;

import java.time.Instant;
import java.util.List;

/** Who did what, why, with which code and configuration: a chain in which a changed line shows. */
public interface Audit {
    /** A line as it was written. */
    record Line(long n, Instant at, String actor, String cause, String codeVersion, String configHash, String what) {}

    /** A line that does not verify. */
    record Break(long n, String why) {}

    void note(Instant at, String actor, String cause, String what);

    /** Newest first. */
    List<Line> newest(int limit);

    /** Empty, always. */
    List<Break> breaks();
}
