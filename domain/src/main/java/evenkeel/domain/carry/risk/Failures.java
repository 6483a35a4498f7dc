package evenkeel.domain.carry.risk;

/** Operational failures in a row: one step before the pause somebody is told. */
public enum Failures {
    FINE,
    ALERT,
    PAUSE;

    public static Failures of(int inARow, RiskLimits limits) {
        if (inARow >= limits.maxFailures()) return PAUSE;
        return inARow > 0 && inARow == limits.maxFailures() - 1 ? ALERT : FINE;
    }
}
