package evenkeel.domain.execution;

import static evenkeel.domain.execution.SkipCode.Again.AT;
import static evenkeel.domain.execution.SkipCode.Again.NEVER;
import static evenkeel.domain.execution.SkipCode.Again.NEXT_BAR;
import static evenkeel.domain.execution.SkipCode.AppliesTo.ALL;
import static evenkeel.domain.execution.SkipCode.AppliesTo.INCREASE;
import static evenkeel.domain.execution.SkipCode.AppliesTo.REDUCE;

import java.util.Locale;

/** Why nothing was sent. The list is closed, the words are stable, and nothing else of a skip may be tested by code. */
public enum SkipCode {
    HOLD_ACTION(ALL, NEVER),
    INVALID_INTENT(ALL, NEVER),
    INTENT_EXPIRED(ALL, NEVER),
    INTENT_DUPLICATE(ALL, NEVER),
    NO_EXECUTOR(ALL, NEVER),
    EXECUTOR_DISABLED(ALL, NEXT_BAR),
    DRY_RUN(ALL, NEVER),
    TRADING_PAUSED(INCREASE, NEXT_BAR),
    POSITION_BUSY(ALL, NEXT_BAR),
    POSITION_MISMATCH(INCREASE, NEXT_BAR),
    REDUCE_ONLY_CONFLICT(ALL, NEVER),
    NO_POSITION(REDUCE, NEVER),
    NO_ALLOCATION(INCREASE, NEXT_BAR),
    EXPOSURE_LIMIT(INCREASE, NEXT_BAR),
    INSUFFICIENT_BALANCE(INCREASE, NEXT_BAR),
    SIZE_ROUNDS_TO_ZERO(ALL, NEXT_BAR),
    BELOW_MIN_QTY(ALL, NEXT_BAR),
    BELOW_MIN_NOTIONAL(ALL, NEXT_BAR),
    PRICE_UNAVAILABLE(ALL, NEXT_BAR),
    STALE_MARKET_DATA(INCREASE, NEXT_BAR),
    SPREAD_TOO_WIDE(INCREASE, NEXT_BAR),
    SLIPPAGE_LIMIT(ALL, NEXT_BAR),
    PRICE_DEVIATION(INCREASE, NEXT_BAR),
    MARKET_CLOSED(ALL, AT),
    SESSION_RESTRICTED(INCREASE, AT),
    MARKET_MAINTENANCE(ALL, AT),
    INSTRUMENT_HALTED(ALL, NEXT_BAR),
    INSTRUMENT_DELISTED(ALL, NEVER),
    INSTRUMENT_UNKNOWN(ALL, NEVER),
    OPEN_INTEREST_CAP(INCREASE, NEXT_BAR),
    EXTREME_FUNDING_RATE(INCREASE, NEXT_BAR),
    FUNDING_UNKNOWN(INCREASE, NEXT_BAR),
    LEVERAGE_UNAVAILABLE(INCREASE, NEXT_BAR),
    LIQUIDATION_RISK(INCREASE, NEXT_BAR),
    NO_ROUTE(ALL, NEXT_BAR),
    TOKEN_BLOCKED(INCREASE, NEVER),
    GAS_INSUFFICIENT(ALL, NEXT_BAR),
    RATE_BUDGET(INCREASE, NEXT_BAR);

    /** What a code can stop. Whatever stops only what increases never stands in the way of an exit. */
    public enum AppliesTo {
        ALL,
        INCREASE,
        REDUCE
    }

    /** When it is worth a new decision. */
    public enum Again {
        NEVER,
        NEXT_BAR,
        AT
    }

    private final AppliesTo appliesTo;
    private final Again again;

    SkipCode(AppliesTo appliesTo, Again again) {
        this.appliesTo = appliesTo;
        this.again = again;
    }

    public AppliesTo appliesTo() {
        return appliesTo;
    }

    public Again again() {
        return again;
    }

    public boolean stops(Action action) {
        return switch (appliesTo) {
            case ALL -> true;
            case INCREASE -> action.increases();
            case REDUCE -> action.reduces();
        };
    }

    /** As it is written outside. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
