package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.close.ClosePrices;
import evenkeel.domain.carry.close.SoftClose;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Quote;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.timeline.Timeline;
import java.time.Instant;

/** §14.2: what is in no hurry stands near the mid a few times, by a fresh price each; never more than is left of it. */
record SoftRest(SoftClose settings, Market market, Timeline time, CarryOrders orders) {
    /** All that is out then. */
    LegFills rest(Legs legs, LegFills entries, LegFills alreadyOut) {
        LegFills out = alreadyOut;
        for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
            LegFills before = out;
            var both = time.both(() -> rest(legs.lead(), entries, before), () -> rest(legs.hedge(), entries, before));
            out = out.plus(new LegFills(both.first(), both.second()));
        }
        return out;
    }

    private LegFill rest(Leg leg, LegFills entries, LegFills out) {
        Quantity left =
                entries.of(leg.name()).quantity().lessOrZero(out.of(leg.name()).quantity());
        Quantity lots = leg.instrument().lots(left);
        if (lots.isZero()) return LegFill.NOTHING;
        Instant until = time.now().plus(settings.timeout());
        CarryOrders.Sent sent = market.quote(leg) instanceof Priced.At priced
                ? rest(leg, lots, nearMid(leg, priced.quote()))
                : CarryOrders.Sent.NONE;
        // without a price, or refused because the book had moved: the next attempt is no sooner for that
        if (sent.refused()) time.await("a price to rest at", until, () -> false);
        return sent.fill();
    }

    private CarryOrders.Sent rest(Leg leg, Quantity quantity, Price limit) {
        return orders.close(
                leg, leg.name().slot(), quantity, limit, TimeInForce.POST_ONLY, settings.timeout(), () -> false);
    }

    private static Price nearMid(Leg leg, Quote seen) {
        return ClosePrices.nearMid(
                leg.side().opposite(), seen.bid(), seen.ask(), leg.instrument().tick());
    }
}
