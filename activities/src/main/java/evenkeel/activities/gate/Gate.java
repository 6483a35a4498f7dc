package evenkeel.activities.gate;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.HaltTarget;
import evenkeel.domain.halt.StandingHalts;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The last hop of every order, and the only class that can reach a wire that sends. It lets an order pass when its intent
 * is committed and equal and the limits hold, takes the one permission to send, and sends once.
 */
public final class Gate {
    private final Map<String, OrderWire> wires;
    private final Books books;
    private final Limits limits;
    private final HaltBoard halts;
    private final InstantSource clock;

    public Gate(Map<String, OrderWire> wires, Books books, Limits limits, HaltBoard halts, InstantSource clock) {
        this.wires = Map.copyOf(wires);
        this.books = books;
        this.limits = limits;
        this.halts = halts;
        this.clock = clock;
    }

    /** Sends it, or says why not; an order that the gate refuses has ended without a byte. */
    public OrderOutcome send(Venue venue, OrderIntent intent, Instant sendBy) {
        Optional<OrderRecord> committed = books.order(intent.key());
        if (!committed.map(OrderRecord::intent).equals(Optional.of(intent))) {
            String why = committed.isEmpty() ? "no such intent" : "the intent differs";
            return new OrderOutcome.Rejected(Code.ORD_NOT_COMMITTED.id(), why);
        }
        Optional<Refusal> refusal = committed.get().outdated()
                ? refuse(Code.ORD_BEHIND, "another has taken the trade over")
                : refusal(venue, intent, sendBy).or(() -> halted(intent)); // last: reading a mark takes its time
        if (refusal.isPresent()) {
            boolean ended = withdraw(intent, OrderStatus.REJECTED, refusal.get().text());
            return ended ? refusal.get().outcome() : sentByAnother();
        }
        Instant stamp = venue.account().venueTime();
        return claim(venue, intent, stamp) ? wire(intent).place(intent, stamp) : sentByAnother();
    }

    /** Ends an order that was not sent. False when another attempt has taken the permission: the order may be out. */
    public boolean withdraw(OrderIntent intent, OrderStatus end, String why) {
        return books.withdraw(intent.key(), end, why, clock.instant());
    }

    private boolean claim(Venue venue, OrderIntent intent, Instant stamp) {
        return books.claimSend(intent.key(), clock.instant(), venue.fence().map(stamp::plus));
    }

    /** Asks the venue to end an order; only reading it afterwards tells whether it has. */
    public void cancel(OrderIntent intent) {
        halts.standing().stoppingCancel(intent).ifPresent(halt -> {
            throw new Trouble(Code.ORD_HALTED, halt.summary());
        });
        wire(intent).cancel(intent);
    }

    private Optional<Refusal> refusal(Venue venue, OrderIntent intent, Instant sendBy) {
        if (clock.instant().isAfter(sendBy)) return refuse(Code.ORD_STALE, "it was to be sent by " + sendBy);
        if (intent.purpose().mustReduce() && !intent.reduceOnly())
            return refuse(Code.ORD_NOT_REDUCING, "no reduce-only");
        if (!limits.symbols().contains(intent.symbol())) return refuse(Code.ORD_SYMBOL, intent.symbol());
        return intent.purpose().mustReduce()
                ? collar(venue, intent)
                : overNotional(intent).or(() -> collar(venue, intent));
    }

    private Optional<Refusal> halted(OrderIntent intent) {
        StandingHalts standing = halts.standing();
        if (standing.isEmpty()) return Optional.empty();
        return standing.stopping(intent, target(intent)).map(halt -> new Refusal(Code.ORD_HALTED, halt.summary()));
    }

    /** An entry touches both of its trade's venues: it will have to be hedged at the other one. */
    private HaltTarget target(OrderIntent intent) {
        HaltTarget alone = HaltTarget.of(intent);
        if (intent.purpose() != Purpose.ENTRY) return alone;
        return books.trade(intent.key().trade())
                .map(trade -> HaltTarget.of(trade.terms()))
                .orElse(alone);
    }

    private Optional<Refusal> overNotional(OrderIntent intent) {
        boolean over = intent.quantity().at(intent.limit()).exceeds(limits.maxOrderNotional());
        return over ? refuse(Code.ORD_NOTIONAL, "largest is " + limits.maxOrderNotional()) : Optional.empty();
    }

    /** Without a mark nothing new opens; what reduces passes, its limit is its own collar. */
    private Optional<Refusal> collar(Venue venue, OrderIntent intent) {
        Price mark;
        try {
            mark = venue.market().quote(intent.symbol()).mark();
        } catch (Trouble unreadable) {
            return intent.purpose().mustReduce()
                    ? Optional.empty()
                    : refuse(unreadable.code(), "no mark to compare with");
        }
        boolean outside = mark.driftTo(intent.limit()).abs().compareTo(limits.collar()) > 0;
        return outside ? refuse(Code.ORD_COLLAR, "limit " + intent.limit() + ", mark " + mark) : Optional.empty();
    }

    private OrderWire wire(OrderIntent intent) {
        OrderWire wire = wires.get(intent.venue());
        if (wire == null) throw new IllegalArgumentException("no wire to the venue " + intent.venue());
        return wire;
    }

    private static Optional<Refusal> refuse(Code code, String why) {
        return Optional.of(new Refusal(code, why));
    }

    private static OrderOutcome sentByAnother() {
        return new OrderOutcome.Unknown(Code.ORD_UNKNOWN.id(), "another attempt had the permission to send");
    }

    private record Refusal(Code code, String why) {
        OrderOutcome outcome() {
            return new OrderOutcome.Rejected(code.id(), why);
        }

        String text() {
            return code.id() + " " + why;
        }
    }
}
