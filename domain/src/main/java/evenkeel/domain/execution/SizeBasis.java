package evenkeel.domain.execution;

/** What the fraction of an intent is a fraction of. */
public enum SizeBasis {
    ALLOCATION_REMAINING,
    POOL,
    EXIT_VALUE,
    POSITION_QUANTITY;

    boolean suits(Action action) {
        return switch (action) {
            case HOLD -> true;
            case ADD -> this == ALLOCATION_REMAINING || this == POOL;
            case RECLAIM -> this == EXIT_VALUE;
            case TRIM, EXIT, EMERGENCY_EXIT -> this == POSITION_QUANTITY;
        };
    }
}
