package evenkeel.guard.host;

import evenkeel.activities.gate.ReducingWire;
import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryPricing;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.guard.GuardRules;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.ports.Execution;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trade whose lead fills and whose worker then is gone; in a real ledger, at venues in a box; time passes when told. */
final class NakedTrade {
    static final Duration NAKED_FOR = Duration.ofSeconds(10);
    static final Duration SILENCE = Duration.ofSeconds(20);
    static final GuardRules RULES =
            new GuardRules(Usd.of("100"), NAKED_FOR, SILENCE, new BigDecimal("0.005"), new BigDecimal("0.02"));

    final LedgerDatabase ledger;
    final InProcessVenue lead;
    final InProcessVenue hedge;
    final CarryTerms terms;
    final Execution execution;
    private Instant now;

    NakedTrade(LedgerDatabase ledger) {
        TradeScene scene = TradeScene.of(4, Duration.ofSeconds(1));
        this.ledger = ledger;
        now = scene.start();
        lead = scene.lead(this::now);
        hedge = scene.hedge(this::now);
        terms = scene.terms();
        var wires = Map.<String, OrderWire>of(
                lead.venue().name(), lead, hedge.venue().name(), hedge);
        execution = TradePorts.over(
                        List.of(lead.venue(), hedge.venue()), wires, books(), this::now, Duration.ofSeconds(1))
                .ports()
                .execution();
        books().admit(terms, now);
        books().advance(TradeStep.to(TradeStatus.OPENING, terms.trade(), now));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Books books() {
        return ledger.books();
    }

    void leadFills() {
        OrderIntent entry = intent(terms.lead(), 1, Purpose.ENTRY);
        execution.place(entry, now.plusSeconds(5));
        execution.settle(entry);
        if (held(lead).isZero()) throw new AssertionError("the scene's lead does not fill");
    }

    /** A hand at the venue's own screen. */
    void somebodyBuys(String symbol) {
        Quote quote = lead.quote(symbol);
        var order = new OrderIntent(
                new OrderKey("nobody", "lead", 1),
                1,
                lead.venue().name(),
                symbol,
                Side.BUY,
                Quantity.of("0.1"),
                CarryPricing.taking(lead.instrument(symbol), Side.BUY, quote, new BigDecimal("0.01")),
                TimeInForce.IOC,
                Purpose.ENTRY,
                false);
        lead.place(order, now);
    }

    /** Takes what is there. */
    OrderIntent intent(Leg leg, int seq, Purpose purpose) {
        Side side = purpose == Purpose.REDUCE ? leg.side().opposite() : leg.side();
        var venue = leg.venue().equals(lead.venue().name()) ? lead : hedge;
        return new OrderIntent(
                new OrderKey(terms.trade(), leg.name().slot(), seq),
                1,
                leg.venue(),
                leg.symbol(),
                side,
                terms.quantity(),
                CarryPricing.taking(leg.instrument(), side, venue.quote(leg.symbol()), new BigDecimal("0.01")),
                TimeInForce.IOC,
                purpose,
                purpose.mustReduce());
    }

    GuardRounds guard(String name) {
        List<ReducingVenue> venues = List.of(open(lead), open(hedge));
        HaltBoard halts = new HaltBoard(ledger.halts(), Optional.empty(), this::now);
        return GuardRounds.over(ledger, halts, venues, List.of("BTC", "ETH", "SOL"), RULES, name, this::now);
    }

    Quantity held(InProcessVenue venue) {
        return venue.position(terms.symbol()).quantity();
    }

    List<OrderRecord> guardsOrders() {
        return books().orders(terms.trade()).stream()
                .filter(order -> order.intent().key().leg().startsWith("guard."))
                .toList();
    }

    private static ReducingVenue open(InProcessVenue venue) {
        return new ReducingVenue(venue.venue(), new ReducingWire(venue));
    }
}
