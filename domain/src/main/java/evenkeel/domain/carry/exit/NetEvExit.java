package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.NET_EV;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Rule 2.2: what staying is going to bring is weighed against what leaving costs. */
@Section("trading")
public record NetEvExit(
        @Key(
                value = "exit_ev_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Leaves when the funding ahead is not worth the cost of leaving later.")
        boolean enabled,

        @Key(
                value = "exit_ev_horizon_hours",
                usual = "12",
                unit = Unit.HOURS,
                why = "How far ahead funding is reckoned; 0 or less turns the rule off.")
        BigDecimal horizonHours,

        @Key(
                value = "exit_ev_exit_cost_multiple",
                usual = "1.2",
                recommended = "1.4",
                unit = Unit.FACTOR,
                why = "How many times the exit cost the projection is held against; 0 or less means 1.")
        BigDecimal costMultiple,

        @Key(
                value = "exit_ev_skip_profit_target_when_edge_good",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Lets a trade that still earns well run past its profit target.")
        boolean skipProfitTarget,

        @Key(
                value = "exit_ev_skip_opportunity_cost_when_edge_good",
                usual = "true",
                recommended = "false",
                unit = Unit.SWITCH,
                why = "Keeps a trade that still earns well although another one would earn more.")
        boolean skipOpportunityCost) {
    public boolean isOn() {
        return enabled && horizonHours.signum() > 0;
    }

    public BigDecimal multiple() {
        return costMultiple.signum() > 0 ? costMultiple : BigDecimal.ONE;
    }

    boolean isEvaluated(ExitFacts facts) {
        return isOn() && facts.apy.isPresent() && facts.notional.isPresent() && facts.cost.isPresent();
    }

    Finding check(ExitFacts facts) {
        if (!isOn()) return Finding.NO;
        if (facts.cost.isEmpty()) return Finding.noted(NET_EV, ExitNote.Why.COST_UNKNOWN);
        Optional<BigDecimal> ahead = facts.yearlyOver(horizonHours);
        if (ahead.isEmpty()) return Finding.noted(NET_EV, ExitNote.Why.DATA_MISSING);

        BigDecimal limit = facts.yearlyCost.get().multiply(multiple());
        boolean pays = facts.apy.get().signum() < 0;
        boolean fires =
                pays ? ahead.get().abs().compareTo(limit) >= 0 : ahead.get().compareTo(limit) < 0;
        if (!fires) return Finding.NO;
        return Finding.fires(
                NET_EV, pays ? "staying costs more than leaving" : "staying does not earn what leaving costs");
    }

    /** Only a trade that earns enough ahead; one that merely costs too much to leave has no good edge. */
    boolean isEdgeGood(ExitFacts facts) {
        if (!isEvaluated(facts) || facts.apy.get().signum() <= 0) return false;
        BigDecimal limit = facts.yearlyCost.get().multiply(multiple());
        return facts.yearlyOver(horizonHours).get().compareTo(limit) >= 0;
    }
}
