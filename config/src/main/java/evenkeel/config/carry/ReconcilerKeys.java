package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How often trades and venues are compared, and what is done about a difference. */
@Section("reconciliation")
public record ReconcilerKeys(
        @Key(
                value = "interval_seconds",
                usual = "300",
                unit = Unit.SECONDS,
                range = ">= 30",
                why = "how often, besides at the start")
        Duration interval,

        @Key(
                value = "auto_close_ghosts",
                usual = "false",
                unit = Unit.SWITCH,
                why =
                        "a position that no trade owns is closed, softly where that is wished; never after an import that failed")
        boolean autoCloseGhosts,

        @Key(
                value = "auto_import_ghosts",
                usual = "false",
                unit = Unit.SWITCH,
                why = "two positions that no trade owns become one, where they are opposite and differ by at most 5 %")
        boolean autoImportGhosts) {}
