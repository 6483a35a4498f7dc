package evenkeel.domain.order;

/** How long an order may rest and whether it may take. */
public enum TimeInForce {
    /** Rests, and is refused when it would take. */
    POST_ONLY,
    /** Rests until cancelled, may take. */
    GTC,
    /** Takes what is there at the limit or better; the rest is gone at once. */
    IOC
}
