package evenkeel.domain.carry;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What is done about a lead that has filled and is not answered: the hedge is tried again while tries, time and loss allow,
 * then it may move to another venue, else the lead is given back. Nothing here ends in silence.
 */
public final class BrokenHedge {
    private BrokenHedge() {}

    /** The next move. */
    public sealed interface Step {}

    /** Answered, or what is left is below the hedge's lot. */
    public record Answered() implements Step {}

    /** Hedge that much now, with that slippage and never beyond that price. */
    public record Try(Quantity quantity, BigDecimal slippage, Price worst) implements Step {}

    /** The hedge's venue has filled nothing and the terms name another one. What lies naked since when stays as it is. */
    public record Move(CarryTerms.Leg to) implements Step {}

    /** Hedging has had its chance. */
    public record GiveBack(String why) implements Step {}

    /** What is done after that many tries where the hedge stands now, with the lead naked for that long. */
    public static Step next(CarryTerms terms, LegFills filled, int tried, Duration nakedFor) {
        CarryRules.Hedge rules = terms.rules().hedge();
        Quantity naked = terms.hedgeable(
                filled.lead().quantity().lessOrZero(filled.hedge().quantity()));
        Optional<Price> paid = filled.lead().vwap();
        if (naked.isZero() || paid.isEmpty()) return new Answered();
        boolean spent = tried >= rules.tries();
        Optional<CarryTerms.Leg> elsewhere = filled.hedge().isNothing() ? terms.alternative() : Optional.empty();
        if (spent && elsewhere.isEmpty()) return new GiveBack("tried " + tried + " times");

        Usd exposure = naked.at(paid.get());
        if (isOverdue(exposure, nakedFor, rules.capped())) {
            return new GiveBack(exposure.display() + " naked for " + nakedFor.toSeconds() + " s");
        }
        if (spent) return new Move(elsewhere.get());
        return new Try(
                naked,
                CarryPricing.hedgeSlippage(rules, tried),
                worst(paid.get(), terms.hedge().side(), rules.capped()));
    }

    /** Why a lead has lain naked for too long: so many dollars for so many seconds; empty while it has not. */
    public static Optional<GiveBack> overdue(CarryTerms terms, Usd exposure, Duration nakedFor) {
        if (!isOverdue(exposure, nakedFor, terms.rules().hedge().capped())) return Optional.empty();
        return Optional.of(new GiveBack(exposure.display() + " naked for " + nakedFor.toSeconds() + " s"));
    }

    /** The worst price that a hedge of a lead filled at that price may take. */
    public static Price worst(CarryTerms terms, Price paid) {
        return worst(paid, terms.hedge().side(), terms.rules().hedge().capped());
    }

    private static boolean isOverdue(Usd exposure, Duration nakedFor, CarryRules.Caps caps) {
        BigDecimal usdSeconds = exposure.value()
                .multiply(BigDecimal.valueOf(nakedFor.toMillis()))
                .movePointLeft(3);
        return usdSeconds.compareTo(caps.nakedUsdSeconds()) > 0;
    }

    /** A hedge that sells must not sell much lower than the lead has paid, one that buys must not buy much higher. */
    private static Price worst(Price paid, Side hedge, CarryRules.Caps caps) {
        return paid.shifted(hedge == Side.SELL ? caps.loss().negate() : caps.loss());
    }

    /** What of a leg is given back in this round, from 0: an equal share, the last round all of it. */
    public static Quantity slice(Quantity left, BigDecimal lot, int slices, int round) {
        int rounds = Math.max(1, slices - round);
        if (rounds == 1) return left;
        BigDecimal lots = left.value().divideToIntegralValue(lot);
        BigDecimal share = lots.divide(BigDecimal.valueOf(rounds), 0, java.math.RoundingMode.CEILING);
        return new Quantity(share.multiply(lot));
    }
}
