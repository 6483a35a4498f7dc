package evenkeel.domain.execution.perps;

import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.Constraint;
import evenkeel.domain.execution.OrderShape;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.MarketRules;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How much: what increases by its money, what reduces by quantity and never by a detour over money. In whole lots; the
 * minimums are asked of what is left then.
 */
final class PerpSize {
    private final Preparation asked;
    private final MarketRules rules;
    private final Price mid;
    private final BigDecimal leverage;
    private final Set<Constraint> constraints = EnumSet.noneOf(Constraint.class);
    private Quantity size = Quantity.ZERO;

    PerpSize(Preparation asked, Price mid, BigDecimal leverage) {
        this.asked = asked;
        this.rules = asked.market().rules().orElseThrow();
        this.mid = mid;
        this.leverage = leverage;
    }

    /** Finds the size, or what speaks against it. */
    Optional<Skip> objection() {
        Action action = asked.intent().action();
        return action.increases() ? increasing() : reducing(action);
    }

    Quantity size() {
        return size;
    }

    Set<Constraint> constraints() {
        return constraints;
    }

    private Optional<Skip> increasing() {
        Usd wanted = asked.intent().notional().orElseThrow();
        Usd reserved = clamped(wanted, asked.house().reserved().orElseThrow(), Constraint.EXPOSURE_CLAMP);
        Usd margin = clamped(reserved, asked.house().freeCollateral().orElseThrow(), Constraint.BALANCE_CLAMP);
        Usd value = margin.times(leverage);
        if (constraints.contains(Constraint.BALANCE_CLAMP)
                && rules.sizes().smallestValue().exceeds(value)) {
            return Optional.of(Skip.of(SkipCode.INSUFFICIENT_BALANCE, "free for " + value.display()));
        }
        size = lots(new Quantity(value.value().divide(mid.value(), Decimals.DIVISION)));
        return OrderShape.ofSize(rules, size, mid, true);
    }

    /** A trim is held to the minimums everywhere, an exit where its venue does so. */
    private Optional<Skip> reducing(Action action) {
        Quantity whole = asked.held().reducible();
        if (asked.held().ours().exceeds(whole)) constraints.add(Constraint.REDUCE_CLAMPED_TO_POSITION);
        if (asked.intent().reduceOnly()) constraints.add(Constraint.REDUCE_ONLY);
        size = lots(new Quantity(whole.value().multiply(asked.intent().sizeFrac())));
        boolean held = !action.leaves() || rules.sizes().bindReducing();
        Optional<Skip> skip = OrderShape.ofSize(rules, size, mid, held);
        if (skip.isEmpty() && isDust(whole.minus(size))) {
            size = lots(whole);
            constraints.add(Constraint.DUST_PROMOTED_TO_FULL);
        }
        return skip;
    }

    /** Something that could be sold later, but would be too small for it. */
    private boolean isDust(Quantity left) {
        Quantity lots = rules.instrument().lots(left);
        return !lots.isZero() && OrderShape.ofSize(rules, lots, mid, true).isPresent();
    }

    private Usd clamped(Usd wanted, Usd most, Constraint why) {
        if (!wanted.exceeds(most)) return wanted;
        constraints.add(why);
        return most;
    }

    private Quantity lots(Quantity exact) {
        Quantity lots = rules.instrument().lots(exact);
        if (!lots.equals(exact)) constraints.add(Constraint.LOT_ROUNDING);
        return lots;
    }
}
