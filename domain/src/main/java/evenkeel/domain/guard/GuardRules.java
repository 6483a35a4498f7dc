package evenkeel.domain.guard;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * When the guard steps in and how.
 *
 * @param nakedLimit exposure up to this is left alone
 * @param nakedFor how long a trade may lie naked
 * @param silence how long after its last sign of life a trade counts as untended
 * @param slippage of the first order; each further one of the trade adds it once more, up to {@code maxSlippage}
 */
public record GuardRules(
        Usd nakedLimit, Duration nakedFor, Duration silence, BigDecimal slippage, BigDecimal maxSlippage) {
    public GuardRules {
        if (nakedLimit.isNegative()) throw new IllegalArgumentException("naked limit must not be negative");
        if (!nakedFor.isPositive() || !silence.isPositive()) {
            throw new IllegalArgumentException("naked time and silence must be positive");
        }
        if (slippage.signum() <= 0 || slippage.compareTo(maxSlippage) > 0) {
            throw new IllegalArgumentException("slippage must be positive and at most " + maxSlippage);
        }
    }

    /** Both must hold: naked for too long, and nobody there who is about to mend it. */
    public boolean mustAct(Instant nakedSince, Instant lastSign, Instant now) {
        return !now.isBefore(nakedSince.plus(nakedFor)) && !now.isBefore(lastSign.plus(silence));
    }

    /** Slippage of the guard's order of that number, from 1. */
    public BigDecimal slippageOf(int seq) {
        return slippage.multiply(BigDecimal.valueOf(seq)).min(maxSlippage);
    }
}
