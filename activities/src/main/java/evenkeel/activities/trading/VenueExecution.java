package evenkeel.activities.trading;

import evenkeel.activities.gate.Gate;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.Levered;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.execution.OrderShape;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderProgress;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Reread;
import evenkeel.domain.order.Settlement;
import evenkeel.domain.venue.Fill;
import evenkeel.workflows.ports.Execution;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Orders: the intent is committed first, a repeat only looks, and unknown stays unknown until proven. */
public final class VenueExecution implements Execution {
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final Venues venues;
    private final Books books;
    private final Gate gate;
    private final Pace pace;
    private final InstantSource clock;
    private final OrderEvidence evidence;

    public VenueExecution(Venues venues, Books books, Gate gate, Pace pace, InstantSource clock) {
        this.venues = venues;
        this.books = books;
        this.gate = gate;
        this.pace = pace;
        this.clock = clock;
        this.evidence = new OrderEvidence(books);
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant sendBy) {
        Venue venue = venues.get(intent.venue());
        Optional<OrderRecord> known = books.order(intent.key());
        if (known.isPresent() && !known.get().intent().equals(intent)) {
            return behind("the ledger has " + known.get().intent().summary());
        }
        if (known.isEmpty() && isOver(intent)) return behind("the trade has ended");
        if (known.isEmpty() && isElsewhere(intent)) return behind("the hedge does not stand at " + intent.venue());

        books.commit(intent, clock.instant());
        OrderRecord record = record(intent);
        if (record.status() != OrderStatus.INTENT) return look(venue, record); // it may have been sent

        Optional<Skip> skip = OrderShape.objection(intent, venue.market().rules(intent.symbol()));
        if (skip.isPresent()) {
            withdraw(
                    intent,
                    OrderStatus.REJECTED,
                    code(skip.get()).id() + " " + skip.get().text());
            return look(venue, record(intent));
        }
        return recorded(intent, gate.send(venue, intent, sendBy));
    }

    @Override
    public OrderProgress watch(OrderIntent intent, Instant deadline) {
        Venue venue = venues.get(intent.venue());
        OrderReport known = record(intent).report();
        while (true) {
            known = known.later(seen(venue, intent).orElse(known));
            if (known.isFinal()) return new OrderProgress.Ended(known);
            if (!clock.instant().isBefore(deadline)) return new OrderProgress.Resting(known, deadline);

            Optional<Instant> comeBack = pace.next(venue.name(), intent.symbol(), deadline);
            if (comeBack.isPresent()) return new OrderProgress.Resting(known, comeBack.get());
        }
    }

    @Override
    public Settlement settle(OrderIntent intent) {
        books.commit(intent, clock.instant()); // a placement that never began must not begin after this
        Venue venue = venues.get(intent.venue());
        try {
            if (record(intent).status() == OrderStatus.INTENT) withdraw(intent, OrderStatus.ABSENT, "never sent");
            OrderRecord record = record(intent);
            return record.isFinal() ? new Settlement.Final(record.report()) : settle(venue, record);
        } catch (Trouble unreadable) {
            return pending(unreadable.getMessage());
        }
    }

    @Override
    public Reread readAgain(OrderIntent intent) {
        OrderRecord record = record(intent);
        if (record.sentAt().isEmpty()) return new Reread(record.report(), true);
        boolean whole;
        try {
            whole = settle(venues.get(intent.venue()), record) instanceof Settlement.Final;
        } catch (Trouble unreadable) {
            whole = false;
        }
        return new Reread(record(intent).report(), whole);
    }

    @Override
    public LegFill opened(String trade, CarryTerms.Leg leg) {
        for (OrderRecord order : books.orders(trade)) {
            OrderIntent intent = order.intent();
            if (intent.reduceOnly() || !intent.venue().equals(leg.venue())) continue;
            Reread unused = readAgain(intent);
        }
        return OrderRecord.filled(books.orders(trade), leg, false);
    }

    @Override
    public Levered lever(CarryTerms.Leg leg, int leverage, Instant sendBy) {
        Venue venue = venues.get(leg.venue());
        try {
            boolean isSo = venue.account().leverage(leg.symbol()).compareTo(BigDecimal.valueOf(leverage)) == 0;
            return isSo ? Levered.DONE : gate.lever(venue, leg, leverage, sendBy);
        } catch (Trouble trouble) {
            return Levered.refused(trouble.code().id() + " " + trouble.getMessage());
        }
    }

    private Settlement settle(Venue venue, OrderRecord record) {
        OrderIntent intent = record.intent();
        Optional<OrderReport> seen = venue.account().order(intent);
        if (seen.isPresent() && !seen.get().isFinal()) {
            gate.cancel(intent);
            seen = venue.account().order(intent).or(() -> venue.account().order(intent));
        }
        return switch (evidence.resolve(venue, record, seen)) {
            case OrderEvidence.Proven proven -> booked(record, proven);
            case OrderEvidence.Gone gone -> {
                OrderRecord absent = books.mark(intent.key(), OrderStatus.ABSENT, gone.why(), clock.instant());
                yield absent.isFinal() ? new Settlement.Final(absent.report()) : pending("absent, yet it lives");
            }
            case OrderEvidence.Open open -> pending(open.why());
        };
    }

    private Settlement booked(OrderRecord record, OrderEvidence.Proven proven) {
        OrderRecord after = books.book(record.intent().key(), proven.report(), proven.fills(), clock.instant());
        proven.fills().stream().filter(fill -> !fill.fee().isValued()).forEach(fill -> tell(record.intent(), fill));
        boolean isFull = after.status() == OrderStatus.FILLED;
        boolean isAll = proven.report().isFinal()
                && !proven.report().filled().exceeds(after.report().filled());
        if (after.isFinal() && (isFull || isAll)) return new Settlement.Final(after.report());
        return pending(proven.report().isFinal() ? "not all of its fills can be read yet" : "it still rests");
    }

    /** No result counts a fee of unknown worth; so a person must know of it. */
    private void tell(OrderIntent intent, Fill fill) {
        String trade = intent.key().trade();
        String key = trade + "/fee-" + fill.venue() + "-" + fill.fee().currency();
        String text = "what " + fill.fee() + " at " + fill.venue() + " was worth is not known: no result counts it";
        boolean unused = books.raise(
                new Alert(key, Alert.Severity.WARNING, Code.REC_FEE_UNVALUED.id(), trade, text), clock.instant());
    }

    private Settlement pending(String why) {
        return new Settlement.Pending(why, clock.instant().plus(ASK_AGAIN));
    }

    private static Code code(Skip skip) {
        return switch (skip.code()) {
            case SIZE_ROUNDS_TO_ZERO, BELOW_MIN_QTY, BELOW_MIN_NOTIONAL -> Code.ORD_TOO_SMALL;
            default -> Code.ORD_MARKET;
        };
    }

    private boolean isOver(OrderIntent intent) {
        Optional<TradeRecord> ended = books.trade(intent.key().trade())
                .filter(trade -> trade.endedAt().isPresent());
        return ended.filter(trade -> trade.status() != TradeStatus.FAILED || !takesBack(intent))
                .isPresent();
    }

    /** Gives back what came to its trade after that had failed; the ledger itself lets nothing else pass. */
    private boolean takesBack(OrderIntent intent) {
        BigDecimal held = OrderEvidence.explained(books.fills(intent.key().trade()), intent);
        BigDecimal after = held.add(intent.side().signed(intent.quantity()));
        boolean isLess = after.abs().compareTo(held.abs()) < 0 && after.signum() != -held.signum();
        return intent.reduceOnly() && isLess;
    }

    /** A hedge for the venue that its trade has left, or has not gone to. */
    private boolean isElsewhere(OrderIntent intent) {
        if (intent.purpose() != Purpose.HEDGE) return false;
        return books.trade(intent.key().trade())
                .flatMap(TradeRecord::idle)
                .filter(leg -> leg.venue().equals(intent.venue()))
                .isPresent();
    }

    /** The ledger has another order under this key, or the hedge elsewhere: the caller's memory is not the ledger's. */
    private static OrderOutcome behind(String why) {
        return new OrderOutcome.Rejected(Code.ORD_BEHIND.id(), why);
    }

    private OrderOutcome recorded(OrderIntent intent, OrderOutcome outcome) {
        switch (outcome) {
            case OrderOutcome.Accepted accepted ->
                books.book(intent.key(), accepted.report(), List.of(), clock.instant());
            case OrderOutcome.Rejected rejected ->
                mark(intent, OrderStatus.REJECTED, rejected.code() + " " + rejected.why());
            case OrderOutcome.Unknown unknown ->
                mark(intent, OrderStatus.UNKNOWN, unknown.code() + " " + unknown.why());
        }
        return outcome;
    }

    private OrderOutcome look(Venue venue, OrderRecord record) {
        OrderReport known = record.report();
        if (record.isFinal() && known.filled().isZero() && known.status() != OrderStatus.CANCELLED) {
            Code code = known.refusal().orElse(Code.VEN_REFUSED);
            return new OrderOutcome.Rejected(code.id(), record.why());
        }
        if (record.isFinal()) return new OrderOutcome.Accepted(known);
        return seen(venue, record.intent())
                .<OrderOutcome>map(OrderOutcome.Accepted::new)
                .orElseGet(() -> new OrderOutcome.Unknown(Code.ORD_UNKNOWN.id(), "sent before, not seen yet"));
    }

    private Optional<OrderReport> seen(Venue venue, OrderIntent intent) {
        try {
            return venue.account().order(intent);
        } catch (Trouble unreadable) {
            return Optional.empty(); // unknown, which an absent answer is here too
        }
    }

    /** Where another attempt was faster nothing is changed: what is known then is read again. */
    private void withdraw(OrderIntent intent, OrderStatus end, String why) {
        boolean unused = gate.withdraw(intent, end, why);
    }

    private void mark(OrderIntent intent, OrderStatus status, String why) {
        books.mark(intent.key(), status, why, clock.instant());
    }

    private OrderRecord record(OrderIntent intent) {
        return books.order(intent.key()).orElseThrow(() -> new IllegalStateException("no record of " + intent.key()));
    }
}
