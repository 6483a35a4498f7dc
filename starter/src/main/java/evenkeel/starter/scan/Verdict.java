package evenkeel.starter.scan;

import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.carry.scan.ScanCode;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What one look at a symbol came to: a reason in the words of the documents, with what was measured and what it was held to. */
public record Verdict(
        Instant at,
        String symbol,
        Reason reason,
        String text,
        Optional<String> trade,
        Optional<BigDecimal> measured,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> netApy,
        Optional<Usd> totalEv) {
    /** Why a look ended as it did. Added, never renamed. */
    public enum Reason {
        STARTED,
        /** A dry run would have started it. */
        WOULD_START,
        ALREADY_OPEN,
        MAX_TRADES,
        TRADING_PAUSED,
        /** A halt covers the symbol, one of its venues or the strategy. */
        HALTED,
        /** The ledger has a trade there that the engine knows nothing about. */
        ENGINE_MEMORY_LOST,
        ENTRY_COOLDOWN,
        ROTATION_COOLDOWN,
        FAILED_EXECUTION_COOLDOWN,
        SYMBOL_FAILURE_COOLDOWN,
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
        /** The spread was too good to be true, and stayed so. */
        FETCH_AGAIN,
        REJECTED_DEPTH,
        /** Worth an entry; a better one comes first. */
        OUTRANKED,
        /** One of its venues takes nothing new in that market. */
        MARKET_CLOSED,
        /** A trade of this signal has been before; the next pass brings a new one. */
        SIGNAL_USED,
        ENGINE_NOT_READY,
        /** A mistake of ours, told in the log. */
        EVALUATION_FAILED,
        /** Venues know orders of ours that the ledger does not. */
        LEDGER_BEHIND,
        LEDGER_NOT_READY;

        static Reason of(ScanCode code) {
            return code == ScanCode.ACCEPTED ? OUTRANKED : valueOf(code.name());
        }

        static Reason of(Cooldowns.Skip skip) {
            return valueOf(skip.name());
        }
    }

    static Verdict of(Instant at, String symbol, Reason reason, String text) {
        return new Verdict(
                at,
                symbol,
                reason,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** With the figures of the check that decided. */
    static Verdict of(Instant at, Reason reason, String text, Weighed look) {
        return new Verdict(
                at,
                look.symbol(),
                reason,
                text,
                Optional.empty(),
                look.scan().measured(),
                look.scan().limit(),
                look.netApy(),
                look.totalEv());
    }

    Verdict of(String started) {
        return new Verdict(at, symbol, reason, text, Optional.of(started), measured, limit, netApy, totalEv);
    }

    boolean opensSomething() {
        return reason == Reason.STARTED || reason == Reason.WOULD_START;
    }
}
