package evenkeel.simulator.hostile;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows what really happened at the venues and holds it against the invariants, each named by its number. */
final class Oracle {
    /** What a person calls an order of his own, of which no book knows. */
    static final String BY_HAND = "by-hand";

    private static final Usd WALLET = Usd.of("100000");
    private static final Usd CENT = Usd.of("0.01");

    private final CarryTerms terms;
    private final Map<String, InProcessVenue> venues = new LinkedHashMap<>();
    private final MemoryBooks books;
    private final List<String> violations = new ArrayList<>();

    Oracle(CarryTerms terms, List<InProcessVenue> venues, MemoryBooks books) {
        this.terms = terms;
        this.books = books;
        for (InProcessVenue venue : venues) this.venues.put(venue.venue().name(), venue);
        terms.reach().forEach(this::watch);
    }

    void violated(String what) {
        violations.add(what);
    }

    /** I16: while a trade is held, what is long at one venue is short at the other. */
    void mustBeHedged() {
        BigDecimal delta = position(terms.lead()).add(hedged());
        BigDecimal lot =
                terms.reach().stream().map(leg -> leg.instrument().lot()).reduce(BigDecimal.ZERO, BigDecimal::max);
        require(delta.abs().compareTo(lot) < 0, "I16 held with a delta of " + delta);
    }

    List<String> judge(@Nullable CarryResult result) {
        violations.addAll(books.violations());
        terms.reach().forEach(this::judgeOrders);
        judgeFunding();
        if (result != null) judgeEnd(result);
        return violations;
    }

    /** I18, I22: at every change of a position or an order, as the venue sees it. */
    private void watch(Leg leg) {
        venue(leg).exchange().listen(event -> {
            BigDecimal held = position(leg);
            require(held.abs().compareTo(terms.quantity().value()) <= 0, "I18 more than the trade's own: " + held);
            BigDecimal direction = leg.side().signed(terms.quantity());
            require(held.signum() == 0 || held.signum() == direction.signum(), "I22 the wrong way round: " + held);
            require(openOrders(leg.name()) <= 1, "I6 two live orders in slot " + leg.name());
            BigDecimal lead = position(terms.lead()).abs();
            BigDecimal hedge = hedged().abs();
            require(hedge.compareTo(lead) <= 0 || isLeaving(), "I16 hedged " + hedge + ", the lead has " + lead);
        });
    }

    /** The rare ways that this run went. */
    List<String> rarities(@Nullable CarryResult result) {
        List<String> rare = new ArrayList<>();
        if (result == null) return rare;
        Quantity lead = result.figures().lead().entry().quantity();
        if (!lead.isZero() && terms.quantity().exceeds(lead)) rare.add("lead filled in part");
        if (result.status() == TradeStatus.FAILED && !lead.isZero()) rare.add("rolled back");
        if (result.corrected()) rare.add("corrected by the readback");
        boolean moved = books.trade(terms.trade()).map(TradeRecord::moved).orElse(false);
        if (moved) rare.add("moved to the alternative venue");
        if (moved && result.status() == TradeStatus.CLOSED) rare.add("held at the alternative venue");
        return rare;
    }

    private boolean isLeaving() {
        return terms.reach().stream()
                .flatMap(leg -> exchange(leg).orders(venue(leg).account()).stream())
                .anyMatch(order -> order.asked().reduceOnly());
    }

    private void judgeOrders(Leg leg) {
        Map<String, OrderRecord> known = new HashMap<>();
        for (OrderRecord order : books.orders(terms.trade())) {
            if (order.intent().venue().equals(leg.venue()))
                known.put(order.intent().clientId(), order);
        }
        for (VenueOrder order : exchange(leg).orders(venue(leg).account())) {
            if (order.clientId().equals(BY_HAND)) continue;
            OrderRecord record = known.get(order.clientId());
            require(record != null, "I4 an order without an intent: " + order);
            require(
                    exchange(leg)
                                    .ordersEver(venue(leg).account(), order.clientId())
                                    .size()
                            == 1,
                    "I7 sent twice: " + order);
            if (record != null) judgeOrder(order, record);
        }
        for (OrderRecord record : known.values()) judgeRecord(leg, record);
    }

    private void judgeOrder(VenueOrder order, OrderRecord record) {
        OrderKey key = record.intent().key();
        boolean reduces = record.intent().purpose() == Purpose.REDUCE;
        require(!reduces || order.asked().reduceOnly(), "I22 not reduce-only: " + key);
        require(record.status() != OrderStatus.ABSENT, "I28 called absent, yet it was there: " + key);
        require(
                !record.isFinal() || record.report().filled().equals(order.filled()),
                "I12 " + key + " filled " + order.filled() + ", booked "
                        + record.report().filled());
    }

    private void judgeRecord(Leg leg, OrderRecord record) {
        Optional<VenueOrder> order =
                exchange(leg).order(venue(leg).account(), record.intent().clientId());
        require(order.isPresent() || record.report().filled().isZero(), "I28 fills from nowhere: " + record);
    }

    /** I14, I15: what was booked is what the venues paid while the trade was open. */
    private void judgeFunding() {
        Map<String, Usd> paid = new HashMap<>();
        for (Leg leg : terms.reach()) {
            for (Payment payment :
                    exchange(leg).payments(venue(leg).account(), leg.symbol(), Instant.EPOCH, Instant.MAX)) {
                paid.put(id(payment.booked()), payment.booked().amount());
            }
        }
        Map<String, Usd> booked = new HashMap<>();
        for (FundingPayment payment : books.funding(terms.trade())) {
            require(booked.put(id(payment), payment.amount()) == null, "I14 booked twice: " + payment);
        }
        require(paid.entrySet().containsAll(booked.entrySet()), "I15 booked what was not paid: " + booked);
    }

    private void judgeEnd(CarryResult result) {
        for (Leg leg : terms.reach()) {
            require(position(leg).signum() == 0, "I31 not flat at the end: " + leg.name() + " " + position(leg));
            require(venue(leg).openOrders(leg.symbol()).isEmpty(), "I31 an order still rests: " + leg.name());
        }
        for (OrderRecord order : books.orders(terms.trade())) {
            require(order.isFinal(), "I31 an order has no end: " + order);
        }
        Usd earned = venues.values().stream()
                .map(venue -> wallet(venue).minus(WALLET))
                .reduce(Usd.ZERO, Usd::plus);
        Usd gap = earned.minus(result.netPnl()).abs();
        require(!gap.exceeds(CENT), "I26 the venues say " + earned + ", the result says " + result.netPnl());
        judgeFills();
    }

    private void judgeFills() {
        Map<String, Fill> booked = new HashMap<>();
        for (Fill fill : books.fills(terms.trade())) booked.put(fill.venue() + fill.tradeId(), fill);
        int real = 0;
        for (Leg leg : terms.reach()) {
            for (Trade trade : exchange(leg).fills(venue(leg).account(), leg.symbol(), Instant.EPOCH)) {
                if (trade.fill().clientId().equals(BY_HAND)) continue;
                real++;
                require(booked.containsKey(leg.venue() + trade.fill().tradeId()), "I13 a fill is not booked: " + trade);
            }
        }
        require(real == booked.size(), "I13 booked " + booked.size() + " fills of " + real);
    }

    /** Wherever the hedge stands. */
    private BigDecimal hedged() {
        return terms.reach().stream()
                .filter(leg -> leg.name() == LegName.HEDGE)
                .map(this::position)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long openOrders(LegName slot) {
        return terms.reach().stream()
                .filter(leg -> leg.name() == slot)
                .mapToLong(leg -> venue(leg).openOrders(leg.symbol()).size())
                .sum();
    }

    private BigDecimal position(Leg leg) {
        return exchange(leg).held(venue(leg).account(), leg.symbol()).signed();
    }

    /** With what was taken out of the account in another asset. */
    private Usd wallet(InProcessVenue venue) {
        Usd elsewhere = Usd.ZERO;
        for (Trade trade : venue.exchange().fills(venue.account(), terms.symbol(), Instant.EPOCH)) {
            Fill fill = trade.fill();
            boolean other = !fill.fee().currency().equals(fill.quote());
            if (other) elsewhere = elsewhere.plus(fill.fee().dollars());
        }
        return venue.exchange().wallet(venue.account()).balance().minus(elsewhere);
    }

    private Exchange exchange(Leg leg) {
        return venue(leg).exchange();
    }

    private InProcessVenue venue(Leg leg) {
        return Objects.requireNonNull(venues.get(leg.venue()), leg.venue());
    }

    private void require(boolean rule, String otherwise) {
        if (!rule) violations.add(otherwise);
    }

    private static String id(FundingPayment payment) {
        return payment.venue() + "/" + payment.eventId();
    }
}
