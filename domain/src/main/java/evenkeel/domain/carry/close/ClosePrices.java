package evenkeel.domain.carry.close;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.PriceGrid;
import java.math.BigDecimal;

/** CLOSE-5: an order that rests is rounded away from the book, one that takes into it. */
public final class ClosePrices {
    private ClosePrices() {}

    /** Joins its own side: the bid for a buyer, the ask for a seller. */
    public static Price resting(Side order, Price bid, Price ask, BigDecimal tick) {
        return new PriceGrid.Tick(tick).put(order == Side.BUY ? bid : ask, order, true);
    }

    /** Between both sides, and never into the other one. */
    public static Price nearMid(Side order, Price bid, Price ask, BigDecimal tick) {
        return new PriceGrid.Tick(tick).put(bid.midTo(ask), order, true);
    }

    /** A rest that was refused because it would have taken stands one tick deeper. */
    public static Price deeper(Side order, Price refused, BigDecimal tick) {
        BigDecimal step = order == Side.BUY ? tick.negate() : tick;
        return new Price(refused.value().add(step));
    }

    /** Takes the other side's best, and worse by at most that fraction. */
    public static Price taking(Side order, Price bid, Price ask, BigDecimal slippage, BigDecimal tick) {
        Price best = order == Side.BUY ? ask : bid;
        Price limit = best.shifted(order == Side.BUY ? slippage : slippage.negate());
        return new PriceGrid.Tick(tick).put(limit, order, false);
    }
}
