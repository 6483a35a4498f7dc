package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.Room;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The trade's own record, in the books. A trade reserves what it is worth at the lead's mark. */
public final class BookedLedger implements Ledger {
    private static final String THE_TRADE_ITSELF = "trade";

    private final Venues venues;
    private final Books books;
    private final PauseDesk pauses;
    private final InstantSource clock;

    public BookedLedger(Venues venues, Books books, PauseDesk pauses, InstantSource clock) {
        this.venues = venues;
        this.books = books;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public Admission admit(CarryTerms terms) {
        Optional<CarryTerms> known = books.trade(terms.trade()).map(TradeRecord::terms);
        boolean isOther = known.filter(admitted -> !admitted.equals(terms)).isPresent();
        if (isOther && terms.settings().isPresent()) {
            throw new BehindTheLedger(terms.trade() + " was admitted with another size");
        }
        Price mark = venues.get(terms.lead().venue())
                .market()
                .mark(terms.lead().symbol())
                .price();
        return books.admit(terms, terms.quantity().at(mark), clock.instant());
    }

    /** What is reserved and used is the strategy's, counted where its capital is capped. */
    @Override
    public Room room(CarryTerms terms) {
        if (books.trade(terms.trade()).isPresent()) throw new BehindTheLedger(terms.trade() + " was admitted before");
        List<CarryTerms> others = books.openTrades().stream()
                .map(TradeRecord::terms)
                .filter(other -> !other.trade().equals(terms.trade()))
                .toList();
        boolean isTaken = others.stream()
                .flatMap(other -> other.reach().stream())
                .anyMatch(leg -> terms.reach().stream().anyMatch(ours -> isSame(ours, leg)));
        Usd out = books.capital().stream()
                .filter(capital -> capital.scope().equals(CapitalScope.ofStrategy(CarryTerms.STRATEGY)))
                .map(capital -> capital.out().notional())
                .reduce(Usd.ZERO, Usd::plus);
        return new Room(others.size(), out, isTaken);
    }

    private static boolean isSame(Leg one, Leg other) {
        return one.venue().equals(other.venue()) && one.symbol().equals(other.symbol());
    }

    @Override
    public void advance(TradeStep step) {
        if (!books.advance(step)) throw new BehindTheLedger(step.trade() + " cannot become " + step.to() + " any more");
    }

    @Override
    public void stands(String trade, TradeStatus as) {
        TradeStatus is = books.trade(trade)
                .orElseThrow(() -> LedgerRule.TRADE_KNOWN.broken(trade))
                .status();
        if (is != as) throw new BehindTheLedger(trade + " is " + is + ", not " + as + " any more");
    }

    @Override
    public void moveHedge(String trade, Instant at) {
        if (!books.moveHedge(trade, at)) throw new BehindTheLedger("the hedge of " + trade + " cannot move any more");
    }

    /** Taken over first: what is read afterwards can no longer grow by anyone's new order. */
    @Override
    public Recovered recover(String trade, CarryTerms.Legs legs) {
        int epoch = books.takeOver(trade, THE_TRADE_ITSELF, clock.instant());
        TradeRecord known = books.trade(trade).orElseThrow(() -> LedgerRule.TRADE_KNOWN.broken(trade));
        CarryTerms current = known.current();
        List<OrderRecord> orders = books.orders(trade);
        return new Recovered(
                epoch,
                known.status(),
                known.reason(),
                known.figures(),
                new LegFills(
                        OrderRecord.filled(orders, current.lead(), false),
                        OrderRecord.filled(orders, current.hedge(), false)),
                new LegFills(
                        OrderRecord.filled(orders, current.lead(), true),
                        OrderRecord.filled(orders, current.hedge(), true)),
                new Recovered.Ordered(count(orders, legs.lead()), count(orders, legs.hedge())),
                live(orders),
                known.admittedAt(),
                known.openedAt(),
                known.moved(),
                current.settings().map(kept -> lived(trade)));
    }

    @Override
    public void pause(Pause pause, String subject, String why) {
        pauses.begin(pause, subject, why);
    }

    @Override
    public void decided(TradeDecision decision) {
        books.decide(decision);
    }

    @Override
    public void note(TradeEvent event) {
        books.note(event);
    }

    @Override
    public void shrink(String trade, Usd notional) {
        books.shrink(trade, notional);
    }

    @Override
    public void attempt(EntryAttempt attempt) {
        boolean unused = books.keep(attempt);
    }

    @Override
    public void correct(Correction correction) {
        books.correct(correction, clock.instant());
    }

    private Recovered.Lived lived(String trade) {
        List<TradeEvent> events = books.events(trade);
        return new Recovered.Lived(
                events.stream()
                        .filter(event -> event.kind() == TradeEvent.Kind.REBALANCE_START)
                        .map(TradeEvent::at)
                        .toList(),
                events.stream()
                        .filter(event -> event.kind() == TradeEvent.Kind.HOLD_EXTENDED)
                        .map(event -> Instant.parse(event.facts().get("until")))
                        .findFirst(),
                (int) events.stream()
                        .filter(event -> event.kind() == TradeEvent.Kind.CLOSE_ATTEMPT)
                        .count(),
                events.stream()
                        .filter(event -> event.kind() == TradeEvent.Kind.CLOSE_ATTEMPT)
                        .map(TradeEvent::at)
                        .findFirst());
    }

    private static int count(List<OrderRecord> orders, Leg leg) {
        String slot = leg.name().slot();
        return (int) orders.stream()
                .map(order -> order.intent().key().leg())
                .filter(name -> name.equals(slot) || name.startsWith(slot + "."))
                .count();
    }

    private static List<OrderIntent> live(List<OrderRecord> orders) {
        return orders.stream()
                .filter(order -> !order.isFinal())
                .map(OrderRecord::intent)
                .toList();
    }
}
