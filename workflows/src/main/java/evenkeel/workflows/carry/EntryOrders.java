package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderProgress;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The orders of a way in: at a given price, looked at while they rest, and settled by what the venue says. */
final class EntryOrders {
    /** How often an order that rests is looked at, whatever its venue tells by itself. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final CarryOrders orders;
    private final Execution execution;
    private final Timeline time;
    private final BooleanSupplier closeAsked;
    private final List<OrderIntent> sent = new ArrayList<>();

    EntryOrders(CarryOrders orders, Execution execution, Timeline time, BooleanSupplier closeAsked) {
        this.orders = orders;
        this.execution = execution;
        this.time = time;
        this.closeAsked = closeAsked;
    }

    /**
     * What came of an order.
     *
     * @param refusal the code of who refused it for certain, at once or after a look at the account; else empty
     */
    record Sent(LegFill fill, Optional<String> refusal) {
        static final Sent NOTHING = new Sent(LegFill.NOTHING, Optional.empty());

        /** The account cannot bear the order: neither can it bear the next one. */
        boolean isShortOfMargin() {
            return refusal.filter(Code.VEN_MARGIN.id()::equals).isPresent();
        }
    }

    /** Rests until it ends, its time is over, a look at it says so, or somebody wants out. */
    Sent rest(
            Leg leg, Quantity quantity, Price limit, TimeInForce how, Duration patience, Predicate<OrderReport> over) {
        return work(orders.intent(leg, leg.side(), quantity, limit, how, Purpose.ENTRY), patience, closeAsked, over);
    }

    /** Takes what is there within the limit. */
    Sent take(Leg leg, Side side, Quantity quantity, Price limit, Purpose purpose, Duration patience) {
        BooleanSupplier givenUp = purpose == Purpose.ENTRY ? closeAsked : () -> false;
        return work(
                orders.intent(leg, side, quantity, limit, TimeInForce.IOC, purpose), patience, givenUp, seen -> false);
    }

    /** What the orders that open a leg have filled by now, each read once more at its venue. */
    LegFill readAgain(Leg leg) {
        return sent.stream()
                .filter(intent -> intent.venue().equals(leg.venue()) && !intent.reduceOnly())
                .map(intent -> LegFill.of(execution.readAgain(intent).report()))
                .reduce(LegFill.NOTHING, LegFill::plus);
    }

    private Sent work(OrderIntent intent, Duration patience, BooleanSupplier givenUp, Predicate<OrderReport> over) {
        Instant deadline = time.now().plus(patience);
        sent.add(intent);
        if (execution.place(intent, deadline) instanceof OrderOutcome.Rejected refusal) {
            if (refusal.code().equals(Code.ORD_BEHIND.id())) throw new BehindTheLedger(refusal.why());
            return new Sent(LegFill.NOTHING, Optional.of(refusal.code()));
        }
        while (time.now().isBefore(deadline)) {
            Instant until = earlier(deadline, time.now().plus(LOOK));
            Optional<OrderProgress> seen =
                    time.unless("order " + intent.key(), () -> execution.watch(intent, until), givenUp);
            if (!(seen.orElse(null) instanceof OrderProgress.Resting resting)) break;
            if (over.test(resting.report())) break;
            if (time.await("order rests", earlier(deadline, resting.askAgain()), givenUp)) break;
        }
        OrderReport end = orders.end(intent);
        return new Sent(LegFill.of(end), end.refusal().map(Code::id));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
