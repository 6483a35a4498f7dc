package evenkeel.domain.carry.risk;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** §15: what pauses new trades. Fractions of equity. */
@Section("risk")
public record RiskLimits(
        @Key(
                value = "max_consecutive_failures",
                usual = "5",
                recommended = "3",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "So many operational failures in a row pause new trades for five minutes.")
        int maxFailures,

        @Key(
                value = "max_drawdown_pct",
                usual = "0.20",
                unit = Unit.FRACTION,
                range = "0 < x < 1",
                why = "A loss of this share of the peak pauses new trades until an operator releases them.")
        BigDecimal maxDrawdown,

        @Key(
                value = "min_free_margin_pct",
                usual = "0.05",
                recommended = "0.10",
                unit = Unit.LARGE_FRACTION,
                range = "0..1",
                why = "Less free margin than this share of equity pauses new trades for two minutes.")
        BigDecimal minFreeMargin,

        @Key(
                value = "broken_hedge_cooldown_seconds",
                usual = "900",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "How long new trades pause after a broken hedge, and again while it is not repaired.")
        Duration brokenHedgeCooldown) {}
