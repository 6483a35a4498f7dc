package evenkeel.domain.execution.perps;

import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.ExecutorKey;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one venue's perpetuals have of their own, besides the rules of each market.
 *
 * @param setsLeverage whether a symbol's leverage can be set by us before an order
 * @param shiftTicks how many ticks behind the best price of its own side a resting order stands
 * @param validity how long a plan is good for; no longer than an order that is signed with it
 * @param own what speaks against a finished plan at this venue alone, in this order
 */
public record PerpTerms(ExecutorKey key, boolean setsLeverage, int shiftTicks, Duration validity, List<OwnRule> own) {
    /** A rule that no other venue has. */
    @FunctionalInterface
    public interface OwnRule {
        Optional<Skip> objection(Preparation asked, ExecutionPlan plan);
    }

    public PerpTerms {
        own = List.copyOf(own);
        if (shiftTicks < 0) throw new IllegalArgumentException("ticks count from 0, were " + shiftTicks);
        if (!validity.isPositive()) throw new IllegalArgumentException("a plan is good for a while, was " + validity);
    }

    /** A venue without peculiarities. */
    public static PerpTerms of(String venue, Duration validity) {
        return new PerpTerms(ExecutorKey.perps(venue), true, 0, validity, List.of());
    }

    public PerpTerms with(OwnRule rule) {
        List<OwnRule> more = Stream.concat(own.stream(), Stream.of(rule)).toList();
        return new PerpTerms(key, setsLeverage, shiftTicks, validity, more);
    }
}
