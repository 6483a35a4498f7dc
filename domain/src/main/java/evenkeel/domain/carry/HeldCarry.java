package evenkeel.domain.carry;

import evenkeel.domain.carry.cost.FeeRates;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A trade that is open on both venues. {@code fundedUntil}: payments up to that instant are booked.
 *
 * @param salvaged what was given back of a leg that could not be answered in full
 * @param asked the fee rates that its accounts told before it was entered; a run that has lost them reckons by the keys
 */
public record HeldCarry(
        CarryTerms terms,
        LegFills opened,
        Instant openedAt,
        Usd funding,
        Instant fundedUntil,
        Optional<LegFills> salvaged,
        Optional<FeeRates> asked) {
    /** Of a trade that opened with all that its legs have filled. */
    public HeldCarry(CarryTerms terms, LegFills opened, Instant openedAt, Usd funding, Instant fundedUntil) {
        this(terms, opened, openedAt, funding, fundedUntil, Optional.empty(), Optional.empty());
    }

    public HeldCarry salvaged(Optional<LegFills> givenBack) {
        return new HeldCarry(terms, opened, openedAt, funding, fundedUntil, givenBack, asked);
    }

    public HeldCarry asked(Optional<FeeRates> rates) {
        return new HeldCarry(terms, opened, openedAt, funding, fundedUntil, salvaged, rates);
    }

    /** What was given back of the legs before the trade opened. */
    public LegFills givenBack() {
        return salvaged.orElse(LegFills.NOTHING);
    }

    /** What a leg has left of what it has filled. */
    public Quantity net(LegName leg) {
        return opened.of(leg).quantity().lessOrZero(givenBack().of(leg).quantity());
    }

    /** The same with what the venues say that its legs have filled at. */
    public HeldCarry readBack(LegFills entries) {
        return new HeldCarry(terms, entries, openedAt, funding, fundedUntil, salvaged, asked);
    }

    public HeldCarry paid(FundingBooked booked) {
        return new HeldCarry(terms, opened, openedAt, funding.plus(booked.total()), booked.until(), salvaged, asked);
    }

    /** What the held direction earns per hour: longs pay a positive rate, shorts receive it. */
    public HourlyRate netRate(Snapshot now) {
        return terms.lead().side() == Side.BUY
                ? now.hedgeRate().minus(now.leadRate())
                : now.leadRate().minus(now.hedgeRate());
    }

    /** Simple annual return on the larger leg, as a fraction. */
    public BigDecimal netApy(Snapshot now) {
        return netRate(now).annualised();
    }

    /** What closing both legs at once into both books would leave, with funding and fees so far. */
    public Usd pnl(Snapshot now) {
        return pricePnl(now).minus(fees()).plus(funding);
    }

    /** The part of it that prices bring. */
    public Usd pricePnl(Snapshot now) {
        return atMarket(terms.lead(), now.lead()).plus(atMarket(terms.hedge(), now.hedge()));
    }

    /** What opening has cost. */
    public Usd fees() {
        return opened.lead().fee().plus(opened.hedge().fee());
    }

    private Usd atMarket(CarryTerms.Leg leg, Quote quote) {
        return opened.of(leg.name()).pnlAt(leg.side(), quote.take(leg.side().opposite()));
    }
}
