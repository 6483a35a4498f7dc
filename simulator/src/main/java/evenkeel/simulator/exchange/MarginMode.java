package evenkeel.simulator.exchange;

/** What stands behind a position. */
public enum MarginMode {
    /** All the money of the account that is not pledged elsewhere. */
    CROSS,
    /** Only what was pledged when it was opened. */
    ISOLATED
}
