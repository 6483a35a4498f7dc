package evenkeel.simulator.week;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeFigures.LegFigures;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Trade;
import java.util.List;

/** Where money came from: prices, funding, and what trading cost. Positive is ours; fees are positive when they cost. */
public record Attribution(Usd price, Usd funding, Usd fees) {
    public static final Attribution NOTHING = new Attribution(Usd.ZERO, Usd.ZERO, Usd.ZERO);

    /** What the ledger holds of a leg, with what was paid to it. */
    static Attribution of(CarryTerms.Leg leg, LegFigures figures, Usd funding) {
        return new Attribution(
                figures.entry().pricePnl(leg.side(), figures.exit()),
                funding,
                figures.entry().fee().plus(figures.exit().fee()));
    }

    /** What a venue's own lists come to, once everything bought is sold again. */
    static Attribution of(List<Trade> trades, List<Payment> payments) {
        Usd price = Usd.ZERO;
        Usd fees = Usd.ZERO;
        for (Trade trade : trades) {
            Fill fill = trade.fill();
            price = fill.side() == Side.BUY ? price.minus(fill.value()) : price.plus(fill.value());
            fees = fees.plus(fill.fee().dollars());
        }
        Usd funding =
                payments.stream().map(payment -> payment.booked().amount()).reduce(Usd.ZERO, Usd::plus);
        return new Attribution(price, funding, fees);
    }

    public Usd net() {
        return price.plus(funding).minus(fees);
    }

    public Attribution plus(Attribution other) {
        return new Attribution(price.plus(other.price), funding.plus(other.funding), fees.plus(other.fees));
    }

    public Attribution minus(Attribution other) {
        return new Attribution(price.minus(other.price), funding.minus(other.funding), fees.minus(other.fees));
    }
}
