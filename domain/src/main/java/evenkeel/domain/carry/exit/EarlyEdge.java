package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.EARLY_EDGE;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** Rule 1.5: funding has turned, and the trade need not grow old first. */
@Section("trading")
public record EarlyEdge(
        @Key(
                value = "early_edge_exit_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Leaves a flipped trade before the least holding time is over.")
        boolean enabled,

        @Key(
                value = "early_edge_exit_min_age_seconds",
                usual = "3600",
                recommended = "7200",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "A younger trade waits: rates swing around a settlement.")
        Duration minAge) {
    boolean isDue(ExitFacts facts) {
        return enabled && facts.age.compareTo(minAge) >= 0;
    }

    Finding check(ExitFacts facts, FundingFlipExit flip) {
        return isDue(facts) ? flip.check(facts, EARLY_EDGE) : Finding.NO;
    }
}
