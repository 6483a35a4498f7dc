package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitFacts.hourly;

import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What the rules compare, as quotients for people. A figure whose data is missing is empty. */
public record ExitFigures(
        Duration age,
        Optional<BigDecimal> signedNetRate,
        Optional<BigDecimal> signedNetApy,
        Optional<BigDecimal> notional,
        Optional<BigDecimal> totalPnl,
        Optional<BigDecimal> exitCost,
        Optional<BigDecimal> smallestLiquidationDistance,
        Optional<LegDrift.Figures> delta,
        TakeProfit earlyTakeProfit,
        Flip fundingFlip,
        Projection netEv,
        Optional<BigDecimal> yieldCostHours,
        Optional<BigDecimal> crossVenueSpread,
        ApyStatistics apyStatistics,
        Optional<BigDecimal> zScore,
        Trailing atrTrailing,
        Rotation opportunityCost) {
    /** T with its parts: the threshold, E, and what is held against it. */
    public record TakeProfit(
            Optional<BigDecimal> threshold, Optional<BigDecimal> takingCost, Optional<BigDecimal> priceResult) {}

    /** What paying over the horizon would cost. */
    public record Flip(BigDecimal horizonHours, Optional<BigDecimal> lossAhead) {}

    /** E and L of rule 2.2. */
    public record Projection(Optional<BigDecimal> projection, Optional<BigDecimal> limit, boolean edgeGood) {}

    public record Trailing(Usd atr, Optional<BigDecimal> stop) {}

    /** What the best candidate earns more: a year, over the horizon, and how much that has to be. */
    public record Rotation(Optional<BigDecimal> gain, Optional<BigDecimal> gained, Optional<BigDecimal> required) {}

    static ExitFigures of(ExitFacts facts, ExitSettings settings) {
        return new ExitFigures(
                facts.age,
                facts.rate(),
                facts.apy,
                facts.notional,
                facts.pnl,
                facts.cost,
                LiquidationExit.smallest(facts),
                DriftExit.drift(facts).map(LegDrift::figures),
                new TakeProfit(
                        settings.earlyTakeProfit().threshold(facts, settings),
                        EarlyTakeProfit.takingCost(facts, settings),
                        EarlyTakeProfit.priceResult(facts)),
                flip(facts, settings.fundingFlip()),
                projection(facts, settings.netEv()),
                yieldCostHours(facts),
                BasisExit.spread(facts),
                facts.in.apyStatistics(),
                ZScoreExit.score(facts),
                trailing(facts, settings.atr()),
                rotation(facts, settings.netEv()));
    }

    private static Flip flip(ExitFacts facts, FundingFlipExit flip) {
        return new Flip(
                flip.horizon(),
                facts.yearlyOver(flip.horizon()).map(loss -> hourly(loss).abs()));
    }

    private static Projection projection(ExitFacts facts, NetEvExit rule) {
        return new Projection(
                facts.yearlyOver(rule.horizonHours()).map(ExitFacts::hourly),
                facts.cost.map(cost -> cost.multiply(rule.multiple())),
                rule.isEdgeGood(facts));
    }

    private static Optional<BigDecimal> yieldCostHours(ExitFacts facts) {
        if (facts.cost.isEmpty()) return Optional.empty();
        return facts.yearlyOver(BigDecimal.ONE)
                .filter(hour -> hour.signum() > 0)
                .map(hour -> ExitFacts.yearly(facts.cost.get()).divide(hour, Decimals.DIVISION));
    }

    private static Trailing trailing(ExitFacts facts, AtrExit rule) {
        return new Trailing(facts.in.atr(), facts.in.trade().highWaterMark().map(best -> rule.stop(facts, best)));
    }

    private static Rotation rotation(ExitFacts facts, NetEvExit edge) {
        Optional<BigDecimal> gain = facts.in.worth().bestApy().flatMap(best -> facts.apy.map(best::subtract));
        Optional<BigDecimal> gained = gain.flatMap(more ->
                facts.notional.map(amount -> hourly(more.multiply(amount).multiply(edge.horizonHours()))));
        return new Rotation(gain, gained, facts.cost.map(cost -> OpportunityCost.required(cost, edge)));
    }
}
