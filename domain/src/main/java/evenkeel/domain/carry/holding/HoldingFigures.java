package evenkeel.domain.carry.holding;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * §8 whole: what a held trade earns, is worth and would cost to leave. What cannot be told is empty.
 *
 * @param settlements payments of each venue that belong to the trade so far
 * @param markPnl both legs at mid, after the fees paid; to look at, never to decide by
 * @param realizablePnl longs at what buyers bid, shorts at what sellers ask, after the fees paid
 * @param pricePnl the same after the fees of taking both legs
 */
public record HoldingFigures(
        long settlements,
        Optional<HourlyRate> signedNetRate,
        Optional<BigDecimal> signedNetApy,
        Optional<AccruedFunding> accrued,
        Usd feesPaid,
        Optional<Usd> markPnl,
        Optional<Usd> realizablePnl,
        Optional<ExitCost> exitCost,
        Optional<Usd> pricePnl,
        Usd fundingCollected,
        Optional<Usd> totalPnl,
        Optional<Usd> highWaterMark,
        Optional<BigDecimal> crossVenueSpread,
        Optional<BigDecimal> leadLiquidationDistance,
        Optional<BigDecimal> hedgeLiquidationDistance) {
    /** A book's depth is never trusted for less or longer than this, whatever is configured. */
    private static final Duration LEAST_AGE = Duration.ofMillis(500);

    private static final Duration MOST_AGE = Duration.ofMinutes(1);

    public static HoldingFigures of(HoldingInputs in) {
        return of(in, FundingCalendar.REAL);
    }

    public static HoldingFigures of(HoldingInputs in, FundingCalendar calendar) {
        LegAtMarket lead = in.lead();
        LegAtMarket hedge = in.hedge();
        Usd paid = lead.feesPaid().plus(hedge.feesPaid());
        Optional<HourlyRate> rate = netRate(lead, hedge);
        Optional<AccruedFunding> accrued = accrued(in, calendar);
        Optional<ExitCost> cost = ExitCost.of(lead, hedge);
        Optional<Usd> realizable = valued(in, leg -> closing(in, leg));
        Optional<Usd> price = realizable.flatMap(value -> exitFees(lead, hedge).map(value::minus));
        Optional<Usd> total = price.flatMap(
                value -> accrued.map(due -> value.plus(in.fundingCollected()).plus(due.accrued())));
        return new HoldingFigures(
                calendar.payments(in.openedAt(), in.evaluatedAt(), 1),
                rate,
                rate.map(HourlyRate::annualised),
                accrued,
                paid,
                valued(in, LegAtMarket::mid),
                realizable,
                cost,
                price,
                in.fundingCollected(),
                total,
                highest(in.highWaterMark(), total),
                crossVenueSpread(lead.valuedAt(), hedge.valuedAt()),
                lead.liquidationDistance(),
                hedge.liquidationDistance());
    }

    /** How far two prices are apart, as a fraction of their mean. */
    public static Optional<BigDecimal> crossVenueSpread(Optional<Price> one, Optional<Price> other) {
        if (one.isEmpty() || other.isEmpty()) return Optional.empty();
        BigDecimal sum = one.get().value().add(other.get().value());
        BigDecimal gap = one.get().value().subtract(other.get().value()).abs();
        return Optional.of(gap.multiply(BigDecimal.TWO).divide(sum, Decimals.DIVISION));
    }

    private static Optional<HourlyRate> netRate(LegAtMarket lead, LegAtMarket hedge) {
        if (lead.rate().isEmpty() || hedge.rate().isEmpty()) return Optional.empty();
        return Optional.of(
                lead.side() == Side.BUY
                        ? hedge.rate().get().minus(lead.rate().get())
                        : lead.rate().get().minus(hedge.rate().get()));
    }

    private static Optional<AccruedFunding> accrued(HoldingInputs in, FundingCalendar calendar) {
        if (in.closed()) return Optional.of(AccruedFunding.NONE);
        return accruing(in.lead())
                .flatMap(lead -> accruing(in.hedge())
                        .map(hedge -> AccruedFunding.of(
                                in.openedAt(), in.evaluatedAt(), in.notional(), lead, hedge, calendar)));
    }

    private static Optional<AccruedFunding.Leg> accruing(LegAtMarket leg) {
        return leg.rate()
                .flatMap(rate -> leg.valuedAt()
                        .map(price -> new AccruedFunding.Leg(
                                leg.side(), rate, leg.quantity().at(price), leg.lastBooked())));
    }

    private static Optional<Price> closing(HoldingInputs in, LegAtMarket leg) {
        if (!in.takesEarly()) return leg.closingTop();
        Duration age = in.bookMaxAge().compareTo(LEAST_AGE) < 0 ? LEAST_AGE : in.bookMaxAge();
        return leg.closingDepth(age.compareTo(MOST_AGE) > 0 ? MOST_AGE : age);
    }

    private static Optional<Usd> valued(HoldingInputs in, Function<LegAtMarket, Optional<Price>> at) {
        LegAtMarket lead = in.lead();
        LegAtMarket hedge = in.hedge();
        Usd paid = lead.feesPaid().plus(hedge.feesPaid());
        return at.apply(lead)
                .map(lead::resultAt)
                .flatMap(one -> at.apply(hedge)
                        .map(hedge::resultAt)
                        .map(other -> one.plus(other).minus(paid)));
    }

    private static Optional<Usd> exitFees(LegAtMarket lead, LegAtMarket hedge) {
        return lead.valuedAt()
                .map(lead::takerFeeAt)
                .flatMap(one -> hedge.valuedAt().map(hedge::takerFeeAt).map(one::plus));
    }

    private static Optional<Usd> highest(Optional<Usd> before, Optional<Usd> now) {
        if (before.isEmpty() || now.isEmpty()) return before.or(() -> now);
        return now.get().exceeds(before.get()) ? now : before;
    }
}
