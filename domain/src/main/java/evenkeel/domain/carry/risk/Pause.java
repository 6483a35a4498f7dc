package evenkeel.domain.carry.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * New trades wait.
 *
 * @param until empty: until an operator releases it
 */
public record Pause(Reason reason, Instant since, Optional<Instant> until) {
    /** Why, and for how long; the last one by its own key. */
    public enum Reason {
        CONSECUTIVE_FAILURES(Duration.ofMinutes(5)),
        ACCOUNT_REFUSAL(Duration.ofMinutes(1)),
        BALANCE_UNREADABLE(Duration.ofMinutes(1)),
        FREE_MARGIN(Duration.ofMinutes(2)),
        DRAWDOWN(Duration.ZERO),
        BROKEN_HEDGE(Duration.ZERO);

        private final Duration length;

        Reason(Duration length) {
            this.length = length;
        }
    }

    public static Pause of(Reason reason, Instant now, RiskLimits limits) {
        return switch (reason) {
            case DRAWDOWN -> new Pause(reason, now, Optional.empty());
            case BROKEN_HEDGE -> new Pause(reason, now, Optional.of(now.plus(limits.brokenHedgeCooldown())));
            case CONSECUTIVE_FAILURES, ACCOUNT_REFUSAL, BALANCE_UNREADABLE, FREE_MARGIN ->
                new Pause(reason, now, Optional.of(now.plus(reason.length)));
        };
    }

    public boolean isOn(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    /** The same reason neither extends itself nor alerts again. */
    public boolean covers(Reason other, Instant now) {
        return reason == other && isOn(now);
    }
}
