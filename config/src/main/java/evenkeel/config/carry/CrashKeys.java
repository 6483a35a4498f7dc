package evenkeel.config.carry;

import evenkeel.domain.carry.crash.CrashRules;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** What counts as a crash. */
@Section("historical")
public record CrashKeys(
        @Key(
                value = "z_score_threshold",
                usual = "3.0",
                recommended = "2.0",
                unit = Unit.FACTOR,
                range = "> 0",
                why = "deviations from the mean at which a fall is a crash")
        BigDecimal zScoreThreshold,

        @Key(
                value = "min_crash_duration_minutes",
                usual = "5",
                recommended = "60",
                unit = Unit.MINUTES,
                why = "how long it lasts at least")
        Duration minCrashDuration,

        @Key(
                value = "recovery_threshold_pct",
                usual = "80",
                unit = Unit.PERCENT,
                why = "share of the fall that is made good when it is over")
        BigDecimal recoveryThresholdPct,

        @Key(
                value = "depth_bin_size_pct",
                usual = "20",
                unit = Unit.PERCENT,
                range = "0 < x <= 100",
                why = "width of the bins that falls are counted in")
        BigDecimal depthBinSizePct,

        @Key(
                value = "realtime_crash_detection_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "crashes are looked for as they happen",
                idle = "crashes are found in the hourly history, not while they happen")
        boolean realtimeEnabled,

        @Key(
                value = "crash_detection_interval_seconds",
                usual = "60",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how often",
                idle = "crashes are found in the hourly history, not while they happen")
        Duration realtimeInterval,

        @Key(
                value = "crash_detection_lookback_minutes",
                usual = "60",
                unit = Unit.MINUTES,
                range = "> 0",
                why = "how far back each look goes",
                idle = "crashes are found in the hourly history, not while they happen")
        Duration realtimeLookback) {
    /** Rates are known by the hour: a shorter crash is one of an hour. */
    public CrashRules rules() {
        long minutes = Math.max(1, minCrashDuration.toMinutes());
        int hours = (int) ((minutes + 59) / 60);
        return new CrashRules(zScoreThreshold, hours, recoveryThresholdPct, depthBinSizePct);
    }
}
