package evenkeel.domain.carry.hedge;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** Whether the part of a lead that can be hedged is kept when the whole cannot. */
@Section("execution")
public record SalvageSettings(
        @Key(
                value = "hedge_depth_salvage_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether a lead that is too large for the hedge is made smaller instead of rolled back")
        boolean enabled,

        @Key(
                value = "hedge_depth_salvage_min_fraction",
                usual = "0.35",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "which part of the lead must be hedgeable for that to be worth it")
        BigDecimal minFraction,

        @Key(
                value = "hedge_depth_salvage_close_slippage",
                usual = "0.0020",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "how far the flattening of the rest gives way")
        BigDecimal closeSlippage,

        @Key(
                value = "hedge_depth_salvage_close_fill_timeout_seconds",
                usual = "6",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long each try of it is waited for")
        Duration closeFillTimeout) {
    /** How often flattening the rest is tried. */
    public static final int CLOSE_TRIES = 3;
}
