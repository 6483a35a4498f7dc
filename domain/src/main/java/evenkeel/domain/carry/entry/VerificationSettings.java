package evenkeel.domain.carry.entry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How both legs are looked at once more before a trade counts as open. */
@Section("execution")
public record VerificationSettings(
        @Key(
                value = "entry_verify_attempts",
                usual = "3",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "how many reads must miss a leg before it counts as missing")
        int attempts,

        @Key(
                value = "entry_verify_delay_seconds",
                usual = "1.0",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "how long to wait between two reads")
        Duration delay) {}
