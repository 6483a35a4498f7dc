package evenkeel.domain.carry.readback;

/** READ-1: where a readback comes from, the best first. */
public enum ReadbackSource {
    /** The order records of every close order. */
    ORDERS,
    /** The account's fills of these orders. */
    FILLS,
    /** Fills of the closing side since the close began, without ids: flagged. */
    INFERRED
}
