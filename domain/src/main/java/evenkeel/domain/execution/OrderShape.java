package evenkeel.domain.execution;

import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketStatus;
import java.time.Instant;
import java.util.Optional;

/** What an order must be for its market to take it, the status before the size: one rule for a plan and for an order. */
public final class OrderShape {
    private OrderShape() {}

    /**
     * What speaks against an order that has its quantity and limit. The status is some minutes old and may be wrong by now:
     * it holds back what opens, never a hedge or an exit, which the venue itself answers.
     */
    public static Optional<Skip> objection(OrderIntent order, MarketRules rules) {
        Optional<Skip> closed =
                order.purpose() == Purpose.ENTRY ? closed(rules.status(), Action.ADD) : Optional.empty();
        return closed.or(() -> ofSize(
                rules,
                order.quantity().floorTo(rules.instrument().lot()),
                order.limit(),
                !order.reduceOnly() || rules.sizes().bindReducing()));
    }

    /** What the market does not take now. */
    public static Optional<Skip> closed(MarketStatus status, Action action) {
        Optional<Skip> skip = switch (status) {
            case MarketStatus.Trading trading -> Optional.empty();
            case MarketStatus.Maintained maintained ->
                until(maintained.askAgain(), SkipCode.MARKET_MAINTENANCE, "the venue is looked after");
            case MarketStatus.Halted halted -> now(SkipCode.INSTRUMENT_HALTED, "the market stands still");
            case MarketStatus.ReducingOnly only ->
                action.increases() ? now(SkipCode.INSTRUMENT_HALTED, "the market only reduces") : Optional.empty();
            case MarketStatus.Closed closed -> until(closed.opens(), SkipCode.MARKET_CLOSED, "opens " + closed.opens());
            case MarketStatus.Restricted restricted ->
                until(restricted.opens(), SkipCode.SESSION_RESTRICTED, "our policy, until the session opens");
            case MarketStatus.Delisted delisted -> now(SkipCode.INSTRUMENT_DELISTED, "not traded any more");
        };
        return skip.filter(found -> found.code().stops(action));
    }

    /** Of a quantity that is in whole lots already. */
    public static Optional<Skip> ofSize(MarketRules rules, Quantity size, Price price, boolean heldToMinimums) {
        if (size.isZero()) {
            return now(
                    SkipCode.SIZE_ROUNDS_TO_ZERO,
                    "one lot is " + rules.instrument().lot());
        }
        MarketRules.Sizes sizes = rules.sizes();
        if (heldToMinimums && sizes.smallest().exceeds(size)) {
            return now(SkipCode.BELOW_MIN_QTY, size + ", smallest is " + sizes.smallest());
        }
        Usd value = size.at(price);
        return heldToMinimums && sizes.smallestValue().exceeds(value)
                ? now(SkipCode.BELOW_MIN_NOTIONAL, value.display() + ", smallest is " + sizes.smallestValue())
                : Optional.empty();
    }

    private static Optional<Skip> now(SkipCode code, String detail) {
        return Optional.of(Skip.of(code, detail));
    }

    private static Optional<Skip> until(Instant then, SkipCode code, String detail) {
        return Optional.of(Skip.until(then, code, detail));
    }
}
