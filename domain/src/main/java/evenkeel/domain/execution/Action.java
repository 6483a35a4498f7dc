package evenkeel.domain.execution;

/** What is wanted of a position. */
public enum Action {
    /** Nothing; it never leaves the core. */
    HOLD,
    ADD,
    TRIM,
    EXIT,
    RECLAIM,
    EMERGENCY_EXIT;

    public boolean increases() {
        return this == ADD || this == RECLAIM;
    }

    public boolean reduces() {
        return this == TRIM || leaves();
    }

    /** All of it goes, and whatever else is under way for the position gives way. */
    public boolean leaves() {
        return this == EXIT || this == EMERGENCY_EXIT;
    }
}
