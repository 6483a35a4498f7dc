package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.VELOCITY;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Rule 3.1: the net rate falls, hour after hour. In points a year per hour: -0.0015 is 0.15 % less each hour. */
@Section("trading")
public record VelocityExit(
        @Key(
                value = "funding_velocity_exit_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Leaves while a falling rate is still positive.")
        boolean enabled,

        @Key(
                value = "velocity_threshold_hourly",
                usual = "-0.0015",
                unit = Unit.LARGE_FRACTION,
                range = "< 0",
                why = "A slope that steep leaves; small beside the usual noise, so tune it per market.")
        BigDecimal threshold,

        @Key(
                value = "acceleration_threshold",
                usual = "-0.0008",
                unit = Unit.LARGE_FRACTION,
                range = "< 0",
                why = "A falling slope that steepens so much leaves; tune it per market.")
        BigDecimal accelerationThreshold,

        @Key(
                value = "velocity_lookback_hours",
                usual = "6",
                unit = Unit.COUNT,
                range = ">= 3",
                why = "How many hourly samples the slope is taken over; an acceleration needs 6.")
        int lookback,

        @Key(
                value = "velocity_exit_apy_ceiling",
                usual = "none",
                unit = Unit.LARGE_FRACTION,
                why = "Above this rate a fall is let be: it still earns enough.")
        Optional<BigDecimal> ceiling) {
    Finding check(ExitFacts facts) {
        if (!enabled) return Finding.NO;
        ApyStatistics seen = facts.in.apyStatistics();
        if (seen.velocity().isEmpty() || seen.newest().isEmpty()) {
            return Finding.noted(VELOCITY, ExitNote.Why.DATA_MISSING);
        }
        BigDecimal velocity = seen.velocity().get();
        boolean falls = velocity.compareTo(threshold) <= 0;
        boolean steepens = velocity.signum() < 0
                && seen.acceleration().isPresent()
                && seen.acceleration().get().compareTo(accelerationThreshold) <= 0;
        if (!falls && !steepens) return Finding.NO;
        boolean above = ceiling.isPresent() && seen.newest().get().compareTo(ceiling.get()) > 0;
        return above
                ? Finding.noted(VELOCITY, ExitNote.Why.ABOVE_CEILING)
                : Finding.fires(VELOCITY, "the rate changes by " + velocity + " a year each hour");
    }
}
