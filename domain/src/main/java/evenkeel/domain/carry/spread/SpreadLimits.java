package evenkeel.domain.carry.spread;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** How much crossing both books may cost. A high yield never loosens it. */
@Section("trading")
public record SpreadLimits(
        @Key(
                value = "max_spread_filter_percent",
                usual = "0.001",
                recommended = "0.0016",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "the entry spread that is accepted at most, before the caps by yield")
        BigDecimal base,

        @Key(
                value = "max_spread_cap_percent",
                usual = "0.02",
                recommended = "0.0030",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "the entry spread that is never exceeded; the smaller of both limits wins")
        BigDecimal cap,

        @Key(
                value = "negative_spread_guard_multiple",
                usual = "2.0",
                unit = Unit.FACTOR,
                why = "how many times the limit a spread in our favour may be before it is doubted; kept within 1..10")
        BigDecimal guardMultiple) {
    private static final BigDecimal LARGEST_MULTIPLE = BigDecimal.TEN;

    public BigDecimal clampedGuardMultiple() {
        return guardMultiple.max(BigDecimal.ONE).min(LARGEST_MULTIPLE);
    }

    public BigDecimal capByApy(BigDecimal apy) {
        if (apy.compareTo(BigDecimal.ONE) > 0) return new BigDecimal("0.005");
        if (apy.compareTo(new BigDecimal("0.50")) > 0) return new BigDecimal("0.004");
        if (apy.compareTo(new BigDecimal("0.20")) > 0) return new BigDecimal("0.003");
        return base;
    }

    public BigDecimal maxSpread(BigDecimal apy) {
        return base.min(capByApy(apy)).min(cap);
    }
}
