package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.YIELD_COST;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Rule 2.3: funding would take too long to earn what leaving costs. */
@Section("trading")
public record YieldCostExit(
        @Key(
                value = "yield_cost_exit_enabled",
                usual = "false",
                unit = Unit.SWITCH,
                why = "Leaves a trade that no longer earns its exit in time.")
        boolean enabled,

        @Key(
                value = "yield_cost_max_hours",
                usual = "24",
                unit = Unit.HOURS,
                range = "> 0",
                why = "How many hours of funding the exit may cost; 36 for long holds.")
        BigDecimal maxHours) {
    Finding check(ExitFacts facts) {
        if (!enabled) return Finding.NO;
        if (facts.cost.isEmpty()) return Finding.noted(YIELD_COST, ExitNote.Why.COST_UNKNOWN);
        Optional<BigDecimal> earned = facts.yearlyOver(maxHours);
        if (earned.isEmpty()) return Finding.noted(YIELD_COST, ExitNote.Why.DATA_MISSING);
        if (facts.cost.get().signum() <= 0 || facts.notional.get().signum() <= 0) return Finding.NO;

        boolean tooLong = facts.yearlyCost.get().compareTo(earned.get()) > 0;
        if (facts.apy.get().signum() <= 0) return Finding.fires(YIELD_COST, "nothing is earned");
        return tooLong
                ? Finding.fires(YIELD_COST, "leaving costs more than " + maxHours + " h of funding")
                : Finding.NO;
    }
}
