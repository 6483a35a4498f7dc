package evenkeel.domain.carry.spread;

/** What the spread says to an entry. */
public enum SpreadDecision {
    PASSED,
    /** Too good to be true: read both books again and ask again. */
    FETCH_AGAIN,
    SPREAD_TOO_WIDE
}
