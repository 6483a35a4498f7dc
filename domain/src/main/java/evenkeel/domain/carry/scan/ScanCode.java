package evenkeel.domain.carry.scan;

/** What a pass says of a candidate. In the order in which it is found out. */
public enum ScanCode {
    NO_EQUITY,
    MISSING_MARKET_DATA,
    BLACKLISTED,
    NON_CRYPTO,
    NO_PRICE,
    STALE_PRICE,
    APY_BELOW_MIN,
    NO_ORDERBOOK,
    NO_HEDGE_QUOTE,
    DEPTH_CAP_FAILED,
    NOTIONAL_TOO_SMALL,
    EV_TOO_LOW,
    BREAKEVEN_TOO_LONG,
    EV_SPREAD_RATIO_TOO_LOW,
    SPREAD_TOO_WIDE,
    /** The spread is too good to be true: nothing is decided before both books are read again. */
    FETCH_AGAIN,
    REJECTED_DEPTH,
    ACCEPTED
}
