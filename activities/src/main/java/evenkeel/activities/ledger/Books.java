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
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.reconcile.Finding;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.ledger.FundingNews;
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

/**
 * The ledger's books. Each method is one transaction; each may be called again with the same arguments and then changes
 * nothing and answers the same. What breaks a money rule is refused with {@link evenkeel.domain.code.Code#DB_REFUSED}.
 */
public interface Books {
    /**
     * Enters a trade as PENDING and reserves its slot and notional; refused when an open trade owns the symbol on either
     * venue, when the signal was used, while a pause stands, or when the capital is out.
     */
    Admission admit(CarryTerms terms, Usd notional, Instant at);

    /**
     * Enters a ghost with all that it has filled, and that it was found. What is held takes its slot and notional like every
     * trade; what is given back takes none and waits for no pause. Refused when somebody owns the symbol, or the capital is out.
     */
    Admission inherit(Inherited ghost, List<Finding> found, Instant at);

    /** For a trade whose worth nobody counts: it reserves a slot only. */
    default Admission admit(CarryTerms terms, Instant at) {
        return admit(terms, Usd.ZERO, at);
    }

    /** Sets how much of a scope's capital may be out; a scope without this has no cap. What is out already stays. */
    void allow(CapitalScope scope, Share most);

    /** What the trade has reserved or uses becomes that notional, where it is more: as large as what has filled. */
    void shrink(String trade, Usd notional);

    /** Every scope that has a cap, by its key. */
    List<Capital> capital();

    /**
     * Moves a trade along its allowed statuses, reason and figures with it. A step that it has taken changes nothing, and of a
     * trade that has ended only its end may be told again. False, and nothing changed, when its record has gone another way, or would end while an order of it still lives, or without
     * the figures of what has filled.
     */
    boolean advance(TradeStep step);

    /**
     * Moves a trade's hedge to the alternative that its terms name; moved before, it stays so. False, and nothing changed, when
     * the trade is not opening, names no alternative, or an order that opens lives or has filled at the venue it would leave.
     */
    boolean moveHedge(String trade, Instant at);

    void correct(Correction correction, Instant at);

    /** Begins the trade's next epoch and answers it: whoever acted for the trade before can send nothing any more. */
    int takeOver(String trade, String byWhom, Instant at);

    /** Keeps what happened to a trade, once per key. */
    void note(TradeEvent event);

    /** Oldest first. */
    List<TradeEvent> events(String trade);

    /** Keeps what was decided of a trade, once per moment. */
    void decide(TradeDecision decided);

    /** Oldest first. */
    List<TradeDecision> decisions(String trade);

    Optional<TradeRecord> trade(String trade);

    /** When its status or that of one of its orders last changed: a sign that somebody tends it. */
    Instant lastStep(String trade);

    /** Newest first. */
    List<TradeRecord> trades(int limit);

    /** Those that have not ended, oldest first. */
    List<TradeRecord> openTrades();

    /** Those that have ended at or after that instant, oldest first. */
    List<TradeRecord> endedSince(Instant earliest);

    /** Those that have failed and of which a fill was booked after that, oldest first. */
    List<TradeRecord> filledAfterTheirEnd();

    /** Commits what will be sent. False when the same intent is there; a different one under the key is refused. */
    boolean commit(OrderIntent intent, Instant at);

    /**
     * The one permission to send the order: true once, ever, only while it is an INTENT, and only in its trade's present
     * epoch. The fence is the venue's time after which the order can no longer enter its book.
     */
    boolean claimSend(OrderKey key, Instant at, Optional<Instant> fence);

    /** Ends an order that was not sent: REJECTED or ABSENT. False when it is no INTENT any more: then nothing is changed. */
    boolean withdraw(OrderKey key, OrderStatus end, String why, Instant at);

    /**
     * Takes in what a venue says, with the fills that prove it: books the new ones, each once, each with its transaction.
     * Never goes back. An order ends only when its booked fills are all that the venue says; until then it is live.
     */
    OrderRecord book(OrderKey key, OrderReport venueSays, List<Fill> fills, Instant at);

    /** Moves an order whose venue has nothing to say: UNKNOWN, REJECTED or ABSENT, and why. Where not allowed, nothing. */
    OrderRecord mark(OrderKey key, OrderStatus status, String why, Instant at);

    Optional<OrderRecord> order(OrderKey key);

    /** What the gate has to know before that order may leave. Never from a replica. */
    GateFacts facts(OrderIntent intent, Instant now);

    /** Keeps that the gate refused the order, once per order. */
    void refuse(OrderIntent intent, GateRefusal refusal, Instant at);

    /** How many orders were refused on the UTC day of that moment, by code. */
    Map<String, Integer> refusals(Instant day);

    /** All orders of a trade in the order of their keys. */
    List<OrderRecord> orders(String trade);

    /** Fills of a trade, oldest first. */
    List<Fill> fills(String trade);

    /** Books a payment to a trade's leg. What was booked before is only looked at, and changed where it was booked. */
    FundingNews bookFunding(String trade, String leg, FundingPayment payment);

    /** Payments booked to a trade, oldest first, with what was taken back of them. */
    List<FundingPayment> funding(String trade);

    /** Keeps an alert, once per key; true when it is new. */
    boolean raise(Alert alert, Instant at);

    /** Newest first. */
    List<Alert> alerts(int limit);

    /** Keeps how far an attempt to enter has come; false, and nothing changed, when it has ended before. */
    boolean keep(EntryAttempt attempt);

    /** Newest first. */
    List<EntryAttempt> attempts(int limit);
}
