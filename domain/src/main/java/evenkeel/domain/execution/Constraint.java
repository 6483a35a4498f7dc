package evenkeel.domain.execution;

/** What an executor changed or kept on the way from an intent to a plan. The list is closed. */
public enum Constraint {
    MARKET_HOURS,
    SESSION_POLICY,
    MIN_NOTIONAL,
    MIN_QTY,
    LOT_ROUNDING,
    TICK_ROUNDING,
    LEVERAGE_CAP,
    FUNDING_CAP,
    PORTFOLIO_LEVERAGE_CAP,
    REDUCE_ONLY,
    REDUCE_CLAMPED_TO_POSITION,
    DUST_PROMOTED_TO_FULL,
    BALANCE_CLAMP,
    EXPOSURE_CLAMP,
    SLIPPAGE_LIMIT,
    PRICE_BAND,
    POST_ONLY_SHIFT,
    SLICING,
    GAS_TOPUP,
    QUOTE_ROUTE,
    EXTENDED_HOURS
}
