package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** What happens when a process is told to end. */
@Section("shutdown")
public record ShutdownKeys(
        @Key(
                value = "close_positions_on_exit",
                usual = "false",
                unit = Unit.SWITCH,
                why = "open trades are closed first; otherwise they wait for the next start")
        boolean closePositionsOnExit,

        @Key(
                value = "timeout_seconds",
                usual = "20",
                recommended = "60",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long ending in order may take")
        Duration timeout) {}
