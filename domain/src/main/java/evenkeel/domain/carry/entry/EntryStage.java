package evenkeel.domain.carry.entry;

/** How far an attempt to enter has come. */
public enum EntryStage {
    START,
    SPREAD_CHECK,
    PREFLIGHT_OK,
    SIZED,
    LIQUIDITY_CHECK,
    TRADE_PERSISTED,
    LEG1_FILLED,
    LEG2_FILLED,
    OPENED
}
