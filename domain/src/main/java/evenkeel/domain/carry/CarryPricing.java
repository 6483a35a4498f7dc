package evenkeel.domain.carry;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;

/** The limit prices that a carry trade sends, already on the venue's tick. */
public final class CarryPricing {
    private CarryPricing() {}

    /** Rests at the best price of its own side. */
    public static Price joining(Instrument instrument, Side side, Quote quote) {
        return instrument.toTick(quote.join(side), side, TimeInForce.POST_ONLY);
    }

    /** Takes the other side's best price, and worse by at most that fraction. */
    public static Price taking(Instrument instrument, Side side, Quote quote, BigDecimal slippage) {
        BigDecimal worse = side == Side.BUY ? slippage : slippage.negate();
        return instrument.toTick(quote.take(side).shifted(worse), side, TimeInForce.IOC);
    }

    /** The same, but never beyond the worst price that is allowed. */
    public static Price taking(Instrument instrument, Side side, Quote quote, BigDecimal slippage, Price worst) {
        Price limit = taking(instrument, side, quote, slippage);
        boolean beyond = side == Side.BUY ? limit.isAbove(worst) : limit.isBelow(worst);
        if (!beyond) return limit;
        return side == Side.BUY ? worst.floorTo(instrument.tick()) : worst.ceilTo(instrument.tick());
    }

    /** The hedge's slippage at the given try, from 0. */
    public static BigDecimal hedgeSlippage(CarryRules.Hedge rules, int attempt) {
        return CarryRules.widened(rules.slippage(), rules.slippageStep(), rules.maxSlippage(), attempt);
    }

    /** The close's slippage in the given round, from 0: each round adds the first round's once more. */
    public static BigDecimal closeSlippage(CarryRules.Close rules, int round) {
        return CarryRules.widened(rules.slippage(), rules.slippage(), rules.maxSlippage(), round);
    }
}
