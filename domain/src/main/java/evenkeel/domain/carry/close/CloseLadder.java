package evenkeel.domain.carry.close;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How a leg that takes gives way, attempt by attempt. Slippages are fractions of the price taken. */
@Section("execution")
public record CloseLadder(
        @Key(
                value = "x10_close_attempts",
                usual = "3",
                unit = Unit.COUNT,
                range = "1..5",
                why = "How many limited orders are tried before one at the largest slippage.")
        int attempts,

        @Key(
                value = "x10_close_slippage",
                usual = "0.005",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "What the first attempt gives way; each further one adds it once more.")
        BigDecimal slippage,

        @Key(
                value = "x10_close_max_slippage",
                usual = "0.02",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "The most that any attempt gives way; at least x10_close_slippage.")
        BigDecimal maxSlippage,

        @Key(
                value = "close_get_order_timeout_seconds",
                usual = "2",
                unit = Unit.SECONDS,
                why = "How long one read of an order may take; used within 0.1 and 10 seconds.",
                idle = "each venue's calls have limits of their own in a process's settings")
        Duration orderReadTimeout,

        @Key(
                value = "close_residual_max_attempts",
                usual = "3",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "How many numbered closes are begun before a person is needed.")
        int residualAttempts) {
    private static final Duration SHORTEST_READ = Duration.ofMillis(100);
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    public CloseLadder {
        if (slippage.compareTo(maxSlippage) > 0) {
            throw new IllegalArgumentException(
                    "x10_close_slippage must not exceed x10_close_max_slippage, was " + slippage);
        }
    }

    /** Of the given attempt, from 0. */
    public BigDecimal slippageAt(int attempt) {
        return slippage.multiply(BigDecimal.valueOf(attempt + 1L)).min(maxSlippage);
    }

    public Duration readTimeout() {
        if (orderReadTimeout.compareTo(SHORTEST_READ) < 0) return SHORTEST_READ;
        return orderReadTimeout.compareTo(LONGEST_READ) > 0 ? LONGEST_READ : orderReadTimeout;
    }
}
