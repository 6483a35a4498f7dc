package evenkeel.domain.carry.rebalance;

import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.close.ClosePrices;
import evenkeel.domain.carry.rebalance.RebalanceInputs.Market;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * §11 whole: the one reduce-only order that brings both legs together again. The smaller leg is never made larger.
 *
 * @param floor that the difference must reach
 * @param restingPrice empty without a book
 * @param targetNotional of the trade afterwards: what the smaller leg is worth
 * @param often whether this is the third within an hour, which is worth a warning
 */
public record RebalancePlan(
        Verdict verdict,
        LegDrift.Figures drift,
        Usd floor,
        LegName reducedLeg,
        Side orderSide,
        Quantity quantity,
        Optional<Price> restingPrice,
        Usd targetNotional,
        boolean often) {
    /** Events of a trade are named like this. */
    public enum Verdict {
        REBALANCE_START,
        /** Too little to be worth an order. */
        REBALANCE_SKIPPED,
        /** The last one is not a minute old. */
        REBALANCE_TOO_SOON,
        /** Legs of one side, or a missing one: no business of a rebalance. */
        NOT_A_HEDGE
    }

    private static final Duration WATCHED = Duration.ofHours(1);

    public static RebalancePlan of(RebalanceInputs in, RebalanceLimits limits) {
        LegDrift drift = new LegDrift(in.lead(), in.hedge());
        LegName larger = drift.larger();
        Side order = drift.leg(larger).side().opposite();
        Market market = larger == LegName.LEAD ? in.leadMarket() : in.hedgeMarket();
        LegDrift.Figures figures = drift.figures();
        Usd smaller = figures.leadNotional().exceeds(figures.hedgeNotional())
                ? figures.hedgeNotional()
                : figures.leadNotional();
        return new RebalancePlan(
                verdict(in, drift, limits),
                figures,
                limits.floor(drift),
                larger,
                order,
                drift.surplus(),
                resting(order, market),
                smaller,
                lately(in.earlier(), in.now()) + 1 >= RebalanceLimits.MANY_IN_AN_HOUR);
    }

    private static Verdict verdict(RebalanceInputs in, LegDrift drift, RebalanceLimits limits) {
        if (in.lead().side() == in.hedge().side() || drift.lacksALeg()) return Verdict.NOT_A_HEDGE;
        if (!limits.isWorthwhile(drift)) return Verdict.REBALANCE_SKIPPED;
        boolean spaced =
                in.earlier().isEmpty() || RebalanceLimits.isSpaced(in.earlier().getLast(), in.now());
        return spaced ? Verdict.REBALANCE_START : Verdict.REBALANCE_TOO_SOON;
    }

    private static Optional<Price> resting(Side order, Market market) {
        return market.bid()
                .flatMap(bid -> market.ask().map(ask -> ClosePrices.resting(order, bid, ask, market.tick())));
    }

    private static long lately(List<Instant> earlier, Instant now) {
        return earlier.stream()
                .filter(instant -> Duration.between(instant, now).compareTo(WATCHED) < 0)
                .count();
    }
}
