package evenkeel.domain.carry.close;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How a ghost is closed: it rests near the mid a few times before it takes. */
@Section("reconciliation")
public record SoftClose(
        @Key(
                value = "soft_close_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "A ghost that is closed rests first before it takes.")
        boolean enabled,

        @Key(value = "soft_close_timeout_seconds", usual = "15", unit = Unit.SECONDS, why = "How long each rest lasts.")
        Duration timeout,

        @Key(value = "soft_close_max_attempts", usual = "2", unit = Unit.COUNT, why = "How often it rests.")
        int maxAttempts) {
    /** How often it rests, if at all. */
    public int attempts() {
        return enabled ? maxAttempts : 0;
    }
}
