package evenkeel.domain.carry.close;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How a profit that came early is taken: fast, after resting for a moment or not at all. */
@Section("trading")
public record EarlyFastClose(
        @Key(
                value = "early_tp_fast_close_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Takes an early profit before it is gone, instead of closing at leisure.")
        boolean enabled,

        @Key(
                value = "early_tp_fast_close_total_timeout_seconds",
                usual = "30",
                recommended = "8",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "The longest that such a close rests, over all of its rounds.")
        Duration totalTimeout,

        @Key(
                value = "early_tp_fast_close_attempt_timeout_seconds",
                usual = "5",
                recommended = "2.5",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "How long each round rests.")
        Duration attemptTimeout,

        @Key(
                value = "early_tp_fast_close_max_attempts",
                usual = "2",
                recommended = "1",
                unit = Unit.COUNT,
                range = ">= 0",
                why = "How many rounds rest before both legs take.")
        int maxAttempts,

        @Key(
                value = "early_tp_fast_close_use_taker_directly",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Takes at once; the threshold then pays for the slippage.")
        boolean takerDirectly) {
    /** How many rounds rest: the total time may cut the last one short or leave it out. */
    public int makerRounds() {
        if (takerDirectly) return 0;
        long started = totalTimeout.plus(attemptTimeout).minusNanos(1).dividedBy(attemptTimeout);
        return (int) Math.min(maxAttempts, started);
    }

    /** How long the given round rests, from 0. */
    public Duration makerTime(int round) {
        Duration left = totalTimeout.minus(attemptTimeout.multipliedBy(round));
        if (left.isNegative()) return Duration.ZERO;
        return left.compareTo(attemptTimeout) < 0 ? left : attemptTimeout;
    }
}
