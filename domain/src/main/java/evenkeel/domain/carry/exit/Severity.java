package evenkeel.domain.carry.exit;

/** Whether a rule that fired may wait for a maker. */
public enum Severity {
    NORMAL,
    EMERGENCY
}
