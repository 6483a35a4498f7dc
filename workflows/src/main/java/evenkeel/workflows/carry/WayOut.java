package evenkeel.workflows.carry;

import evenkeel.domain.carry.BrokenHedge;
import evenkeel.domain.carry.CarryPricing;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.CloseReason;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Purpose;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** How both legs are left at the same time: never more than our own, until the venues say flat. */
final class WayOut {
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1;

    private final CarryRules.Close rules;
    private final Supplier<Legs> legs;
    private final Ports ports;
    private final Timeline time;
    private final Consumer<String> stillOpen;
    private final CarryOrders orders;
    private boolean askedLedger;

    /**
     * @param legs those that the trade has by then
     * @param stillOpen hears of it after the rounds, and again each time that it is still so
     */
    WayOut(
            CarryRules.Close rules,
            Supplier<Legs> legs,
            Ports ports,
            Timeline time,
            Consumer<String> stillOpen,
            CarryOrders orders) {
        this.rules = rules;
        this.legs = legs;
        this.ports = ports;
        this.time = time;
        this.stillOpen = stillOpen;
        this.orders = orders;
    }

    /** Both legs rest at the same time, then take at the same time what is left; in an emergency they take at once. */
    LegFills together(LegFills opened, LegFills alreadyOut, CloseReason reason) {
        if (reason.isEmergency()) return atOnce(opened, alreadyOut);
        LegFills rested = onBothLegs(leg -> orders.rest(
                leg, leg.side().opposite(), opened.of(leg.name()).quantity(), Purpose.REDUCE, rules.makerPatience()));
        return atOnce(opened, alreadyOut.plus(rested));
    }

    LegFills atOnce(LegFills opened, LegFills alreadyOut) {
        return inSlices(opened, alreadyOut, AT_ONCE);
    }

    /** Takes what is left of both legs, wider each round; after the rounds a person is called and it goes on. */
    LegFills inSlices(LegFills opened, LegFills alreadyOut, int slices) {
        LegFills out = alreadyOut;
        for (int round = 0; ; round++) {
            out = out.plus(takeOut(opened, out, slices, round));

            Holdings holdings = ports.accounts().holdings(legs.get());
            if (isOut(legs.get().lead(), opened, out, holdings)
                    && isOut(legs.get().hedge(), opened, out, holdings)) return out;
            if (round >= rules.rounds()) {
                askTheLedgerOnce(opened, out);
                stillOpen.accept("still open after " + (round + 1) + " rounds");
                if (holdings.isFlat(legs.get().lead())
                        && holdings.isFlat(legs.get().hedge()))
                    return out; // the venues have closed it by themselves; the readback tells at what price
            }
            time.pause(round < rules.rounds() ? BETWEEN_READS : rules.retryAfter(), "venues settle");
        }
    }

    private LegFills takeOut(LegFills opened, LegFills out, int slices, int round) {
        BigDecimal slippage = CarryPricing.closeSlippage(rules, round);
        return onBothLegs(leg -> {
            Quantity left = leftOf(leg, opened, out);
            Quantity share = BrokenHedge.slice(left, leg.instrument().lot(), slices, round);
            return share.isZero()
                    ? LegFill.NOTHING
                    : orders.take(leg, leg.side().opposite(), share, Purpose.REDUCE, slippage);
        });
    }

    /** By our own count all is out, and the venues disagree: before a person is called the ledger may know more. */
    private void askTheLedgerOnce(LegFills opened, LegFills out) {
        boolean nothingLeft = leftOf(legs.get().lead(), opened, out).isZero()
                && leftOf(legs.get().hedge(), opened, out).isZero();
        if (askedLedger || !nothingLeft) return;
        askedLedger = true;
        throw new BehindTheLedger("the venues hold what this run does not know of");
    }

    private boolean isOut(Leg leg, LegFills opened, LegFills out, Holdings holdings) {
        return leftOf(leg, opened, out).isZero() && holdings.isFlat(leg);
    }

    /** Never more than our own, whole lots; what is below a lot is dust. */
    private static Quantity leftOf(Leg leg, LegFills opened, LegFills out) {
        return leg.instrument()
                .lots(opened.of(leg.name())
                        .quantity()
                        .lessOrZero(out.of(leg.name()).quantity()));
    }

    private LegFills onBothLegs(Function<Leg, LegFill> work) {
        var both = time.both(
                () -> work.apply(legs.get().lead()), () -> work.apply(legs.get().hedge()));
        return new LegFills(both.first(), both.second());
    }
}
