package evenkeel.domain.carry.risk;

import evenkeel.domain.carry.Alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * New trades wait.
 *
 * @param until empty: until an operator releases it
 */
public record Pause(Reason reason, Instant since, Optional<Instant> until) {
    /** Why, how grave that is, and for how long where no key says so. */
    public enum Reason {
        CONSECUTIVE_FAILURES(Severity.WARNING, Duration.ofMinutes(5)),
        ACCOUNT_REFUSAL(Severity.WARNING, Duration.ofMinutes(1)),
        BALANCE_UNREADABLE(Severity.WARNING, Duration.ofMinutes(1)),
        FREE_MARGIN(Severity.WARNING, Duration.ofMinutes(2)),
        DRAWDOWN(Severity.CRITICAL, Duration.ZERO),
        /** Its time over, somebody looks first: only a symbol that is whole or flat lets it go. */
        BROKEN_HEDGE(Severity.CRITICAL, Duration.ZERO),
        STREAM_NOT_READY(Severity.INFO, Duration.ZERO),
        /** A venue holds the other side of what the trade says: a person has to look. */
        SIDE_MISMATCH(Severity.CRITICAL, Duration.ZERO);

        private final Severity severity;
        private final Duration length;

        Reason(Severity severity, Duration length) {
            this.severity = severity;
            this.length = length;
        }

        public Severity severity() {
            return severity;
        }

        /** Whether only a person ends it. */
        public boolean waitsForAPerson() {
            return this == DRAWDOWN || this == SIDE_MISMATCH;
        }
    }

    public Pause {
        if (reason.waitsForAPerson() == until.isPresent()) {
            throw new IllegalArgumentException("a pause for " + reason + " until " + until);
        }
    }

    public static Pause of(Reason reason, Instant now, RiskLimits limits) {
        return switch (reason) {
            case DRAWDOWN, SIDE_MISMATCH -> new Pause(reason, now, Optional.empty());
            case BROKEN_HEDGE -> lasting(limits.brokenHedgeCooldown(), reason, now);
            case CONSECUTIVE_FAILURES, ACCOUNT_REFUSAL, BALANCE_UNREADABLE, FREE_MARGIN, STREAM_NOT_READY ->
                lasting(reason.length, reason, now);
        };
    }

    /** For a reason whose length is a key of another section. */
    public static Pause lasting(Duration length, Reason reason, Instant now) {
        return new Pause(reason, now, Optional.of(now.plus(length)));
    }

    public boolean isOn(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    /** Whether a new trade has to wait: after a broken hedge also until somebody has looked. */
    public boolean holds(Instant now) {
        return !now.isBefore(since) && (reason == Reason.BROKEN_HEDGE || isOn(now));
    }

    /** The same reason neither extends itself nor alerts again. */
    public boolean covers(Reason other, Instant now) {
        return reason == other && isOn(now);
    }
}
