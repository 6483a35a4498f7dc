package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.EARLY_TAKE_PROFIT;

import evenkeel.domain.carry.close.EarlyFastClose;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Rule 1.4: prices alone have brought more than leaving can cost. */
@Section("trading")
public record EarlyTakeProfit(
        @Key(
                value = "early_take_profit_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "Takes a price profit before the least holding time is over.")
        boolean enabled,

        @Key(
                value = "early_take_profit_net_usd",
                usual = "0",
                recommended = "4.00",
                unit = Unit.USD,
                range = ">= 0",
                why = "What must be left after leaving; 0 turns the rule off.")
        Usd base,

        @Key(
                value = "early_take_profit_slippage_multiple",
                usual = "1.5",
                recommended = "2.5",
                unit = Unit.FACTOR,
                range = ">= 0",
                why = "How many times the exit cost is kept aside for a bad close.")
        BigDecimal costMultiple) {
    private static final BigDecimal LEAST_CUSHION = new BigDecimal("0.50");

    boolean isOn() {
        return enabled && base.value().signum() > 0;
    }

    Finding check(ExitFacts facts, ExitSettings settings) {
        if (!isOn()) return Finding.NO;
        if (facts.cost.isEmpty()) return Finding.warned(EARLY_TAKE_PROFIT, ExitNote.Why.COST_UNKNOWN);
        Optional<BigDecimal> threshold = threshold(facts, settings);
        Optional<BigDecimal> price = priceResult(facts);
        if (threshold.isEmpty() || price.isEmpty() || facts.pnl.isEmpty()) {
            return Finding.warned(EARLY_TAKE_PROFIT, ExitNote.Why.DATA_MISSING);
        }
        boolean fires =
                price.get().compareTo(threshold.get()) >= 0 && facts.pnl.get().signum() >= 0;
        return fires
                ? Finding.fires(EARLY_TAKE_PROFIT, "price result " + price.get() + " reaches " + threshold.get())
                : Finding.NO;
    }

    static Optional<BigDecimal> priceResult(ExitFacts facts) {
        return facts.in.worth().pricePnl().map(Usd::value).or(() -> facts.pnl);
    }

    /** T: the base, a cushion for the close, and what taking at once would give away. */
    Optional<BigDecimal> threshold(ExitFacts facts, ExitSettings settings) {
        if (facts.cost.isEmpty()) return Optional.empty();
        BigDecimal cushion = facts.cost.get().multiply(costMultiple).max(LEAST_CUSHION);
        return takingCost(facts, settings)
                .map(taking -> base.value().add(cushion).add(taking));
    }

    /** E: nothing unless the close would take at once; empty while a price to take at is not known. */
    static Optional<BigDecimal> takingCost(ExitFacts facts, ExitSettings settings) {
        EarlyFastClose fast = settings.earlyFastClose();
        if (!fast.enabled() || !fast.takerDirectly()) return Optional.of(BigDecimal.ZERO);
        Optional<BigDecimal> lead =
                slippage(facts.in.lead(), settings.takerSlippage().escalation());
        Optional<BigDecimal> hedge =
                slippage(facts.in.hedge(), settings.closeLadder().slippage());
        return lead.isEmpty() || hedge.isEmpty()
                ? Optional.empty()
                : Optional.of(lead.get().add(hedge.get()));
    }

    private static Optional<BigDecimal> slippage(HeldLeg leg, BigDecimal fraction) {
        return leg.closePrice()
                .map(price -> leg.openQuantity().value().multiply(price.value()).multiply(fraction));
    }
}
