package evenkeel.domain.carry.depth;

/** What of a book counts as there to be taken. */
public enum DepthMode {
    /** The top level. */
    L1,
    /** All levels within the impact window. */
    IMPACT
}
