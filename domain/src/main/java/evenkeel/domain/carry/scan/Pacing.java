package evenkeel.domain.carry.scan;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How often is scanned. */
@Section("trading")
public record Pacing(
        @Key(
                value = "opportunity_scan_interval_seconds",
                usual = "5",
                unit = Unit.SECONDS,
                why = "how long to wait between two passes; kept within 0.2..30 s")
        Duration interval,

        @Key(
                value = "opportunity_scan_pause_during_execution_seconds",
                usual = "1",
                recommended = "2",
                unit = Unit.SECONDS,
                why = "how long to wait while an entry is being executed; kept within 0.2..10 s")
        Duration pauseDuringExecution) {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** How long until the next pass. */
    public Duration wait(boolean isExecuting, boolean areSlotsTaken) {
        if (isExecuting) return clamped(pauseDuringExecution, LONGEST_PAUSE);

        Duration once = clamped(interval, LONGEST_INTERVAL);
        return areSlotsTaken ? once.multipliedBy(2) : once;
    }

    private static Duration clamped(Duration wanted, Duration longest) {
        if (wanted.compareTo(SHORTEST) < 0) return SHORTEST;
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }
}
