package evenkeel.domain.carry.exit;

/** How urgent a code is, the most urgent first. */
public enum ExitLayer {
    /** A person, or the shutdown that a person asked for. */
    OPERATOR,
    EMERGENCY,
    /** Too young or too old. */
    GATE,
    ECONOMIC,
    OPTIMISATION,
    /** Nothing fired. */
    NONE
}
