package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.capital.Capital;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.reconcile.Finding;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.code.Code;
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.ledger.BookedFills;
import evenkeel.domain.ledger.FundingEntry;
import evenkeel.domain.ledger.FundingNews;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.ledger.LedgerTime;
import evenkeel.domain.ledger.OrderLife;
import evenkeel.domain.ledger.Posting;
import evenkeel.domain.ledger.Transaction;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The books of one simulated run. Keeps every line, so that {@link #violations} can look at all of them. */
public final class MemoryBooks implements Books {
    private final Map<String, HeldTrade> trades = new LinkedHashMap<>();
    private final Map<String, HeldTrade> open = new LinkedHashMap<>();
    private final MemoryClaims claims = new MemoryClaims();
    private final Map<OrderKey, HeldOrder> orders = new LinkedHashMap<>();
    private final Map<VenueEvent, Fill> fills = new HashMap<>();
    private final Map<VenueEvent, List<FundingRow>> payments = new HashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, EntryAttempt> attempts = new LinkedHashMap<>();
    private final Journal journal = new Journal();
    private final MemoryCapital capital = new MemoryCapital();
    private final MemoryGate gate = new MemoryGate();
    private final MemoryPauses pauses = new MemoryPauses();

    private record FundingRow(String trade, String leg, FundingEntry entry) {}

    private record VenueEvent(String venue, String symbol, String id) {}

    @Override
    public synchronized Admission admit(CarryTerms terms, Usd notional, Instant at) {
        Optional<Admission> known = obstacle(terms);
        if (known.isPresent()) return known.get();
        Optional<Pauses.Standing> paused =
                pauses.standing(LedgerTime.of(at)).stream().findFirst();
        if (paused.isPresent()) return paused.get().refusal();
        Posting.exact(notional.value());
        Share share = new Share(1, notional);
        Optional<Admission> out = capital.obstacle(terms, share);
        if (out.isPresent()) return out.get();

        capital.reserve(terms, share);
        begin(new HeldTrade(terms, LedgerTime.of(at), false));
        return Admission.GRANTED;
    }

    private Optional<Admission> obstacle(CarryTerms terms) {
        HeldTrade known = trades.get(terms.trade());
        if (known != null) {
            if (!known.record().terms().equals(terms)) throw LedgerRule.TRADE_FIXED.broken(terms.trade());
            return Optional.of(Admission.GRANTED);
        }
        return claims.obstacle(terms).map(why -> Admission.refused(Code.CTL_ALREADY_OPEN.id(), why));
    }

    private void begin(HeldTrade trade) {
        CarryTerms terms = trade.record().terms();
        trades.put(terms.trade(), trade);
        open.put(terms.trade(), trade);
        claims.begin(terms);
    }

    /** What was found is kept by no one here: a run has no days. */
    @Override
    public synchronized Admission inherit(Inherited ghost, List<Finding> found, Instant at) {
        CarryTerms terms = ghost.terms();
        Posting.exact(ghost.notional().value());
        Share share = new Share(1, ghost.notional());
        Optional<Admission> known =
                obstacle(terms).or(() -> ghost.isHeld() ? capital.obstacle(terms, share) : Optional.empty());
        if (known.isPresent()) return known.get();
        List<Transaction> transactions = new ArrayList<>();
        for (Inherited.Order order : ghost.orders())
            transactions.addAll(posted(new HeldOrder(order.intent()), order.fills()));

        HeldTrade trade = new HeldTrade(terms, LedgerTime.of(ghost.openedAt()), true);
        begin(trade);
        if (ghost.isHeld()) capital.reserve(terms, share);
        advance(TradeStep.to(TradeStatus.OPENING, terms.trade(), ghost.openedAt()));
        for (Inherited.Order order : ghost.orders()) {
            orders.put(order.intent().key(), trade.inherited(order));
            order.fills().forEach(fill -> fills.put(event(fill), fill));
        }
        transactions.forEach(journal::post);
        trade.stepped(at);
        advance(ghost.enters(at));
        return Admission.GRANTED;
    }

    public Pauses pauses() {
        return pauses;
    }

    @Override
    public synchronized void allow(CapitalScope scope, Share most) {
        capital.allow(scope, most);
    }

    @Override
    public synchronized void shrink(String trade, Usd notional) {
        Posting.exact(notional.value());
        capital.shrink(trade, notional);
    }

    @Override
    public synchronized List<Capital> capital() {
        return capital.all();
    }

    @Override
    public synchronized boolean advance(TradeStep step) {
        HeldTrade trade = get(step.trade());
        if (trade.isOver()) return trade.record().endedBy(step);
        if (trade.took(step.to())) return true;
        if (!trade.record().status().mayBecome(step.to())) return false;
        boolean unsettled = trade.hasLiveOrder() || (step.figures().isEmpty() && trade.hasFilled());
        if (step.to().isFinal() && unsettled) return false;
        trade.take(step);
        capital.follow(trade.record());
        if (step.to() == TradeStatus.OPEN) trade.record().idle().ifPresent(leg -> claims.letGo(leg, step.trade()));
        if (!trade.isOver()) return true;
        open.remove(step.trade());
        for (CarryTerms.Leg leg : trade.record().terms().reach()) claims.letGo(leg, step.trade());
        return true;
    }

    @Override
    public synchronized boolean moveHedge(String trade, Instant at) {
        HeldTrade held = get(trade);
        if (!held.record().moved() && held.mayMoveHedge()) held.moveHedge();
        return held.record().moved();
    }

    @Override
    public synchronized void correct(Correction correction, Instant at) {
        Posting.exact(correction.change().value());
        HeldTrade trade = get(correction.trade());
        if (trade.corrections.add(List.of(correction.was(), correction.is()))) trade.correct(correction.is());
    }

    @Override
    public synchronized void note(TradeEvent event) {
        get(event.trade()).events.putIfAbsent(event.key(), event);
    }

    @Override
    public synchronized List<TradeEvent> events(String trade) {
        return get(trade).events.values().stream()
                .sorted(Comparator.comparing(TradeEvent::at).thenComparing(TradeEvent::key))
                .toList();
    }

    @Override
    public synchronized void decide(TradeDecision decided) {
        get(decided.trade()).decisions.putIfAbsent(decided.at(), decided);
    }

    @Override
    public synchronized List<TradeDecision> decisions(String trade) {
        return List.copyOf(get(trade).decisions.values());
    }

    @Override
    public synchronized int takeOver(String trade, String byWhom, Instant at) {
        return get(trade).nextEpoch();
    }

    @Override
    public synchronized Optional<TradeRecord> trade(String trade) {
        return Optional.ofNullable(trades.get(trade)).map(HeldTrade::record);
    }

    @Override
    public synchronized Instant lastStep(String trade) {
        return get(trade).lastStep();
    }

    @Override
    public synchronized List<TradeRecord> trades(int limit) {
        return newest(trades.values(), limit).stream().map(HeldTrade::record).toList();
    }

    @Override
    public synchronized List<TradeRecord> openTrades() {
        return open.values().stream().map(HeldTrade::record).toList();
    }

    @Override
    public synchronized List<TradeRecord> endedSince(Instant earliest) {
        return trades.values().stream()
                .map(HeldTrade::record)
                .filter(trade ->
                        trade.endedAt().filter(at -> !at.isBefore(earliest)).isPresent())
                .toList();
    }

    @Override
    public synchronized List<TradeRecord> filledAfterTheirEnd() {
        return trades.values().stream()
                .filter(HeldTrade::hasFilledAfterItsEnd)
                .map(HeldTrade::record)
                .toList();
    }

    @Override
    public synchronized boolean commit(OrderIntent intent, Instant at) {
        HeldOrder known = orders.get(intent.key());
        if (known != null) {
            if (!known.intent.equals(intent))
                throw LedgerRule.ORDER_FIXED.broken(intent + ", committed as " + known.intent);
            return false;
        }
        Posting.exact(intent.quantity().value());
        Posting.exact(intent.limit().value());
        HeldTrade trade = get(intent.key().trade());
        trade.verifyMayOrder(intent, claims.isFree(intent.venue(), intent.symbol()));

        HeldOrder order = new HeldOrder(intent);
        if (intent.epoch() < trade.epoch()) order.outdate();
        orders.put(intent.key(), order);
        trade.orders.add(order);
        trade.stepped(at);
        return true;
    }

    @Override
    public synchronized boolean claimSend(OrderKey key, Instant at, Optional<Instant> fence) {
        HeldOrder order = get(key);
        if (order.status() != OrderStatus.INTENT || order.record().outdated()) return false;
        order.allowSend(LedgerTime.of(at), fence.map(LedgerTime::of));
        get(key.trade()).stepped(at);
        return true;
    }

    @Override
    public synchronized boolean withdraw(OrderKey key, OrderStatus end, String why, Instant at) {
        HeldOrder order = get(key);
        if (order.status() != OrderStatus.INTENT) return false;
        order.move(end, order.filled(), why);
        get(key.trade()).stepped(at);
        return true;
    }

    @Override
    public synchronized OrderRecord book(OrderKey key, OrderReport venueSays, List<Fill> shown, Instant at) {
        HeldOrder order = get(key);
        BookedFills booked = BookedFills.of(order.intent, order.fills, shown);
        OrderStatus next = OrderLife.after(order.status(), order.intent.quantity(), booked.quantity(), venueSays);
        if (booked.fresh().isEmpty() && next == order.status()) return order.record();

        List<Transaction> transactions = posted(order, booked.fresh());
        order.verifyFits(next, booked.quantity());
        for (Fill fill : booked.fresh()) {
            fills.put(event(fill), fill);
            order.add(fill);
        }
        transactions.forEach(journal::post);
        if (!transactions.isEmpty()) get(key.trade()).filled();
        if (next != order.status()) get(key.trade()).stepped(at);
        String why = next == order.status() ? order.record().why() : OrderRecord.why(venueSays);
        order.move(next, booked.quantity(), why);
        return order.record();
    }

    @Override
    public synchronized OrderRecord mark(OrderKey key, OrderStatus status, String why, Instant at) {
        HeldOrder order = get(key);
        if (!OrderLife.mayBeMarked(order.status(), status)) return order.record();
        if (status != order.status()) get(key.trade()).stepped(at);
        order.move(status, order.filled(), why);
        return order.record();
    }

    @Override
    public synchronized Optional<OrderRecord> order(OrderKey key) {
        return Optional.ofNullable(orders.get(key)).map(HeldOrder::record);
    }

    @Override
    public synchronized GateFacts facts(OrderIntent intent, Instant now) {
        return gate.facts(intent, now, trades.values(), open.values());
    }

    @Override
    public synchronized void refuse(OrderIntent intent, GateRefusal refusal, Instant at) {
        get(intent.key());
        gate.refuse(intent, refusal, at);
    }

    @Override
    public synchronized Map<String, Integer> refusals(Instant day) {
        return gate.refusals(day);
    }

    @Override
    public synchronized List<OrderRecord> orders(String trade) {
        return find(trade).stream()
                .flatMap(held -> held.ordersByKey().stream())
                .map(HeldOrder::record)
                .toList();
    }

    @Override
    public synchronized List<Fill> fills(String trade) {
        return find(trade).map(HeldTrade::fillsByTime).orElse(List.of());
    }

    @Override
    public synchronized FundingNews bookFunding(String trade, String leg, FundingPayment shown) {
        VenueEvent event = new VenueEvent(shown.venue(), shown.symbol(), shown.eventId());
        List<FundingRow> known = payments.getOrDefault(event, List.of());
        List<FundingEntry> fresh =
                FundingEntry.of(known.stream().map(FundingRow::entry).toList(), shown);
        if (fresh.isEmpty()) return FundingNews.KNOWN;

        Posting.exact(shown.amount().value());
        for (FundingEntry entry : fresh) {
            FundingRow place = known.isEmpty() ? new FundingRow(trade, leg, entry) : known.getFirst();
            keep(event, new FundingRow(place.trade(), place.leg(), entry));
        }
        return known.isEmpty() ? FundingNews.NEW : FundingNews.RESTATED;
    }

    private void keep(VenueEvent event, FundingRow row) {
        HeldTrade held = get(row.trade());
        Transaction.of(row.trade(), row.leg(), row.entry()).ifPresent(journal::post);
        payments.computeIfAbsent(event, unknown -> new ArrayList<>(1)).add(row);
        held.payments.add(row.entry().payment());
    }

    @Override
    public synchronized List<FundingPayment> funding(String trade) {
        return find(trade).map(HeldTrade::paymentsByTime).orElse(List.of());
    }

    @Override
    public synchronized boolean raise(Alert alert, Instant at) {
        return alerts.putIfAbsent(alert.key(), alert) == null;
    }

    @Override
    public synchronized List<Alert> alerts(int limit) {
        return newest(alerts.values(), limit);
    }

    @Override
    public synchronized boolean keep(EntryAttempt attempt) {
        EntryAttempt known = attempts.get(attempt.trade());
        if (known != null && known.isOver()) return false;
        attempts.put(attempt.trade(), attempt);
        return true;
    }

    @Override
    public synchronized List<EntryAttempt> attempts(int limit) {
        return newest(attempts.values(), limit);
    }

    /** Every transaction, oldest first. */
    public synchronized List<Transaction> transactions() {
        return List.copyOf(journal.all());
    }

    /** Invariants of the ledger that do not hold, each with what it was. Empty, always. */
    public synchronized List<String> violations() {
        return Invariants.broken(orders.values(), journal, paid());
    }

    private long paid() {
        return payments.values().stream()
                .flatMap(List::stream)
                .filter(row -> !row.entry().amount().isZero())
                .count();
    }

    private List<Transaction> posted(HeldOrder order, List<Fill> fresh) {
        List<Transaction> transactions = new ArrayList<>(fresh.size());
        for (Fill fill : fresh) {
            Posting.exact(fill.quantity().value());
            Posting.exact(fill.price().value());
            Posting.exact(fill.fee().value());
            Fill other = fills.get(event(fill));
            if (other != null) throw LedgerRule.FILL_ONCE.broken(fill + ", booked as " + other);
            transactions.add(Transaction.of(order.intent.key(), fill));
        }
        return transactions;
    }

    private static VenueEvent event(Fill fill) {
        return new VenueEvent(fill.venue(), fill.symbol(), fill.tradeId());
    }

    private Optional<HeldTrade> find(String trade) {
        return Optional.ofNullable(trades.get(trade));
    }

    private HeldTrade get(String trade) {
        return find(trade).orElseThrow(() -> LedgerRule.TRADE_KNOWN.broken(trade));
    }

    private HeldOrder get(OrderKey key) {
        @Nullable HeldOrder order = orders.get(key);
        if (order == null) throw LedgerRule.ORDER_KNOWN.broken(key.toString());
        return order;
    }

    private static <T> List<T> newest(Collection<T> all, int limit) {
        List<T> oldestFirst = new ArrayList<>(all);
        return oldestFirst.reversed().stream().limit(limit).toList();
    }
}
