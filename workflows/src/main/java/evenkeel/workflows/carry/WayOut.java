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
        return leave(opened, alreadyOut, slices, false);
    }

    /** Only what is our own by our own count: a venue may hold besides what others own, and be left so. */
    LegFills besideOthers(LegFills opened, LegFills alreadyOut) {
        return leave(opened, alreadyOut, AT_ONCE, true);
    }

    private LegFills leave(LegFills opened, LegFills alreadyOut, int slices, boolean besideOthers) {
        LegFills out = alreadyOut;
        for (int round = 0; ; round++) {
            out = out.plus(takeOut(opened, out, slices, round));

            Holdings holdings = ports.accounts().holdings(legs.get());
            boolean isOut =
                    isOut(legs.get().lead(), opened, out) && isOut(legs.get().hedge(), opened, out);
            boolean isFlat = holdings.isFlat(legs.get().lead())
                    && holdings.isFlat(legs.get().hedge());
            if (isOut && (isFlat || besideOthers)) return out;
            if (round >= rules.rounds()) {
                if (isOut) askWhatElseThereIs(opened);
                stillOpen.accept("still open after " + (round + 1) + " rounds");
                if (isFlat) return out; // the venues have closed it by themselves; the readback tells at what price
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

    /** By our own count all is out, and the venues disagree: before a person is called the orders or the ledger may know more. */
    private void askWhatElseThereIs(LegFills opened) {
        orders.askAgain(legs.get(), opened);
        if (askedLedger) return;
        askedLedger = true;
        throw new BehindTheLedger("the venues hold what this run does not know of");
    }

    private static boolean isOut(Leg leg, LegFills opened, LegFills out) {
        return leftOf(leg, opened, out).isZero();
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
