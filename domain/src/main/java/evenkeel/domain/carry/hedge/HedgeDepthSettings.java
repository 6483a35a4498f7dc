package evenkeel.domain.carry.hedge;

import evenkeel.domain.carry.depth.DepthMode;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** What of the hedge's book counts once the lead is filled. */
@Section("execution")
public record HedgeDepthSettings(
        @Key(
                value = "hedge_submit_immediately_on_fill_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether the hedge goes out at once, by the top of the book only")
        boolean submitImmediately,

        @Key(
                value = "hedge_post_leg1_impact_depth_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether the impact window counts even then")
        boolean countImpactDepth) {
    public DepthMode counted(DepthMode configured) {
        return submitImmediately && !countImpactDepth ? DepthMode.L1 : configured;
    }
}
