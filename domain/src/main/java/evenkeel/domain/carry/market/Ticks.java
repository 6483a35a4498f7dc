package evenkeel.domain.carry.market;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Limits on a venue's ticks. */
public final class Ticks {
    /** Four digits fewer than quotients have: what a division left behind must not cost a whole tick. */
    private static final MathContext SETTLED = new MathContext(30, RoundingMode.HALF_EVEN);

    private Ticks() {}

    /** Into the book: a buyer's limit up, a seller's down. */
    public static Price into(BigDecimal limit, Side side, BigDecimal tick) {
        Price settled = new Price(limit.round(SETTLED));
        return side == Side.BUY ? settled.ceilTo(tick) : settled.floorTo(tick);
    }

    /** A limit that is worse than a price by that fraction, so that it takes. */
    public static Price taking(Price price, BigDecimal slippage, Side side, BigDecimal tick) {
        BigDecimal worse = side == Side.BUY ? slippage : slippage.negate();
        return into(price.value().multiply(BigDecimal.ONE.add(worse)), side, tick);
    }
}
