package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_DELTA_BOUND;
import static evenkeel.domain.carry.exit.ExitCode.REBALANCE_DELTA;

import evenkeel.domain.carry.exit.ExitNote.Why;
import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.carry.rebalance.RebalanceLimits;
import evenkeel.domain.money.Price;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Rules 1.2: the legs have drifted apart. A little is rebalanced, much is left. What only prices drift is left alone, for
 * trading it would make a real difference of quantities.
 */
@Section("trading")
public record DriftExit(
        @Key(
                value = "delta_bound_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Watches whether both legs are still worth the same.")
        boolean enabled,

        @Key(
                value = "delta_bound_max_delta_pct",
                usual = "0.03",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "Drift above this leaves at once; above rebalance_min_delta_pct.")
        BigDecimal bound,

        @Key(
                value = "delta_bound_check_interval_seconds",
                usual = "15",
                unit = Unit.SECONDS,
                range = "1..300",
                why = "How often live quantities and marks are read for it.",
                idle = "every look asks every rule, four times a second")
        Duration checkInterval,

        @Key(
                value = "rebalance_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Makes the larger leg smaller while the drift is small.")
        boolean rebalance,

        @Key(
                value = "rebalance_min_delta_pct",
                usual = "0.01",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "The least drift worth an order.")
        BigDecimal rebalanceFrom,

        @Key(
                value = "rebalance_max_delta_pct",
                usual = "0.03",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "The most drift that is rebalanced; at most delta_bound_max_delta_pct.")
        BigDecimal rebalanceTo) {
    public DriftExit {
        if (rebalanceTo.compareTo(bound) > 0) {
            throw new IllegalArgumentException(
                    "rebalance_max_delta_pct must not exceed delta_bound_max_delta_pct, was " + rebalanceTo);
        }
        if (bound.compareTo(rebalanceFrom) <= 0) {
            throw new IllegalArgumentException(
                    "delta_bound_max_delta_pct must exceed rebalance_min_delta_pct, was " + bound);
        }
    }

    Finding check(ExitFacts facts, RebalanceLimits limits) {
        if (!enabled) return Finding.NO;
        Optional<LegDrift> known = drift(facts);
        if (known.isEmpty()) return Finding.warned(EMERGENCY_DELTA_BOUND, Why.DATA_MISSING);

        LegDrift drift = known.get();
        if (drift.lacksALeg()) return Finding.NO; // the missing leg is rule 0's
        if (drift.exceeds(bound)) return leave(facts, drift);
        if (!rebalance || !drift.reaches(rebalanceFrom)) return Finding.NO;
        if (drift.exceeds(rebalanceTo)) return Finding.warned(REBALANCE_DELTA, Why.DRIFT_BEYOND_REBALANCE);
        return rebalance(facts, drift, limits);
    }

    private Finding leave(ExitFacts facts, LegDrift drift) {
        boolean pricesOnly = !drift.quantityExceeds(bound);
        if (pricesOnly && !facts.in.trade().marksReadAgain()) {
            return Finding.warned(EMERGENCY_DELTA_BOUND, Why.READ_MARKS_AGAIN);
        }
        return Finding.emergency(
                EMERGENCY_DELTA_BOUND, "drift " + drift.figures().drift() + ", limit " + bound);
    }

    /** Whatever would not lead to an order now must not hold up the rules that follow. */
    private Finding rebalance(ExitFacts facts, LegDrift drift, RebalanceLimits limits) {
        if (!drift.quantityReaches(rebalanceFrom)) return Finding.noted(REBALANCE_DELTA, Why.BASIS_ONLY);
        if (!limits.isWorthwhile(drift)) return Finding.noted(REBALANCE_DELTA, Why.REBALANCE_TOO_SMALL);
        if (facts.in.trade().rebalancing()) return Finding.noted(REBALANCE_DELTA, Why.REBALANCE_RUNNING);
        Optional<Instant> last = facts.in.trade().lastRebalanceAt();
        if (last.isPresent()
                && !RebalanceLimits.isSpaced(last.get(), facts.in.trade().evaluatedAt())) {
            return Finding.noted(REBALANCE_DELTA, Why.REBALANCE_TOO_SOON);
        }
        return Finding.fires(REBALANCE_DELTA, "drift " + drift.figures().drift());
    }

    /** Empty while a quantity, its value or its freshness is not known. */
    static Optional<LegDrift> drift(ExitFacts facts) {
        Optional<LegDrift.Leg> lead = side(facts.in.lead());
        Optional<LegDrift.Leg> hedge = side(facts.in.hedge());
        if (lead.isEmpty() || hedge.isEmpty()) return Optional.empty();
        return Optional.of(new LegDrift(lead.get(), hedge.get()));
    }

    private static Optional<LegDrift.Leg> side(HeldLeg leg) {
        Optional<Price> price = leg.valuedAt();
        if (!leg.fresh() || leg.liveQuantity().isEmpty() || price.isEmpty()) return Optional.empty();
        return Optional.of(new LegDrift.Leg(leg.sideSeen(), leg.liveQuantity().get(), price.get(), leg.lot()));
    }
}
