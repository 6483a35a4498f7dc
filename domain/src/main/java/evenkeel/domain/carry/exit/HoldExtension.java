package evenkeel.domain.carry.exit;

import evenkeel.domain.carry.cost.HoldSettings;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a trade may outlive gate G2: once, until the recovery that is predicted, and never for long. */
@Section("trading")
public record HoldExtension(
        @Key(
                value = "max_hold_extend_on_recovery_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Lets a trade wait for the end of a funding crash, once and for 6 hours at most.")
        boolean enabled) {
    private static final Duration LONGEST = Duration.ofHours(6);

    /** Until when the trade may stay; empty: it may not. */
    public Optional<Instant> until(HeldTrade trade, Optional<Instant> recovery, HoldSettings hold) {
        if (!enabled) return Optional.empty();
        Instant now = trade.evaluatedAt();
        Instant ceiling = trade.aged(hold.maxHold().plus(LONGEST));
        return trade.extendedUntil()
                .or(() -> recovery.filter(instant -> !instant.isAfter(now.plus(LONGEST))))
                .map(instant -> instant.isAfter(ceiling) ? ceiling : instant)
                .filter(now::isBefore);
    }
}
