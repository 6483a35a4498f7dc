package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.money.Quantity;
import evenkeel.workflows.timeline.Timeline;
import java.util.function.Function;

/** Both legs of a close: what is ours of them, what is out, and what is left. */
final class ClosingLegs {
    private final Legs legs;
    private final LegFills opened;
    private final Timeline time;
    private LegFills out;

    ClosingLegs(Legs legs, LegFills opened, LegFills alreadyOut, Timeline time) {
        this.legs = legs;
        this.opened = opened;
        this.out = alreadyOut;
        this.time = time;
    }

    Legs legs() {
        return legs;
    }

    LegFills opened() {
        return opened;
    }

    LegFills out() {
        return out;
    }

    /** Never more than our own, whole lots; what is below a lot is dust. */
    Quantity left(Leg leg) {
        Quantity ours = opened.of(leg.name()).quantity();
        return leg.instrument().lots(ours.lessOrZero(out.of(leg.name()).quantity()));
    }

    boolean areOut() {
        return left(legs.lead()).isZero() && left(legs.hedge()).isZero();
    }

    /** At the same moment; what both fill is out. */
    void both(Function<Leg, LegFill> work) {
        var both = time.both(() -> work.apply(legs.lead()), () -> work.apply(legs.hedge()));
        out = out.plus(new LegFills(both.first(), both.second()));
    }

    void one(Leg leg, LegFill filled) {
        boolean lead = leg.name() == legs.lead().name();
        out = out.plus(lead ? new LegFills(filled, LegFill.NOTHING) : new LegFills(LegFill.NOTHING, filled));
    }
}
