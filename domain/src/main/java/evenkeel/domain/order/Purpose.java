package evenkeel.domain.order;

/** Why an order is sent. It decides the lane, the time-outs and whether the order must be reduce-only. */
public enum Purpose {
    /** Opens risk. May be given up at any moment. */
    ENTRY,
    /** Answers a filled lead: leaves us less naked than before. */
    HEDGE,
    /** Closes, trims or rolls back. Always reduce-only, never starved. */
    REDUCE;

    public boolean mustReduce() {
        return this == REDUCE;
    }
}
