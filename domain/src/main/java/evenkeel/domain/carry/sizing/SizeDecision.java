package evenkeel.domain.carry.sizing;

/** What became of an entry's size. */
public enum SizeDecision {
    SIZED,
    /** A balance is not known, or too small for any attempt. */
    INSUFFICIENT_BALANCE,
    /** Too little is left for a trade that is worth it. */
    MIN_TRADE_SIZE,
    /** The smallest order of a venue is too far above what is left. */
    MIN_QTY_BUMP,
    /** The smallest order of a venue would exceed what all trades together may be worth. */
    EXPOSURE_LIMIT
}
