package evenkeel.domain.carry.accounts;

import evenkeel.domain.carry.LegFill;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * §13: one leg.
 *
 * @param pricePnl of what is closed, before fees; nothing while nothing is
 * @param realisedPnl after fees, with what earlier reductions brought
 */
public record LegAccount(
        Optional<Price> entryVwap,
        Optional<Price> exitVwap,
        Quantity closedQuantity,
        Quantity openQuantity,
        Usd notional,
        Usd pricePnl,
        Usd fees,
        Usd realisedPnl) {
    /**
     * What is booked of a leg.
     *
     * @param reducedQuantity what earlier reductions took away
     * @param reducedPnl what they realised, before their fees, which are exit fees
     */
    public record Booked(Side side, LegFill entry, LegFill exit, Quantity reducedQuantity, Usd reducedPnl) {
        Quantity left() {
            return entry.quantity().lessOrZero(reducedQuantity);
        }
    }

    public static LegAccount of(Booked leg) {
        Quantity closed = leg.exit().quantity().min(leg.left());
        Usd price = pricePnl(leg, closed);
        Usd fees = leg.entry().fee().plus(leg.exit().fee());
        return new LegAccount(
                leg.entry().vwap(),
                leg.exit().vwap(),
                closed,
                leg.left().minus(closed),
                leg.entry().value(),
                price,
                fees,
                price.plus(leg.reducedPnl()).minus(fees));
    }

    private static Usd pricePnl(Booked leg, Quantity closed) {
        if (closed.isZero()) return Usd.ZERO;
        BigDecimal paid = share(leg.entry(), closed);
        BigDecimal got = share(leg.exit(), closed);
        return new Usd(leg.side() == Side.BUY ? got.subtract(paid) : paid.subtract(got));
    }

    /** The value of that much of it; the whole of it exactly. */
    private static BigDecimal share(LegFill fill, Quantity of) {
        if (of.equals(fill.quantity())) return fill.value().value();
        return fill.value().value().multiply(of.value()).divide(fill.quantity().value(), Decimals.DIVISION);
    }
}
