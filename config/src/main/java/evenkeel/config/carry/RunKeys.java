package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** What kind of run it is. */
@Section("")
public record RunKeys(
        @Key(
                value = "live_trading",
                usual = "false",
                unit = Unit.SWITCH,
                why = "real orders at real venues; needs a confirmation at the start as well (SAFE-1)")
        boolean liveTrading,

        @Key(
                value = "testing_mode",
                usual = "false",
                unit = Unit.SWITCH,
                why =
                        "more diagnostics and a log that says at least DEBUG; refused with real orders unless it is allowed (SAFE-2)",
                idle =
                        "it is only refused with real orders; what is logged, where and how is said in a process's own settings")
        boolean testingMode,

        @Key(
                value = "env",
                usual = "development",
                recommended = "production",
                unit = Unit.TEXT,
                why = "a label for logs and messages; decides nothing",
                idle = "nothing shows it")
        String environment) {}
