package evenkeel.starter.scan;

import java.time.Instant;
import java.util.Optional;

/** What one look at a symbol came to: a reason in the words of the documents, with what was measured. */
public record Verdict(Instant at, String symbol, Reason reason, String text, Optional<String> trade)
        implements Considered {
    /** Why a look ended as it did. Added, never renamed. */
    public enum Reason {
        STARTED,
        ALREADY_OPEN,
        MAX_TRADES,
        TRADING_PAUSED,
        /** A halt covers the symbol, one of its venues or the strategy. */
        HALTED,
        /** The ledger has a trade there that the engine knows nothing about. */
        ENGINE_MEMORY_LOST,
        MISSING_MARKET_DATA,
        APY_BELOW_MIN,
        NOTIONAL_TOO_SMALL,
        /** A trade of this signal has been before; the next funding hour brings a new one. */
        SIGNAL_USED,
        ENGINE_NOT_READY,
        /** A mistake of ours, told in the log. */
        EVALUATION_FAILED,
        /** Venues know orders of ours that the ledger does not. */
        LEDGER_BEHIND,
        LEDGER_NOT_READY
    }
}
