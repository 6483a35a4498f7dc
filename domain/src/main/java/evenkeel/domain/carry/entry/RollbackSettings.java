package evenkeel.domain.carry.entry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How an entry that failed is undone. */
@Section("execution")
public record RollbackSettings(
        @Key(
                value = "rollback_delay_seconds",
                usual = "3",
                recommended = "0",
                unit = Unit.SECONDS,
                range = "0..10",
                why = "how long late fills are waited for before anything is flattened; never once a position moved")
        Duration delay) {}
