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
                why = "a position that no trade owns is closed: not offered yet, a person is told and closes it")
        boolean autoCloseGhosts,

        @Key(
                value = "auto_import_ghosts",
                usual = "false",
                unit = Unit.SWITCH,
                why = "a position that no trade owns becomes a trade: not offered yet, a person is told")
        boolean autoImportGhosts,

        @Key(
                value = "soft_close_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "what is closed rests first before it takes")
        boolean softCloseEnabled,

        @Key(value = "soft_close_timeout_seconds", usual = "15", unit = Unit.SECONDS, why = "how long each rest lasts")
        Duration softCloseTimeout,

        @Key(value = "soft_close_max_attempts", usual = "2", unit = Unit.COUNT, why = "how often it rests")
        int softCloseMaxAttempts) {}
