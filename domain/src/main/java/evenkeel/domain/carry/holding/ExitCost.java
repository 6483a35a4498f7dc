package evenkeel.domain.carry.holding;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/** C: what closing both legs now would cost: taker fees at each venue's own price, and half of each book's width. */
public record ExitCost(Usd leadFee, Usd hedgeFee, Usd exitFees, Usd leadHalfSpread, Usd hedgeHalfSpread, Usd exitCost) {
    /** Empty while a price or a book is not known: an unknown cost is not a cost of nothing. */
    public static Optional<ExitCost> of(LegAtMarket lead, LegAtMarket hedge) {
        Optional<Usd> leadFee = lead.valuedAt().map(lead::takerFeeAt);
        Optional<Usd> hedgeFee = hedge.valuedAt().map(hedge::takerFeeAt);
        Optional<Usd> leadHalf = halfSpread(lead);
        Optional<Usd> hedgeHalf = halfSpread(hedge);
        if (leadFee.isEmpty() || hedgeFee.isEmpty() || leadHalf.isEmpty() || hedgeHalf.isEmpty())
            return Optional.empty();

        Usd fees = leadFee.get().plus(hedgeFee.get());
        Usd cost = fees.plus(leadHalf.get()).plus(hedgeHalf.get());
        return Optional.of(new ExitCost(leadFee.get(), hedgeFee.get(), fees, leadHalf.get(), hedgeHalf.get(), cost));
    }

    private static Optional<Usd> halfSpread(LegAtMarket leg) {
        return leg.halfSpread().map(half -> new Usd(multiplied(leg, half)));
    }

    private static BigDecimal multiplied(LegAtMarket leg, BigDecimal half) {
        return leg.quantity().value().multiply(half);
    }
}
