package evenkeel.domain.carry.close;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** §10.6: when and how a large leg rests at several prices. Steps are fractions of the price. */
@Section("execution")
public record GridSettings(
        @Key(
                value = "grid_step_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Rests a large leg at several prices instead of showing it whole at the top.")
        boolean enabled,

        @Key(
                value = "grid_step_adaptive",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Takes wider steps in a moving market; otherwise always the widest.")
        boolean adaptive,

        @Key(
                value = "grid_step_min_pct",
                usual = "0.0002",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "The distance of two levels in a quiet market.")
        BigDecimal minStep,

        @Key(
                value = "grid_step_max_pct",
                usual = "0.001",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "The distance of two levels in a wild market; at least grid_step_min_pct.")
        BigDecimal maxStep,

        @Key(
                value = "grid_step_max_levels",
                usual = "5",
                unit = Unit.COUNT,
                range = "2..20",
                why = "The most prices that a leg rests at.")
        int maxLevels,

        @Key(
                value = "grid_step_min_notional_usd",
                usual = "200",
                unit = Unit.USD,
                range = ">= 0",
                why = "A smaller leg rests at one price.")
        Usd minNotional,

        @Key(
                value = "grid_step_l1_depth_trigger",
                usual = "0.5",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "The grid is for a top of the book that is worth less than this share of the leg.")
        BigDecimal depthTrigger,

        @Key(
                value = "grid_step_volatility_threshold_high",
                usual = "0.01",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "From this hourly volatility the market is wild.")
        BigDecimal highVolatility,

        @Key(
                value = "grid_step_volatility_threshold_low",
                usual = "0.005",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "From this hourly volatility it is no longer quiet; below the high one.")
        BigDecimal lowVolatility) {
    public GridSettings {
        if (minStep.compareTo(maxStep) > 0) {
            throw new IllegalArgumentException("grid_step_min_pct must not exceed grid_step_max_pct, was " + minStep);
        }
        if (lowVolatility.compareTo(highVolatility) >= 0) {
            throw new IllegalArgumentException("grid_step_volatility_threshold_low must be below"
                    + " grid_step_volatility_threshold_high, was " + lowVolatility);
        }
    }

    BigDecimal step(BigDecimal volatility) {
        if (!adaptive || volatility.compareTo(highVolatility) >= 0) return maxStep;
        if (volatility.compareTo(lowVolatility) < 0) return minStep;
        return minStep.add(maxStep).divide(BigDecimal.TWO);
    }
}
