package evenkeel.domain.carry.cost;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** What counts as the cost of crossing. */
@Section("trading")
public record SpreadCostSettings(
        @Key(
                value = "ev_include_exit_spread",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether an entry also reckons with crossing the books on the way out")
        boolean includeExitSpread) {}
