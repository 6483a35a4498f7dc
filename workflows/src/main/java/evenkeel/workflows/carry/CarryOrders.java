package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.BrokenHedge;
import evenkeel.domain.carry.CarryPricing;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderProgress;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Settlement;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The orders of a carry trade: each is numbered, sent once, waited for, and settled by what the venue says. */
final class CarryOrders {
    private static final int SETTLE_READS_BEFORE_ALERT = 20;
    private static final String UNTOLD_FILLS = "untold-fills";

    private final CarryTerms terms;
    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final BooleanSupplier closeAsked;
    private final Map<LegName, Integer> sent = new EnumMap<>(LegName.class);
    private int epoch = 1;

    CarryOrders(CarryTerms terms, Ports ports, Timeline time, CarryAlarm alarm, BooleanSupplier closeAsked) {
        this.terms = terms;
        this.ports = ports;
        this.time = time;
        this.alarm = alarm;
        this.closeAsked = closeAsked;
    }

    void goOnFrom(Recovered known) {
        epoch = known.epoch();
        sent.put(LegName.LEAD, known.ordered().lead());
        sent.put(LegName.HEDGE, known.ordered().hedge());
    }

    /** An order at the best price of its own side, given up after its patience, or when somebody wants out of an entry. */
    LegFill rest(Leg leg, Side side, Quantity quantity, Purpose purpose, Duration patience) {
        if (!(ports.market().quote(leg) instanceof Priced.At priced)) return LegFill.NOTHING;
        Price limit = CarryPricing.joining(leg.instrument(), side, priced.quote());
        return fill(intent(leg, side, quantity, limit, TimeInForce.POST_ONLY, purpose), patience);
    }

    /** An order that takes what is there within the slippage. */
    LegFill take(Leg leg, Side side, Quantity quantity, Purpose purpose, BigDecimal slippage) {
        if (!(ports.market().quote(leg) instanceof Priced.At priced)) return LegFill.NOTHING;
        Price limit = CarryPricing.taking(leg.instrument(), side, priced.quote(), slippage);
        return fill(intent(leg, side, quantity, limit, TimeInForce.IOC, purpose), takerPatience(purpose));
    }

    /** The hedge's next try. */
    LegFill take(Leg leg, BrokenHedge.Try hedge) {
        if (!(ports.market().quote(leg) instanceof Priced.At priced)) return LegFill.NOTHING;
        Price limit =
                CarryPricing.taking(leg.instrument(), leg.side(), priced.quote(), hedge.slippage(), hedge.worst());
        OrderIntent intent = intent(leg, leg.side(), hedge.quantity(), limit, TimeInForce.IOC, Purpose.HEDGE);
        return fill(intent, takerPatience(Purpose.HEDGE));
    }

    /** A way to close: at that price, in that slot of the leg, until its patience ends or it is given up. */
    Sent close(
            Leg leg,
            String slot,
            Quantity quantity,
            Price limit,
            TimeInForce how,
            Duration patience,
            BooleanSupplier over) {
        int seq = sent.merge(leg.name(), 1, Integer::sum);
        OrderKey key = new OrderKey(terms.trade(), slot, seq);
        OrderIntent intent = new OrderIntent(
                key,
                epoch,
                leg.venue(),
                leg.symbol(),
                leg.side().opposite(),
                quantity,
                limit,
                how,
                Purpose.REDUCE,
                true);
        return send(intent, patience, over);
    }

    /** What came of an order; {@code refused}: the venue certainly never had it, or none was sent. */
    record Sent(LegFill fill, boolean refused) {
        static final Sent NONE = new Sent(LegFill.NOTHING, true);
    }

    private LegFill fill(OrderIntent intent, Duration patience) {
        return send(intent, patience, intent.purpose() == Purpose.ENTRY ? closeAsked : () -> false)
                .fill();
    }

    /** Accepted or unknown, an order is settled the same way: wait, cancel the rest, believe the venue. */
    private Sent send(OrderIntent intent, Duration patience, BooleanSupplier givenUp) {
        Instant deadline = time.now().plus(patience);
        if (ports.execution().place(intent, deadline) instanceof OrderOutcome.Rejected refusal) {
            if (refusal.code().equals(Code.ORD_BEHIND.id())) throw new BehindTheLedger(refusal.why());
            return Sent.NONE;
        }
        awaitEnd(intent, deadline, givenUp);
        return new Sent(settle(intent), false);
    }

    private void awaitEnd(OrderIntent intent, Instant latest, BooleanSupplier givenUp) {
        Instant deadline = latest;
        while (time.now().isBefore(deadline)) {
            Instant until = deadline;
            Optional<OrderProgress> seen =
                    time.unless("order " + intent.key(), () -> ports.execution().watch(intent, until), givenUp);
            if (!(seen.orElse(null) instanceof OrderProgress.Resting resting)) return;
            if (isNaked(intent, resting))
                deadline =
                        earlier(deadline, time.now().plus(terms.rules().entry().fillGrace()));
            if (time.await("order rests", earlier(deadline, resting.askAgain()), givenUp)) return;
        }
    }

    /** Behind, where its orders have opened more than this run knows of: by then the ledger knows. */
    void askAgain(Legs legs, LegFills opened) {
        if (time.version(UNTOLD_FILLS, 1) < 1) return;
        var now = time.both(
                () -> ports.execution().opened(terms.trade(), legs.lead()),
                () -> ports.execution().opened(terms.trade(), legs.hedge()));
        if (new LegFills(now.first(), now.second()).sameQuantities(opened)) return;
        throw new BehindTheLedger("its orders have filled more than they had told");
    }

    LegFill settle(OrderIntent intent) {
        return LegFill.of(end(intent));
    }

    /** The order ends, however long that takes, and this is what its venue says of it. */
    OrderReport end(OrderIntent intent) {
        for (int read = 1; ; read++) {
            switch (ports.execution().settle(intent)) {
                case Settlement.Final end -> {
                    return end.report();
                }
                case Settlement.Pending pending -> {
                    if (read == SETTLE_READS_BEFORE_ALERT) {
                        String what = "unknown-" + intent.clientId();
                        alarm.raise(what, Alert.Severity.CRITICAL, Code.ORD_UNKNOWN, pending.why());
                    }
                    time.await(pending.why(), pending.askAgain(), () -> false);
                }
            }
        }
    }

    OrderIntent intent(Leg leg, Side side, Quantity quantity, Price limit, TimeInForce how, Purpose purpose) {
        int seq = sent.merge(leg.name(), 1, Integer::sum);
        OrderKey key = new OrderKey(terms.trade(), leg.name().slot(), seq);
        return new OrderIntent(
                key, epoch, leg.venue(), leg.symbol(), side, quantity, limit, how, purpose, purpose.mustReduce());
    }

    private static boolean isNaked(OrderIntent intent, OrderProgress.Resting resting) {
        return intent.purpose() == Purpose.ENTRY && !resting.report().filled().isZero();
    }

    private Duration takerPatience(Purpose purpose) {
        return switch (purpose) {
            case ENTRY -> terms.rules().entry().takerPatience();
            case HEDGE -> terms.rules().hedge().patience();
            case REDUCE -> terms.rules().close().takerPatience();
        };
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
