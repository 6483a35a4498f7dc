package evenkeel.domain.carry.close;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** §10.7: what follows when a close is over. The trade's status never goes back. */
public record CloseAttempts(Step step, boolean pausesEntries, boolean alerts) {
    public static final Duration SPACING = Duration.ofSeconds(30);
    public static final Duration ALERT_SPACING = Duration.ofMinutes(1);

    /** What the trade does next. */
    public enum Step {
        /** Both legs are flat. */
        READ_BACK,
        /** Orders still live, a position was not read, or it is too early. */
        WAIT,
        /** Begin the next numbered close. */
        START,
        /** So many closes did not help: a person has to. */
        MANUAL
    }

    /** What a venue says of a leg; unknown is not flat. */
    public enum Leg {
        FLAT,
        OPEN,
        UNKNOWN
    }

    /**
     * By what both venues show and what the ledger knows.
     *
     * @param used closes begun so far; one that a crash interrupted counts
     * @param lastEndedAt when the last one ended
     * @param ordersEnded whether every order of earlier closes is final
     */
    public static CloseAttempts next(
            Leg lead,
            Leg hedge,
            int used,
            boolean ordersEnded,
            Instant lastEndedAt,
            Optional<Instant> lastAlertAt,
            Instant now,
            CloseLadder settings) {
        boolean both = lead == Leg.FLAT && hedge == Leg.FLAT;
        if (both) return new CloseAttempts(Step.READ_BACK, false, false);

        boolean one = lead == Leg.FLAT || hedge == Leg.FLAT;
        boolean alerts = lastAlertAt
                .map(last -> Duration.between(last, now).compareTo(ALERT_SPACING) >= 0)
                .orElse(true);
        boolean known = lead != Leg.UNKNOWN && hedge != Leg.UNKNOWN && ordersEnded;
        boolean rested = Duration.between(lastEndedAt, now).compareTo(SPACING) >= 0;
        if (used >= settings.residualAttempts()) return new CloseAttempts(Step.MANUAL, one, alerts);
        return new CloseAttempts(known && rested ? Step.START : Step.WAIT, one, alerts);
    }
}
