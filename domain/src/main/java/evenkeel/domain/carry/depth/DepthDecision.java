package evenkeel.domain.carry.depth;

/** What the books' depth says to an entry. */
public enum DepthDecision {
    PASSED,
    /** Not asked for by configuration. */
    OFF,
    /** A cached book lacks a side: a fresh one will tell. */
    SKIPPED,
    /** Deep enough so far, but more reads are wanted. */
    READ_AGAIN,
    DEPTH_CAP_FAILED,
    REJECTED_DEPTH,
    REJECTED_HEDGE_DEPTH_PRE;

    /** Whether the entry may go on as far as depth is concerned. */
    public boolean allows() {
        return this == PASSED || this == OFF || this == SKIPPED;
    }
}
