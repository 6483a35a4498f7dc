package evenkeel.domain.carry.scan;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;
import java.util.Optional;

/** How long a symbol rests. A rebalance starts none of these. */
@Section("trading")
public record Cooldowns(
        @Key(
                value = "cooldown_minutes",
                usual = "60",
                unit = Unit.MINUTES,
                range = ">= 0",
                why = "how long a symbol rests after any full close")
        Duration afterClose,

        @Key(
                value = "opportunity_rotation_cooldown_minutes",
                usual = "30",
                unit = Unit.MINUTES,
                range = ">= 0",
                why = "how long a symbol rests after it was left for a better one")
        Duration afterRotation) {
    private static final Duration AFTER_FAILED_EXECUTION = Duration.ofMinutes(5);
    private static final Duration AFTER_FAILURES = Duration.ofMinutes(10);
    private static final int FAILURES = 5;

    /** Why a symbol is not looked at. */
    public enum Skip {
        ALREADY_OPEN,
        ENTRY_COOLDOWN,
        ROTATION_COOLDOWN,
        FAILED_EXECUTION_COOLDOWN,
        SYMBOL_FAILURE_COOLDOWN
    }

    /**
     * What is remembered of a symbol; an age of what never happened is absent.
     *
     * @param sinceClose since a full close that was no rotation
     * @param failuresInARow of data or depth; a success counts from zero again
     */
    public record History(
            boolean hasTrade,
            Optional<Duration> sinceClose,
            Optional<Duration> sinceRotation,
            Optional<Duration> sinceFailedExecution,
            int failuresInARow,
            Optional<Duration> sinceLastFailure) {}

    /** Empty when the symbol may be looked at. */
    public Optional<Skip> skip(History symbol) {
        if (symbol.hasTrade()) return Optional.of(Skip.ALREADY_OPEN);
        if (isResting(symbol.sinceClose(), afterClose)) return Optional.of(Skip.ENTRY_COOLDOWN);
        if (isResting(symbol.sinceRotation(), afterRotation)) return Optional.of(Skip.ROTATION_COOLDOWN);
        if (isResting(symbol.sinceFailedExecution(), AFTER_FAILED_EXECUTION)) {
            return Optional.of(Skip.FAILED_EXECUTION_COOLDOWN);
        }
        boolean failing = symbol.failuresInARow() >= FAILURES && isResting(symbol.sinceLastFailure(), AFTER_FAILURES);
        return failing ? Optional.of(Skip.SYMBOL_FAILURE_COOLDOWN) : Optional.empty();
    }

    private static boolean isResting(Optional<Duration> since, Duration rest) {
        return since.filter(age -> age.compareTo(rest) < 0).isPresent();
    }
}
