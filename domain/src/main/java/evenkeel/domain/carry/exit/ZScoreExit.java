package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.Z_SCORE;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Rule 3.2: the net rate is far below what it used to be, in standard deviations. */
@Section("trading")
public record ZScoreExit(
        @Key(
                value = "z_score_exit_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Leaves a rate that has broken out of its own range.")
        boolean enabled,

        @Key(
                value = "z_score_exit_threshold",
                usual = "-2.0",
                unit = Unit.FACTOR,
                range = "< 0",
                why = "So many deviations below the mean leave.")
        BigDecimal threshold,

        @Key(
                value = "z_score_emergency_threshold",
                usual = "-3.0",
                unit = Unit.FACTOR,
                range = "< 0",
                why = "So many leave at once; not above z_score_exit_threshold.")
        BigDecimal emergencyThreshold,

        @Key(
                value = "z_score_lookback_hours",
                usual = "168",
                unit = Unit.COUNT,
                range = "6..720",
                why = "How many hours of samples mean and deviation are taken over.")
        int lookback,

        @Key(
                value = "z_score_exit_min_age_hours",
                usual = "168",
                unit = Unit.HOURS,
                range = ">= 0",
                why = "A younger trade is not judged by it.")
        Duration minAge) {
    public ZScoreExit {
        if (emergencyThreshold.compareTo(threshold) > 0) {
            throw new IllegalArgumentException(
                    "z_score_emergency_threshold must not exceed z_score_exit_threshold, was " + emergencyThreshold);
        }
    }

    Finding check(ExitFacts facts) {
        if (!enabled || facts.age.compareTo(minAge) < 0) return Finding.NO;
        ApyStatistics seen = facts.in.apyStatistics();
        if (seen.exitLevel().isEmpty() || seen.emergencyLevel().isEmpty()) {
            return Finding.noted(Z_SCORE, ExitNote.Why.DATA_MISSING);
        }
        BigDecimal apy = facts.apy.get();
        if (apy.compareTo(seen.exitLevel().get()) > 0) return Finding.NO;
        String text = "the rate is " + score(facts).orElseThrow() + " deviations from its mean";
        boolean emergency = apy.compareTo(seen.emergencyLevel().get()) <= 0;
        return emergency ? Finding.emergency(Z_SCORE, text) : Finding.fires(Z_SCORE, text);
    }

    static Optional<BigDecimal> score(ExitFacts facts) {
        ApyStatistics seen = facts.in.apyStatistics();
        return seen.deviation()
                .filter(deviation -> deviation.signum() > 0)
                .flatMap(deviation -> facts.apy.map(
                        apy -> apy.subtract(seen.mean().orElseThrow()).divide(deviation, Decimals.DIVISION)));
    }
}
