package evenkeel.domain.gate;

import evenkeel.domain.code.Code;
import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether an order may leave (I20). What opens is held to everything; a hedge, which leaves us less naked, to its own size
 * and price; what reduces only to a price that is not absurd, and to nothing when no fresh price is there (I23).
 */
public final class GateRules {
    private GateRules() {}

    /** Whether the books have to be asked about it. */
    public static boolean isHeldToTheBooks(OrderIntent intent) {
        return intent.purpose() == Purpose.ENTRY && !intent.reduceOnly();
    }

    public static Optional<GateRefusal> refusal(
            OrderIntent intent, GateFacts facts, GateLimits limits, Sight sight, Instant now) {
        if (intent.purpose().mustReduce() && !intent.reduceOnly())
            return refuse(Code.ORD_NOT_REDUCING, "no reduce-only");
        if (intent.reduceOnly()) return farFromTheMark(intent, limits, sight, now);
        if (!isHeldToTheBooks(intent)) return tooLarge(intent, limits).or(() -> offPrice(intent, limits, sight));
        return notAllowed(intent, limits)
                .or(() -> tooLarge(intent, limits))
                .or(() -> stale(limits, sight, now))
                .or(() -> offPrice(intent, limits, sight))
                .or(() -> tooMany(intent, facts, limits, now))
                .or(() -> tooMuch(intent, facts, limits))
                .or(() -> lostTooMuch(facts, limits));
    }

    private static Optional<GateRefusal> notAllowed(OrderIntent intent, GateLimits limits) {
        if (!limits.symbols().contains(intent.symbol())) return refuse(Code.ORD_SYMBOL, intent.symbol());
        return refuseIf(!limits.venues().contains(intent.venue()), Code.RSK_VENUE, intent.venue());
    }

    private static Optional<GateRefusal> tooLarge(OrderIntent intent, GateLimits limits) {
        Quantity largest = limits.size().largestOf(intent.symbol());
        if (intent.quantity().exceeds(largest)) {
            return refuse(Code.RSK_QUANTITY, "largest of " + intent.symbol() + " is " + largest);
        }
        Usd notional = intent.quantity().at(intent.limit());
        return refuseIf(
                notional.exceeds(limits.size().notional()),
                Code.ORD_NOTIONAL,
                notional.display() + ", largest is " + limits.size().notional());
    }

    private static Optional<GateRefusal> stale(GateLimits limits, Sight sight, Instant now) {
        return switch (sight) {
            case Sight.Blind blind -> refuse(blind.code(), "no mark to compare with");
            case Sight.Seen seen ->
                refuseIf(
                        seen.isOlderThan(limits.dataAge(), now),
                        Code.RSK_STALE,
                        "the price is of " + seen.quote().venueTime() + ", oldest is " + limits.dataAge());
        };
    }

    private static Optional<GateRefusal> offPrice(OrderIntent intent, GateLimits limits, Sight sight) {
        return switch (sight) {
            case Sight.Blind blind -> refuse(blind.code(), "no mark to compare with");
            case Sight.Seen(Quote quote) ->
                collar(intent, limits, "mark", quote.mark()).or(() -> collar(intent, limits, "mid", quote.mid()));
        };
    }

    /** An exit is its own collar while the market cannot be seen: it must not wait for that. */
    private static Optional<GateRefusal> farFromTheMark(
            OrderIntent intent, GateLimits limits, Sight sight, Instant now) {
        return switch (sight) {
            case Sight.Blind blind -> Optional.empty();
            case Sight.Seen seen ->
                seen.isOlderThan(limits.dataAge(), now)
                        ? Optional.empty()
                        : collar(intent, limits, "mark", seen.quote().mark());
        };
    }

    private static Optional<GateRefusal> collar(OrderIntent intent, GateLimits limits, String of, Price price) {
        BigDecimal drift = price.driftTo(intent.limit()).abs();
        return refuseIf(
                drift.compareTo(limits.size().collar()) > 0,
                Code.ORD_COLLAR,
                "limit " + intent.limit() + ", " + of + " " + price);
    }

    private static Optional<GateRefusal> tooMany(OrderIntent intent, GateFacts facts, GateLimits limits, Instant now) {
        GateLimits.Pace pace = limits.pace();
        if (facts.liveOrders() >= pace.openOrders()) {
            return refuse(Code.RSK_OPEN_ORDERS, facts.liveOrders() + " live at " + intent.venue());
        }
        if (facts.sentLately() >= pace.ordersAMinute()) {
            return refuse(Code.RSK_ORDER_RATE, facts.sentLately() + " in a minute at " + intent.venue());
        }
        int same = facts.sameSentSince(now.minus(pace.window()));
        return refuseIf(same >= pace.repeats(), Code.RSK_REPEATED, same + " of the same within " + pace.window());
    }

    private static Optional<GateRefusal> tooMuch(OrderIntent intent, GateFacts facts, GateLimits limits) {
        List<Exposure> then = Exposure.sum(facts.exposures(), Exposure.of(intent));
        GateLimits.Exposures most = limits.exposures();
        return outside(then, at -> at.symbol().equals(intent.symbol()), most.symbol(), intent.symbol())
                .or(() -> outside(then, at -> at.venue().equals(intent.venue()), most.venue(), intent.venue()))
                .or(() -> outside(then, at -> true, most.total(), "everything"));
    }

    private static Optional<GateRefusal> outside(List<Exposure> all, Predicate<Exposure> of, Band most, String what) {
        Usd gross = Usd.ZERO;
        Exposure together = new Exposure("", "", Usd.ZERO, Usd.ZERO, Usd.ZERO);
        for (Exposure one : all.stream().filter(of).toList()) {
            gross = gross.plus(one.worst());
            together = together.plus(one);
        }
        if (gross.exceeds(most.gross())) {
            return refuse(Code.RSK_GROSS, what + " would be " + gross.display() + ", most is " + most.gross());
        }
        Usd net = together.worst();
        return refuseIf(
                net.exceeds(most.net()),
                Code.RSK_NET,
                what + " would be " + net.display() + " one way, most is " + most.net());
    }

    private static Optional<GateRefusal> lostTooMuch(GateFacts facts, GateLimits limits) {
        Usd lost = facts.resultToday().negate();
        return refuseIf(
                !limits.dailyLoss().exceeds(lost),
                Code.RSK_DAILY_LOSS,
                lost.display() + " today, most is " + limits.dailyLoss());
    }

    private static Optional<GateRefusal> refuseIf(boolean broken, Code code, String why) {
        return broken ? refuse(code, why) : Optional.empty();
    }

    private static Optional<GateRefusal> refuse(Code code, String why) {
        return Optional.of(new GateRefusal(code, why));
    }
}
