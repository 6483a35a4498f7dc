package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How often the scan writes what it saw; and one key that is kept for those who have it. */
@Section("trading")
public record ScanLogKeys(
        @Key(
                value = "opportunity_scan_log_interval_seconds",
                usual = "30",
                recommended = "60",
                unit = Unit.SECONDS,
                why = "how often a pass is summed up in the log",
                idle = "the scan's reasons are kept and shown by ./evenkeel scan")
        Duration scanLogInterval,

        @Key(
                value = "candidate_log_interval_seconds",
                usual = "20",
                recommended = "60",
                unit = Unit.SECONDS,
                why = "how often the best candidates are logged",
                idle = "the scan's reasons are kept and shown by ./evenkeel scan")
        Duration candidateLogInterval,

        @Key(
                value = "volatility_panic_threshold",
                usual = "8",
                unit = Unit.FACTOR,
                why = "kept for compatibility; no rule reads it",
                idle = "no rule of the document asks for it")
        BigDecimal volatilityPanicThreshold) {}
