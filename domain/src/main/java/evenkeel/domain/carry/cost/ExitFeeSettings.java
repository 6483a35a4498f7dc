package evenkeel.domain.carry.cost;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** How likely a close rests until it is filled, and whether X10 is tried that way at all. */
@Section("trading")
public record ExitFeeSettings(
        @Key(
                value = "maker_fill_probability.lighter_standard",
                usual = "0.70",
                unit = Unit.LARGE_FRACTION,
                range = "0..1",
                why = "how often a resting close is filled at a standard account; update from what was measured")
        BigDecimal lighterStandard,

        @Key(
                value = "maker_fill_probability.lighter_premium",
                usual = "0.80",
                unit = Unit.LARGE_FRACTION,
                range = "0..1",
                why = "how often a resting close is filled at a premium account; update from what was measured")
        BigDecimal lighterPremium,

        @Key(
                value = "maker_fill_probability.x10",
                usual = "0.50",
                unit = Unit.LARGE_FRACTION,
                range = "0..1",
                why = "how often a resting close is filled at X10; update from what was measured")
        BigDecimal x10,

        @Key(
                value = "coordinated_close_x10_use_maker",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether a close rests at X10 first, where resting costs nothing")
        boolean x10UseMaker) {
    public BigDecimal lighter(LighterTier tier) {
        return tier == LighterTier.PREMIUM ? lighterPremium : lighterStandard;
    }
}
