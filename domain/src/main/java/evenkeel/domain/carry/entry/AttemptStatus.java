package evenkeel.domain.carry.entry;

/** What became of an attempt to enter. */
public enum AttemptStatus {
    STARTED,
    /** Before the first order. */
    REJECTED,
    FAILED,
    OPENED
}
