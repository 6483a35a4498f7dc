package evenkeel.domain.carry.depth;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How much stricter, and how often, depth is looked at before money moves. */
@Section("execution")
public record HedgePreflightSettings(
        @Key(
                value = "hedge_depth_preflight_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether the hedge's depth is checked strictly before the lead is placed")
        boolean enabled,

        @Key(
                value = "hedge_depth_preflight_multiplier",
                usual = "1.5",
                recommended = "2.0",
                unit = Unit.FACTOR,
                why = "how many times stricter than the depth gate; 1 or less is as strict as the gate")
        BigDecimal multiplier,

        @Key(
                value = "hedge_depth_preflight_checks",
                usual = "2",
                unit = Unit.COUNT,
                range = "1..5",
                why = "how many reads in a row must be deep enough")
        int checks,

        @Key(
                value = "hedge_depth_preflight_delay_seconds",
                usual = "0.5",
                unit = Unit.SECONDS,
                range = "0..5",
                why = "how long to wait between two reads")
        Duration delay) {
    /** What caps and the strict preflight demand; the gate's own demands while this is off. */
    public DepthThresholds strict(DepthThresholds gate) {
        return enabled ? gate.strict(multiplier) : gate;
    }
}
