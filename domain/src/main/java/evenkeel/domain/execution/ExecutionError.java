package evenkeel.domain.execution;

/** What went wrong after an order had left. The list is closed. */
public enum ExecutionError {
    SUBMIT_REJECTED,
    IOC_UNFILLED,
    POST_ONLY_CROSSED,
    /** Keeps the position busy until evidence tells. */
    OUTCOME_UNKNOWN,
    CANCEL_FAILED,
    SIGNING_FAILED,
    NONCE_CONFLICT,
    AUTH_FAILED,
    RATE_LIMITED,
    VENUE_5XX,
    QUOTE_EXPIRED,
    TX_REVERTED,
    TX_NOT_CONFIRMED,
    DECIMALS_UNKNOWN,
    LEDGER_CONFLICT,
    INTERNAL
}
