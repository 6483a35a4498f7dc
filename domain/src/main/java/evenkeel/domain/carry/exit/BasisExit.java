package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.BASIS_CONVERGED;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Rule 2.4: the venues' prices have met and the trade is in profit. */
@Section("trading")
public record BasisExit(
        @Key(
                value = "basis_convergence_exit_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Takes the profit of prices that have met before they part again.")
        boolean enabled,

        @Key(
                value = "basis_convergence_threshold_pct",
                usual = "0.0005",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "A spread between the venues that small counts as met.")
        BigDecimal threshold,

        @Key(
                value = "basis_convergence_ratio",
                usual = "0.20",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "So does this share of the spread at entry.")
        BigDecimal ratio,

        @Key(
                value = "basis_convergence_min_profit_usd",
                usual = "0.50",
                unit = Unit.USD,
                why = "The least total result worth taking.")
        Usd minProfit) {
    Finding check(ExitFacts facts) {
        if (!enabled) return Finding.NO;
        if (facts.pnl.isEmpty()) return Finding.noted(BASIS_CONVERGED, ExitNote.Why.DATA_MISSING);
        if (facts.pnl.get().compareTo(minProfit.value()) < 0) return Finding.NO;
        return isWithin(facts, threshold.max(ofEntry(facts)))
                ? Finding.fires(BASIS_CONVERGED, "the venues' prices have met")
                : Finding.NO;
    }

    /** The share of the entry spread that counts as met; nothing where there was none. */
    private BigDecimal ofEntry(ExitFacts facts) {
        return facts.in
                .trade()
                .entrySpread()
                .filter(spread -> spread.signum() > 0)
                .map(spread -> spread.multiply(ratio))
                .orElse(BigDecimal.ZERO);
    }

    private static boolean isWithin(ExitFacts facts, BigDecimal limit) {
        Optional<BigDecimal> told = facts.in.worth().crossVenueSpread();
        if (told.isPresent()) return told.get().compareTo(limit) <= 0;
        BigDecimal one = facts.in.lead().price().get().value();
        BigDecimal other = facts.in.hedge().price().get().value();
        BigDecimal twice = one.subtract(other).abs().multiply(BigDecimal.TWO);
        return twice.compareTo(limit.multiply(one.add(other))) <= 0;
    }

    /** S: how far the venues' prices are apart, as a fraction of their mean. */
    static Optional<BigDecimal> spread(ExitFacts facts) {
        Optional<BigDecimal> told = facts.in.worth().crossVenueSpread();
        Optional<Price> lead = facts.in.lead().price();
        Optional<Price> hedge = facts.in.hedge().price();
        if (told.isPresent() || lead.isEmpty() || hedge.isEmpty()) return told;
        BigDecimal sum = lead.get().value().add(hedge.get().value());
        BigDecimal gap = lead.get().value().subtract(hedge.get().value()).abs();
        return Optional.of(gap.multiply(BigDecimal.TWO).divide(sum, Decimals.DIVISION));
    }
}
