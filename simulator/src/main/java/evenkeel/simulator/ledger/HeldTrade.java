package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.ledger.LedgerTime;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One trade with its orders, payments and corrections. */
final class HeldTrade {
    private static final Comparator<HeldOrder> BY_KEY = Comparator.<HeldOrder, String>comparing(
                    order -> order.intent.key().leg())
            .thenComparingInt(order -> order.intent.key().seq());
    private static final Comparator<Fill> BY_TIME =
            Comparator.comparing(Fill::venueTime).thenComparing(Fill::venue).thenComparing(Fill::tradeId);
    private static final Comparator<FundingPayment> BY_PAYMENT = Comparator.comparing(FundingPayment::paidAt)
            .thenComparing(FundingPayment::venue)
            .thenComparing(FundingPayment::eventId);

    final List<HeldOrder> orders = new ArrayList<>();
    final List<FundingPayment> payments = new ArrayList<>();
    final Map<String, TradeEvent> events = new LinkedHashMap<>();
    final Map<Instant, TradeDecision> decisions = new TreeMap<>();
    final Set<Object> corrections = new LinkedHashSet<>();
    private final Set<TradeStatus> taken = EnumSet.of(TradeStatus.PENDING);
    private final boolean inherited;
    private TradeRecord record;
    private boolean filledAfterItsEnd;
    private int epoch = 1;
    private Instant lastStep;

    HeldTrade(CarryTerms terms, Instant at, boolean inherited) {
        this.inherited = inherited;
        record = new TradeRecord(
                terms, false, TradeStatus.PENDING, "", Optional.empty(), at, Optional.empty(), Optional.empty());
        lastStep = at;
    }

    TradeRecord record() {
        return record;
    }

    Instant lastStep() {
        return lastStep;
    }

    void stepped(Instant at) {
        Instant step = LedgerTime.of(at);
        if (step.isAfter(lastStep)) lastStep = step;
    }

    HeldOrder inherited(Inherited.Order order) {
        orders.add(HeldOrder.inherited(order));
        return orders.getLast();
    }

    int epoch() {
        return epoch;
    }

    int nextEpoch() {
        orders.forEach(HeldOrder::outdate);
        return ++epoch;
    }

    /** A fill of it was booked. */
    void filled() {
        if (record.status() == TradeStatus.FAILED) filledAfterItsEnd = true;
    }

    boolean hasFilledAfterItsEnd() {
        return filledAfterItsEnd;
    }

    /** {@code free}: nobody else owns the symbol there. After its end it may only give back what came to it. */
    void verifyMayOrder(OrderIntent intent, boolean free) {
        String key = intent.key().toString();
        boolean takesBack = free && intent.reduceOnly() && hasLeft(intent);
        if (isOver() && !takesBack) throw LedgerRule.ORDER_OF_OPEN_TRADE.broken(key);
        if (inherited && !intent.reduceOnly()) throw LedgerRule.INHERITED_ONLY_REDUCES.broken(key);
        if (!standsAt(intent.venue())) throw LedgerRule.ORDER_AT_A_LEG.broken(key);
        if (live(intent.key().leg()).isPresent()) throw LedgerRule.ONE_LIVE.broken(key);
        if (intent.epoch() > epoch) throw LedgerRule.EPOCH_KNOWN.broken(key);
    }

    /** Whether it failed and holds so much of its own, besides what is being given back. */
    private boolean hasLeft(OrderIntent intent) {
        if (record.status() != TradeStatus.FAILED) return false;
        BigDecimal left = BigDecimal.ZERO;
        for (HeldOrder order : orders) {
            OrderIntent known = order.intent;
            boolean isThere =
                    known.venue().equals(intent.venue()) && known.symbol().equals(intent.symbol());
            if (!isThere) continue;
            boolean isGivenBack = known.reduceOnly() && !order.status().isFinal();
            Quantity counts = isGivenBack ? known.quantity() : order.filled();
            left = left.add(known.side().signed(counts));
        }
        BigDecimal after = left.add(intent.side().signed(intent.quantity()));
        return left.signum()
                        == intent.side().opposite().signed(intent.quantity()).signum()
                && after.signum() != -left.signum();
    }

    boolean isOver() {
        return record.status().isFinal();
    }

    boolean took(TradeStatus status) {
        return taken.contains(status);
    }

    /** Only while it opens, and only from a venue where nothing that opens lives or has filled. */
    boolean mayMoveHedge() {
        CarryTerms terms = record.terms();
        return record.status() == TradeStatus.OPENING
                && terms.alternative().isPresent()
                && orders.stream()
                        .filter(order ->
                                order.intent.venue().equals(terms.hedge().venue()))
                        .filter(order -> !order.intent.reduceOnly())
                        .allMatch(order ->
                                order.status().isFinal() && order.filled().isZero());
    }

    void moveHedge() {
        record = new TradeRecord(
                record.terms(),
                true,
                record.status(),
                record.reason(),
                record.figures(),
                record.admittedAt(),
                record.openedAt(),
                record.endedAt());
    }

    private boolean standsAt(String venue) {
        CarryTerms current = record.current();
        return venue.equals(current.lead().venue())
                || venue.equals(current.hedge().venue());
    }

    void take(TradeStep step) {
        taken.add(step.to());
        stepped(step.at());
        Optional<Instant> at = Optional.of(LedgerTime.of(step.at()));
        record = new TradeRecord(
                record.terms(),
                record.moved(),
                step.to(),
                step.reason().orElse(record.reason()),
                step.figures().or(record::figures),
                record.admittedAt(),
                step.to() == TradeStatus.OPEN ? at : record.openedAt(),
                step.to().isFinal() ? at : record.endedAt());
    }

    void correct(TradeFigures figures) {
        record = new TradeRecord(
                record.terms(),
                record.moved(),
                record.status(),
                record.reason(),
                Optional.of(figures),
                record.admittedAt(),
                record.openedAt(),
                record.endedAt());
    }

    Optional<HeldOrder> live(String leg) {
        for (HeldOrder order : orders) {
            if (!order.status().isFinal() && order.intent.key().leg().equals(leg)) return Optional.of(order);
        }
        return Optional.empty();
    }

    boolean hasLiveOrder() {
        return orders.stream().anyMatch(order -> !order.status().isFinal());
    }

    boolean hasFilled() {
        return orders.stream().anyMatch(order -> !order.filled().isZero());
    }

    List<HeldOrder> ordersByKey() {
        return orders.stream().sorted(BY_KEY).toList();
    }

    List<Fill> fillsByTime() {
        return orders.stream()
                .flatMap(order -> order.fills.stream())
                .sorted(BY_TIME)
                .toList();
    }

    List<FundingPayment> paymentsByTime() {
        return payments.stream().sorted(BY_PAYMENT).toList();
    }
}
