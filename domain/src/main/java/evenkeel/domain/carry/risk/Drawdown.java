package evenkeel.domain.carry.risk;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far equity is below its peak, as a fraction of the peak.
 *
 * @param drawdown empty without a peak
 * @param pauses until an operator releases it
 */
public record Drawdown(Usd peak, Usd equity, Optional<BigDecimal> drawdown, boolean pauses) {
    /** What a deposit or a withdrawal moves the peak by; a new high is the new peak. */
    public static Usd peak(Usd before, Usd deposited, Usd equity) {
        Usd moved = before.plus(deposited);
        return equity.exceeds(moved) ? equity : moved;
    }

    public static Drawdown of(Usd peak, Usd equity, RiskLimits limits) {
        if (peak.value().signum() <= 0) return new Drawdown(peak, equity, Optional.empty(), false);
        BigDecimal lost = peak.minus(equity).value();
        boolean pauses = lost.compareTo(limits.maxDrawdown().multiply(peak.value())) >= 0;
        return new Drawdown(peak, equity, Optional.of(lost.divide(peak.value(), Decimals.DIVISION)), pauses);
    }
}
