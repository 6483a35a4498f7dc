package evenkeel.domain.carry.readback;

/** What follows from a readback. */
public enum ReadbackVerdict {
    READBACK_OK,
    READBACK_CORRECTED,
    /** Read again in two seconds: what was read is not whole. */
    RETRY,
    /** It stays incomplete. What was recorded stays, and somebody should look. */
    FLAGGED,
    /** A venue cannot be read; the trade is not final yet. */
    WAIT,
    /** Final with what was recorded; the reading goes on. */
    READBACK_PENDING,
    /** A day has not helped. */
    GIVEN_UP
}
