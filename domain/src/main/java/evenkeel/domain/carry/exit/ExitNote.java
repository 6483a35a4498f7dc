package evenkeel.domain.carry.exit;

/** Why a rule was passed over, or what it wants looked at. A warning is raised, at most now and then. */
public record ExitNote(ExitCode rule, Why why, boolean warning) {
    /** A stable word each. */
    public enum Why {
        /** What the rule needs is missing or too old. It neither fired nor stood in the way. */
        DATA_MISSING,
        /** What leaving costs cannot be told, which is not the same as nothing. */
        COST_UNKNOWN,
        /** One leg's liquidation price is known, the other's is not. */
        ONE_LEG_UNKNOWN,
        /** The legs are worth different amounts because the venues' prices differ; the quantities agree. */
        BASIS_ONLY,
        /** Marks and books have to be read once more before a drift of prices alone counts. */
        READ_MARKS_AGAIN,
        /** More drift than a rebalance is for, less than an emergency. */
        DRIFT_BEYOND_REBALANCE,
        REBALANCE_TOO_SMALL,
        REBALANCE_RUNNING,
        REBALANCE_TOO_SOON,
        /** A recovery is predicted: the trade may grow older than its limit, once. */
        MAX_HOLD_EXTENDED,
        ABOVE_CEILING,
        /** Staying earns enough; the rule waits. */
        EDGE_GOOD,
        /** Rotating would not pay. */
        ROTATION_VETOED
    }

    static ExitNote of(ExitCode rule, Why why) {
        return new ExitNote(rule, why, false);
    }

    static ExitNote warning(ExitCode rule, Why why) {
        return new ExitNote(rule, why, true);
    }
}
