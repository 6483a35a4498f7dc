package evenkeel.domain.carry.holding;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.cost.HoldSettings;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** §8.5: the row that is kept of an open trade every 60 seconds. */
public record HeldSnapshot(
        Identity identity, Pnl pnl, Risk risk, Held position, Funding funding, ExitDecision decision) {
    /** Which trade, and how old what it was reckoned from. */
    public record Identity(
            String trade,
            String symbol,
            Direction direction,
            TradeStatus status,
            Instant evaluatedAt,
            Optional<Duration> leadAge,
            Optional<Duration> hedgeAge) {}

    public record Pnl(
            Optional<Usd> pricePnl,
            Usd fundingCollected,
            Optional<Usd> accruedFunding,
            Optional<Usd> totalPnl,
            Optional<Usd> highWaterMark) {}

    public record Risk(
            Optional<BigDecimal> leadLiquidationDistance,
            Optional<BigDecimal> hedgeLiquidationDistance,
            Optional<BigDecimal> minimumLiquidationDistance,
            Optional<LegDrift.Figures> deltaImbalance,
            Optional<AccountHealth> healthDistance,
            boolean unbalanced) {}

    /** {@code suggestedNotional}: what sizing would allow now. */
    public record Held(
            Optional<Usd> suggestedNotional,
            Quantity leadQuantity,
            Quantity hedgeQuantity,
            Optional<Usd> exitCostEstimate,
            BigDecimal entryAgeHours) {}

    public record Funding(
            Optional<HourlyRate> leadRate,
            Optional<HourlyRate> hedgeRate,
            Optional<BigDecimal> signedNetApy,
            Optional<Instant> leadLastBooked,
            Optional<Instant> hedgeLastBooked) {}

    /** What the figures and the rules say at one look. */
    public static HeldSnapshot of(
            Identity identity,
            HoldingInputs in,
            HoldingFigures figures,
            Optional<LegDrift> drift,
            Optional<AccountHealth> health,
            Optional<Usd> suggested,
            Quantity target,
            ExitDecision decision) {
        LegAtMarket lead = in.lead();
        LegAtMarket hedge = in.hedge();
        Duration age = Duration.between(in.openedAt(), in.evaluatedAt());
        return new HeldSnapshot(
                identity,
                new Pnl(
                        figures.pricePnl(),
                        figures.fundingCollected(),
                        figures.accrued().map(AccruedFunding::accrued),
                        figures.totalPnl(),
                        figures.highWaterMark()),
                new Risk(
                        figures.leadLiquidationDistance(),
                        figures.hedgeLiquidationDistance(),
                        smaller(figures.leadLiquidationDistance(), figures.hedgeLiquidationDistance()),
                        drift.map(LegDrift::figures),
                        health,
                        Imbalance.isWarnedAbout(lead.quantity(), hedge.quantity(), target, age)),
                new Held(
                        suggested,
                        lead.quantity(),
                        hedge.quantity(),
                        figures.exitCost().map(ExitCost::exitCost),
                        HoldSettings.hours(age)),
                new Funding(lead.rate(), hedge.rate(), figures.signedNetApy(), lead.lastBooked(), hedge.lastBooked()),
                decision);
    }

    /** Of those that are known. */
    private static Optional<BigDecimal> smaller(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        if (one.isEmpty() || other.isEmpty()) return one.or(() -> other);
        return Optional.of(one.get().min(other.get()));
    }
}
