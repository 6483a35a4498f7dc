package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.PROFIT_TARGET;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** Rule 3.4: enough. */
@Section("trading")
public record ProfitTarget(
        @Key(
                value = "min_profit_exit_usd",
                usual = "0.25",
                recommended = "3.00",
                unit = Unit.USD,
                why = "The total result at which a trade is left.")
        Usd target) {
    Finding check(ExitFacts facts, NetEvExit edge) {
        if (facts.pnl.isEmpty()) return Finding.noted(PROFIT_TARGET, ExitNote.Why.DATA_MISSING);
        if (facts.pnl.get().compareTo(target.value()) < 0) return Finding.NO;
        return edge.skipProfitTarget() && edge.isEdgeGood(facts)
                ? Finding.noted(PROFIT_TARGET, ExitNote.Why.EDGE_GOOD)
                : Finding.fires(PROFIT_TARGET, "result " + facts.pnl.get() + " reaches " + target);
    }
}
