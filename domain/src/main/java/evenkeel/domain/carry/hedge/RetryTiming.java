package evenkeel.domain.carry.hedge;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How long to wait between two tries of the hedge: less while the price runs. */
@Section("execution")
public record RetryTiming(
        @Key(
                value = "hedge_ioc_retry_delay_seconds",
                usual = "0.2",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "how long to wait between two tries")
        Duration delay,

        @Key(
                value = "hedge_dynamic_timing_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether that follows how fast the price moves")
        boolean isDynamic,

        @Key(
                value = "hedge_dynamic_timing_min_retry_delay_seconds",
                usual = "0.05",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "the shortest wait")
        Duration shortest,

        @Key(
                value = "hedge_dynamic_timing_max_retry_delay_seconds",
                usual = "0.8",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "the longest wait")
        Duration longest,

        @Key(
                value = "hedge_dynamic_timing_low_volatility_pct",
                usual = "0.0002",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "a price that moved no more than this is quiet: wait longer")
        BigDecimal quiet,

        @Key(
                value = "hedge_dynamic_timing_high_volatility_pct",
                usual = "0.0010",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "a price that moved this far runs: wait half as long")
        BigDecimal running) {
    public RetryTiming {
        if (shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("hedge_dynamic_timing_min_retry_delay_seconds must not exceed"
                    + " hedge_dynamic_timing_max_retry_delay_seconds, was " + shortest + " and " + longest);
        }
        if (quiet.compareTo(running) >= 0) {
            throw new IllegalArgumentException("hedge_dynamic_timing_low_volatility_pct must be below"
                    + " hedge_dynamic_timing_high_volatility_pct, was " + quiet + " and " + running);
        }
    }
}
