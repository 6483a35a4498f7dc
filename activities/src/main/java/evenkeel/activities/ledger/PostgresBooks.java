package evenkeel.activities.ledger;

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
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.ledger.BookedFills;
import evenkeel.domain.ledger.FundingNews;
import evenkeel.domain.ledger.OrderLife;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books in PostgreSQL, which keeps the money rules itself: here they are only named and repeated safely. */
public final class PostgresBooks implements Books {
    private final OneTransaction one;
    private final TradeTable trades;
    private final OrderTable orders;
    private final FillTable fills;
    private final FundingTable funding;
    private final AlertTable alerts;
    private final CapitalTable capital;
    private final GateTable gate;
    private final AttemptTable attempts;
    private final CourseTable course;
    private final PauseTable pauses;
    private final PostgresFindings findings;

    public PostgresBooks(DataSource pool) {
        JdbcTemplate batches = new JdbcTemplate(pool);
        JdbcClient sql = JdbcClient.create(batches);
        one = new OneTransaction(pool);
        trades = new TradeTable(sql);
        orders = new OrderTable(sql);
        Postings postings = new Postings(batches);
        fills = new FillTable(sql, postings);
        funding = new FundingTable(sql, postings);
        alerts = new AlertTable(sql);
        capital = new CapitalTable(sql);
        gate = new GateTable(sql);
        attempts = new AttemptTable(sql);
        course = new CourseTable(sql);
        pauses = new PauseTable(sql);
        findings = new PostgresFindings(pool);
    }

    @Override
    public Admission admit(CarryTerms terms, Usd notional, Instant at) {
        Share share = new Share(1, notional);
        return one.run(() -> {
            Optional<Admission> known = trades.obstacle(terms)
                    .or(() -> pauses.standing(at).stream().findFirst().map(Pauses.Standing::refusal))
                    .or(() -> capital.obstacle(terms, share));
            if (known.isPresent()) return known.get();
            trades.admit(terms, at);
            capital.reserve(terms, share);
            return Admission.GRANTED;
        });
    }

    @Override
    public Admission inherit(Inherited ghost, List<Finding> found, Instant at) {
        CarryTerms terms = ghost.terms();
        Share share = new Share(1, ghost.notional());
        return one.run(() -> {
            Optional<Admission> known =
                    trades.obstacle(terms).or(() -> ghost.isHeld() ? capital.obstacle(terms, share) : Optional.empty());
            if (known.isPresent()) return known.get();
            trades.inherit(terms, ghost.openedAt(), at);
            if (ghost.isHeld()) capital.reserve(terms, share);
            trades.advance(TradeStep.to(TradeStatus.OPENING, terms.trade(), ghost.openedAt()));
            for (Inherited.Order order : ghost.orders()) {
                orders.inherit(order.intent(), at);
                for (Fill fill : order.fills()) fills.book(order.intent(), fill, at);
            }
            trades.advance(ghost.enters(at));
            for (Finding finding : found) findings.keep(finding.of(terms.trade()), at);
            return Admission.GRANTED;
        });
    }

    @Override
    public void allow(CapitalScope scope, Share most) {
        one.run(() -> {
            capital.allow(scope, most);
            return scope;
        });
    }

    @Override
    public void shrink(String trade, Usd notional) {
        one.run(() -> {
            capital.shrink(trade, notional);
            return trade;
        });
    }

    @Override
    public List<Capital> capital() {
        return one.run(capital::all);
    }

    @Override
    public boolean advance(TradeStep step) {
        return one.run(() -> trades.advance(step));
    }

    @Override
    public boolean moveHedge(String trade, Instant at) {
        return one.run(() -> trades.moveHedge(trade, at));
    }

    @Override
    public void correct(Correction correction, Instant at) {
        one.run(() -> {
            trades.correct(correction, at);
            return correction;
        });
    }

    @Override
    public void note(TradeEvent event) {
        one.run(() -> {
            course.note(event);
            return event;
        });
    }

    @Override
    public List<TradeEvent> events(String trade) {
        return one.run(() -> course.events(trade));
    }

    @Override
    public void decide(TradeDecision decided) {
        one.run(() -> {
            course.decide(decided);
            return decided;
        });
    }

    @Override
    public List<TradeDecision> decisions(String trade) {
        return one.run(() -> course.decisions(trade));
    }

    @Override
    public int takeOver(String trade, String byWhom, Instant at) {
        return one.run(() -> trades.takeOver(trade, byWhom, at));
    }

    @Override
    public Optional<TradeRecord> trade(String trade) {
        return one.run(() -> trades.find(trade));
    }

    @Override
    public Instant lastStep(String trade) {
        return one.run(() -> trades.lastStep(trade));
    }

    @Override
    public List<TradeRecord> trades(int limit) {
        return one.run(() -> trades.newest(limit));
    }

    @Override
    public List<TradeRecord> openTrades() {
        return one.run(trades::open);
    }

    @Override
    public List<TradeRecord> endedSince(Instant earliest) {
        return one.run(() -> trades.endedSince(earliest));
    }

    @Override
    public List<TradeRecord> filledAfterTheirEnd() {
        return one.run(trades::filledAfterTheirEnd);
    }

    @Override
    public boolean commit(OrderIntent intent, Instant at) {
        return one.run(() -> orders.commit(intent, at));
    }

    @Override
    public boolean claimSend(OrderKey key, Instant at, Optional<Instant> fence) {
        return one.run(() -> orders.claimSend(key, at, fence));
    }

    @Override
    public boolean withdraw(OrderKey key, OrderStatus end, String why, Instant at) {
        return one.run(() -> orders.withdraw(key, end, why, at));
    }

    @Override
    public OrderRecord book(OrderKey key, OrderReport venueSays, List<Fill> shown, Instant at) {
        return one.run(() -> {
            OrderRecord known = orders.lock(key);
            OrderIntent intent = known.intent();
            BookedFills booked = BookedFills.of(intent, fills.ofOrder(intent.clientId()), shown);
            OrderStatus next = OrderLife.after(known.status(), intent.quantity(), booked.quantity(), venueSays);
            if (booked.fresh().isEmpty() && next == known.status()) return known;

            for (Fill fill : booked.fresh()) fills.book(intent, fill, at);
            String why = next == known.status() ? known.why() : OrderRecord.why(venueSays);
            orders.move(key, next, booked.quantity(), why, at);
            return orders.get(key);
        });
    }

    @Override
    public OrderRecord mark(OrderKey key, OrderStatus status, String why, Instant at) {
        return one.run(() -> {
            OrderRecord known = orders.lock(key);
            if (!OrderLife.mayBeMarked(known.status(), status)) return known;
            orders.move(key, status, known.report().filled(), why, at);
            return orders.get(key);
        });
    }

    @Override
    public Optional<OrderRecord> order(OrderKey key) {
        return one.run(() -> orders.find(key));
    }

    @Override
    public GateFacts facts(OrderIntent intent, Instant now) {
        return one.run(() -> gate.facts(intent, now));
    }

    @Override
    public void refuse(OrderIntent intent, GateRefusal refusal, Instant at) {
        one.run(() -> {
            gate.refuse(intent, refusal, at);
            return refusal;
        });
    }

    @Override
    public Map<String, Integer> refusals(Instant day) {
        return one.run(() -> gate.refusals(day));
    }

    @Override
    public List<OrderRecord> orders(String trade) {
        return one.run(() -> orders.ofTrade(trade));
    }

    @Override
    public List<Fill> fills(String trade) {
        return one.run(() -> fills.ofTrade(trade));
    }

    @Override
    public FundingNews bookFunding(String trade, String leg, FundingPayment payment) {
        return one.run(() -> funding.book(trade, leg, payment));
    }

    @Override
    public List<FundingPayment> funding(String trade) {
        return one.run(() -> funding.ofTrade(trade));
    }

    @Override
    public boolean raise(Alert alert, Instant at) {
        return one.run(() -> alerts.raise(alert, at));
    }

    @Override
    public List<Alert> alerts(int limit) {
        return one.run(() -> alerts.newest(limit));
    }

    @Override
    public boolean keep(EntryAttempt attempt) {
        return one.run(() -> attempts.keep(attempt));
    }

    @Override
    public List<EntryAttempt> attempts(int limit) {
        return one.run(() -> attempts.newest(limit));
    }
}
