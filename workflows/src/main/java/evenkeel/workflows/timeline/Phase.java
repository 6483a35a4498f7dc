package evenkeel.workflows.timeline;

/** Where a trade is, in the words of its lists and cards. */
public enum Phase {
    ENTER,
    HEDGE,
    EXITS,
    HOLD,
    CLOSE,
    READBACK,
    DONE
}
