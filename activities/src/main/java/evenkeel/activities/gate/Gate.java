package evenkeel.activities.gate;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Levered;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.gate.GateRules;
import evenkeel.domain.gate.Sight;
import evenkeel.domain.halt.HaltTarget;
import evenkeel.domain.halt.StandingHalts;
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
    private final GateLimits limits;
    private final HaltBoard halts;
    private final InstantSource clock;

    public Gate(Map<String, OrderWire> wires, Books books, GateLimits limits, HaltBoard halts, InstantSource clock) {
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
        Optional<GateRefusal> refusal = committed.get().outdated()
                ? Optional.of(new GateRefusal(Code.ORD_BEHIND, "another has taken the trade over"))
                : refusal(venue, intent, sendBy).or(() -> halted(intent)); // last: reading a mark takes its time
        if (refusal.isPresent()) {
            books.refuse(intent, refusal.get(), clock.instant());
            boolean ended = withdraw(intent, OrderStatus.REJECTED, refusal.get().text());
            return ended ? rejected(refusal.get()) : sentByAnother();
        }
        Instant stamp = venue.account().stamp();
        return claim(venue, intent, stamp) ? wire(intent).place(intent, stamp) : sentByAnother();
    }

    /** Ends an order that was not sent. False when another attempt has taken the permission: the order may be out. */
    public boolean withdraw(OrderIntent intent, OrderStatus end, String why) {
        return books.withdraw(intent.key(), end, why, clock.instant());
    }

    private boolean claim(Venue venue, OrderIntent intent, Instant stamp) {
        return books.claimSend(intent.key(), clock.instant(), venue.fence().map(stamp::plus));
    }

    /** Sets what a leg is levered by, before anything opens; nothing is set late. */
    public Levered lever(Venue venue, CarryTerms.Leg leg, int leverage, Instant sendBy) {
        if (clock.instant().isAfter(sendBy)) return Levered.refused("it was to be set by " + sendBy);
        Optional<LeverageWire> wire =
                Optional.ofNullable(wires.get(leg.venue())).flatMap(LeverageWire::of);
        if (wire.isEmpty()) return Levered.refused(leg.venue() + " cannot be levered by us");
        wire.get().leverage(leg.symbol(), leverage, venue.account().stamp());
        return Levered.DONE;
    }

    /** Asks the venue to end an order; only reading it afterwards tells whether it has. */
    public void cancel(OrderIntent intent) {
        halts.standing().stoppingCancel(intent).ifPresent(halt -> {
            throw new Trouble(Code.ORD_HALTED, halt.summary());
        });
        wire(intent).cancel(intent);
    }

    private Optional<GateRefusal> halted(OrderIntent intent) {
        StandingHalts standing = halts.standing();
        if (standing.isEmpty()) return Optional.empty();
        return standing.stopping(intent, target(intent)).map(halt -> new GateRefusal(Code.ORD_HALTED, halt.summary()));
    }

    /** An entry touches both of its trade's venues: it will have to be hedged at the other one. */
    private HaltTarget target(OrderIntent intent) {
        HaltTarget alone = HaltTarget.of(intent);
        if (intent.purpose() != Purpose.ENTRY) return alone;
        return books.trade(intent.key().trade())
                .map(trade -> HaltTarget.of(trade.current()))
                .orElse(alone);
    }

    private Optional<GateRefusal> refusal(Venue venue, OrderIntent intent, Instant sendBy) {
        Instant now = clock.instant();
        if (now.isAfter(sendBy)) {
            return Optional.of(new GateRefusal(Code.ORD_STALE, "it was to be sent by " + sendBy));
        }
        GateFacts facts = GateRules.isHeldToTheBooks(intent) ? books.facts(intent, now) : GateFacts.UNASKED;
        return GateRules.refusal(intent, facts, limits, sight(venue, intent), clock.instant());
    }

    private static Sight sight(Venue venue, OrderIntent intent) {
        boolean opens = GateRules.isHeldToTheBooks(intent);
        MarketWire market = venue.market();
        try {
            return new Sight.Seen(opens ? market.quoteToOpen(intent.symbol()) : market.quote(intent.symbol()));
        } catch (Trouble unreadable) {
            return new Sight.Blind(unreadable.code());
        }
    }

    private OrderWire wire(OrderIntent intent) {
        OrderWire wire = wires.get(intent.venue());
        if (wire == null) throw new IllegalArgumentException("no wire to the venue " + intent.venue());
        return wire;
    }

    private static OrderOutcome rejected(GateRefusal refusal) {
        return new OrderOutcome.Rejected(refusal.code().id(), refusal.why());
    }

    private static OrderOutcome sentByAnother() {
        return new OrderOutcome.Unknown(Code.ORD_UNKNOWN.id(), "another attempt had the permission to send");
    }
}
