package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.OPPORTUNITY_COST;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Rule 3.5: another trade would earn so much more that it pays for both moves. */
@Section("trading")
public record OpportunityCost(
        @Key(
                value = "opportunity_cost_apy_diff",
                usual = "0.40",
                recommended = "0.80",
                unit = Unit.LARGE_FRACTION,
                range = ">= 0",
                why = "How much more a year the best candidate must earn.")
        BigDecimal apyDiff,

        @Key(
                value = "rotation_veto_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Asks the rotation economics as well, and stays when they say no.")
        boolean veto) {
    Finding check(ExitFacts facts, NetEvExit edge) {
        Optional<BigDecimal> best = facts.in.worth().bestApy();
        if (best.isEmpty() || facts.apy.isEmpty()) return Finding.noted(OPPORTUNITY_COST, ExitNote.Why.DATA_MISSING);
        BigDecimal gain = best.get().subtract(facts.apy.get());
        if (gain.compareTo(apyDiff) <= 0) return Finding.NO;
        if (edge.skipOpportunityCost() && edge.isEdgeGood(facts)) {
            return Finding.noted(OPPORTUNITY_COST, ExitNote.Why.EDGE_GOOD);
        }
        if (edge.isOn() && facts.cost.isEmpty()) return Finding.noted(OPPORTUNITY_COST, ExitNote.Why.COST_UNKNOWN);
        if (!paysForIt(facts, edge, gain)) return Finding.NO;
        return vetoed(facts)
                .orElseGet(() -> Finding.fires(OPPORTUNITY_COST, "another trade earns " + gain + " more a year"));
    }

    /** Where the projection is off or there is nothing to weigh, the difference of rates alone decides. */
    private static boolean paysForIt(ExitFacts facts, NetEvExit edge, BigDecimal gain) {
        boolean weighed = edge.isOn()
                && facts.cost.filter(cost -> cost.signum() > 0).isPresent()
                && facts.notional.filter(amount -> amount.signum() > 0).isPresent();
        if (!weighed) return true;
        BigDecimal gained = facts.notional.get().multiply(gain).multiply(edge.horizonHours());
        return gained.compareTo(ExitFacts.yearly(required(facts.cost.get(), edge))) >= 0;
    }

    /** One exit and one more entry, with the margin that an exit has. */
    static BigDecimal required(BigDecimal cost, NetEvExit edge) {
        return cost.multiply(BigDecimal.TWO).multiply(edge.multiple());
    }

    private Optional<Finding> vetoed(ExitFacts facts) {
        if (!veto) return Optional.empty();
        Optional<Boolean> pays = facts.in.worth().rotationPays();
        if (pays.isEmpty()) return Optional.of(Finding.noted(OPPORTUNITY_COST, ExitNote.Why.DATA_MISSING));
        return pays.get()
                ? Optional.empty()
                : Optional.of(Finding.noted(OPPORTUNITY_COST, ExitNote.Why.ROTATION_VETOED));
    }
}
