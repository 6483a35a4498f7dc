package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.market.Spans;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How long the lead rests, how far into the spread, and when it takes instead. */
@Section("execution")
public record LeadSettings(
        @Key(
                value = "maker_order_timeout_seconds",
                usual = "45",
                recommended = "30",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long all attempts together rest; also bounds how long a leg stays naked")
        Duration orderTimeout,

        @Key(
                value = "maker_order_max_retries",
                usual = "3",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "how many attempts there are, each nearer to the other side of the book")
        int attempts,

        @Key(
                value = "maker_attempt_timeout_min_seconds",
                usual = "5",
                recommended = "2",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long an attempt rests at least")
        Duration attemptTimeoutMin,

        @Key(
                value = "maker_attempt_timeout_schedule",
                usual = "equal",
                unit = Unit.CHOICE,
                why = "equal: all attempts rest as long; increasing: later ones longer")
        AttemptSchedule schedule,

        @Key(
                value = "maker_max_aggressiveness",
                usual = "0.5",
                recommended = "1.0",
                unit = Unit.LARGE_FRACTION,
                range = "0..1",
                why = "how far into the spread the last attempt goes; 1 is one tick before the other side")
        BigDecimal maxAggressiveness,

        @Key(
                value = "maker_force_post_only",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether even the last attempt must not take")
        boolean forcePostOnly,

        @Key(
                value = "leg1_escalate_to_taker_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether a lead that rested too long takes what is left")
        boolean escalates,

        @Key(
                value = "leg1_escalate_to_taker_after_seconds",
                usual = "30",
                recommended = "15",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long after the first placement; shorter than all attempts together")
        Duration escalateAfter,

        @Key(
                value = "leg1_escalate_to_taker_fill_timeout_seconds",
                usual = "6",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long the fill of the taking order is waited for")
        Duration escalationFillTimeout) {
    private static final Duration STALE_AT_LEAST = Duration.ofMinutes(10);
    private static final Duration STALE_MARGIN = Duration.ofMinutes(2);

    public LeadSettings {
        if (escalates && escalateAfter.compareTo(total(orderTimeout, attempts, attemptTimeoutMin)) >= 0) {
            throw new IllegalArgumentException("leg1_escalate_to_taker_after_seconds must be shorter than"
                    + " maker_order_timeout_seconds, was " + escalateAfter + " and " + orderTimeout);
        }
    }

    /** How long all attempts together are meant to rest. */
    public Duration totalTime() {
        return total(orderTimeout, attempts, attemptTimeoutMin);
    }

    /** When a trade that is still being opened is taken to be forgotten. */
    public Duration staleOpeningAfter() {
        return Spans.longer(STALE_AT_LEAST, orderTimeout.multipliedBy(attempts).plus(STALE_MARGIN));
    }

    private static Duration total(Duration timeout, int attempts, Duration least) {
        return Spans.longer(timeout, least.multipliedBy(attempts));
    }
}
