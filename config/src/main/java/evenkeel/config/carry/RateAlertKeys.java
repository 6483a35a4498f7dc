package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** When somebody is told that a venue is asked too often. */
@Section("risk")
public record RateAlertKeys(
        @Key(
                value = "rate_limit_alert_pct",
                usual = "0.80",
                unit = Unit.FRACTION,
                why = "share of a venue's limit that is used before an alert",
                idle = "each venue's budget holds back what can wait before it is used up")
        BigDecimal rateLimitAlertPct) {}
