package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.exit.ExitInputs;
import evenkeel.domain.carry.exit.HeldLeg;
import evenkeel.domain.carry.look.HeldPast;
import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.carry.rebalance.RebalanceInputs;
import evenkeel.domain.carry.rebalance.RebalanceLimits;
import evenkeel.domain.carry.rebalance.RebalancePlan;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Quantity;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** §11: the larger leg is made smaller while the trade stays open. */
final class Rebalancing {
    private final RebalanceLimits limits;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final TradeNotes notes;
    private final CloseOrders orders;

    Rebalancing(RebalanceLimits limits, Timeline time, CarryAlarm alarm, TradeNotes notes, CloseOrders orders) {
        this.limits = limits;
        this.time = time;
        this.alarm = alarm;
        this.notes = notes;
        this.orders = orders;
    }

    /** Rests what the larger leg has more, then takes the rest. It never gives back more than that leg has open. */
    HeldPast rebalance(HeldCarry held, HeldPast past, ExitInputs seen) {
        RebalancePlan plan = RebalancePlan.of(
                new RebalanceInputs(
                        drift(seen.lead()),
                        drift(seen.hedge()),
                        market(held.terms().lead()),
                        market(held.terms().hedge()),
                        past.rebalances(),
                        time.now()),
                limits);
        int number = past.rebalances().size() + 1;
        if (plan.verdict() != RebalancePlan.Verdict.REBALANCE_START) {
            notes.take(
                    Kind.REBALANCE_SKIPPED,
                    number,
                    TradeNotes.facts("why", plan.verdict().name()));
            return past.rebalanced(LegFills.NOTHING, time.now());
        }
        if (plan.often()) {
            String text = number + " rebalances so far: something moves the legs apart again and again";
            alarm.raise("rebalanced-" + number, Alert.Severity.WARNING, Code.HDG_REBALANCED, text);
        }
        notes.take(Kind.REBALANCE_START, number, facts(plan, plan.quantity()));
        LegFill given = reduce(held, past, plan);
        notes.take(Kind.REBALANCE_COMPLETE, number, facts(plan, given.quantity()));
        boolean lead = plan.reducedLeg() == LegName.LEAD;
        LegFills reduced = lead ? new LegFills(given, LegFill.NOTHING) : new LegFills(LegFill.NOTHING, given);
        return past.rebalanced(reduced, time.now());
    }

    private LegFill reduce(HeldCarry held, HeldPast past, RebalancePlan plan) {
        Leg leg = plan.reducedLeg() == LegName.LEAD
                ? held.terms().lead()
                : held.terms().hedge();
        Quantity open = held.opened()
                .of(leg.name())
                .quantity()
                .lessOrZero(past.reduced().of(leg.name()).quantity());
        Quantity surplus = leg.instrument().lots(plan.quantity().min(open));
        LegFill rested = orders.rest(leg, surplus, limits.makerTimeout(), () -> false);
        Quantity left = surplus.lessOrZero(rested.quantity());
        if (left.isZero() || !limits.iocFallback()) return rested;
        return rested.plus(orders.take(leg, left, BigDecimal.ZERO));
    }

    private static Map<String, String> facts(RebalancePlan plan, Quantity quantity) {
        return TradeNotes.facts(
                "leg", plan.reducedLeg().slot(),
                "quantity", quantity.toString(),
                "drift", plan.drift().drift().toPlainString());
    }

    private static LegDrift.Leg drift(HeldLeg leg) {
        return new LegDrift.Leg(
                leg.liveSide().orElse(leg.side()),
                leg.liveQuantity().orElse(leg.openQuantity()),
                leg.mark().or(leg::entryVwap).orElseThrow(),
                leg.lot());
    }

    /** The order reads a price of its own; the plan only needs to know the step. */
    private static RebalanceInputs.Market market(Leg leg) {
        return new RebalanceInputs.Market(
                Optional.empty(), Optional.empty(), leg.instrument().tick());
    }
}
