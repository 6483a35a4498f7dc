package evenkeel.domain.carry.hedge;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How often the hedge takes, how far it gives way each time, and how long it may take altogether. */
@Section("execution")
public record HedgeSettings(
        @Key(
                value = "parallel_execution_timeout",
                usual = "15",
                recommended = "30",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long the rest of an entry may take once the lead is filled")
        Duration executionTimeout,

        @Key(
                value = "taker_order_slippage",
                usual = "0.05",
                recommended = "0.001",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "how far the first try gives way; more than 0.01 deserves a warning")
        BigDecimal slippage,

        @Key(
                value = "hedge_ioc_max_attempts",
                usual = "3",
                unit = Unit.COUNT,
                range = "1..10",
                why = "how many tries there are")
        int maxAttempts,

        @Key(
                value = "hedge_ioc_fill_timeout_seconds",
                usual = "8",
                recommended = "3",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long each try is waited for; all tries should fit parallel_execution_timeout")
        Duration fillTimeout,

        @Key(
                value = "hedge_ioc_slippage_step",
                usual = "0.0005",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "how much further each try gives way than the one before")
        BigDecimal slippageStep,

        @Key(
                value = "hedge_ioc_max_slippage",
                usual = "0.003",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "how far it gives way at most, save what the lead was filled better than its mid")
        BigDecimal maxSlippage) {
    private static final BigDecimal SHARE_OF_FAVOUR = new BigDecimal("0.8");

    /** Favour is how much better than its mid the lead was filled, as a fraction. */
    public BigDecimal slippageCap(BigDecimal favour) {
        return slippage.max(maxSlippage.add(favour.multiply(SHARE_OF_FAVOUR)));
    }

    /** At an attempt, counted from 0. */
    public BigDecimal slippageAt(int attempt, BigDecimal cap) {
        return slippage.add(slippageStep.multiply(BigDecimal.valueOf(attempt))).min(cap);
    }

    /** Whether all tries end before the entry's time does. */
    public boolean isInTime() {
        return fillTimeout.multipliedBy(maxAttempts).compareTo(executionTimeout) <= 0;
    }
}
