package evenkeel.workflows.carry;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseReason;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.ExitRules;
import evenkeel.domain.carry.FundingBooked;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Readback;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.code.Code;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A funding trade on two venues: enter, hedge what filled, hold, close together, read back. It may die on any line and
 * goes on from that line. The shell may call {@link #askClose} at any moment.
 */
public final class CarryProcess {
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    private static final int FUNDING_READS = 8;

    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final CarryOrders orders;
    private final Standing standing;
    private final WayIn in;
    private final WayOut out;
    private final boolean recovers;

    /** A process that {@code recovers} is of a trade that is older: it goes on from what the ledger knows. */
    public CarryProcess(CarryTerms terms, boolean recovers, Ports ports, Timeline time) {
        this.recovers = recovers;
        this.ports = ports;
        this.time = time;
        this.alarm = new CarryAlarm(terms.trade(), ports.alerts(), time);
        this.standing = new Standing(terms, ports.ledger(), time);
        this.orders = new CarryOrders(terms, ports, time, alarm, standing::isCloseAsked);
        this.out = new WayOut(terms.rules().close(), standing::legs, ports, time, alarm, orders);
        this.in = new PlainWayIn(standing, ports, time, alarm, orders, out);
    }

    public CarryResult run() {
        boolean behind = recovers;
        while (true) {
            try {
                return behind ? goOn(recover()) : live();
            } catch (BehindTheLedger knowsMore) {
                behind = true;
            }
        }
    }

    private CarryResult live() {
        Admission admission = ports.ledger().admit(terms());
        if (!admission.granted()) return refused(admission);

        standing.begin();
        LegFill lead = in.enter();
        if (lead.isNothing()) return notOpened();

        return hedgeAndHold(new LegFills(lead, LegFill.NOTHING));
    }

    private CarryResult hedgeAndHold(LegFills filled) {
        LegFills entries = new LegFills(filled.lead(), in.hedge(filled)); // what filled, not what was asked for
        if (!terms().covers(entries.lead(), entries.hedge())) return rollBack(entries, LegFills.NOTHING);
        return holdAndClose(opened(entries));
    }

    private CarryResult holdAndClose(HeldCarry held) {
        Left left = hold(held);
        LegFills exits = closeTogether(left);
        return readBack(left, exits);
    }

    /** Close as soon as that is safe: what has filled is hedged first, then both legs leave together. */
    public void askClose(CloseRequest request) {
        standing.askClose(request);
    }

    /** Why a request to close would change nothing; empty when it would. */
    public Optional<Code> mayClose() {
        return standing.mayClose();
    }

    public Phase phase() {
        return standing.phase();
    }

    private CarryResult refused(Admission admission) {
        return end(TradeStatus.REJECTED, admission.code(), TradeFigures.NOTHING, false);
    }

    // ---- recover

    /** The ledger knows more than this run: it was reset, restored, begun anew or relieved. What lives is ended first. */
    private Recovered recover() {
        while (true) {
            CarryTerms agreed = standing.agreed();
            Recovered known = ports.ledger().recover(agreed.trade(), agreed.legs());
            standing.become(known.moved() ? agreed.moved() : agreed);
            orders.goOnFrom(known);
            if (known.live().isEmpty()) return known;
            known.live().forEach(orders::settle);
        }
    }

    private CarryResult goOn(Recovered known) {
        standing.goOnAs(known.status(), known.admittedAt());
        String from = "goes on from " + known.status();
        alarm.raise("recovered-" + known.epoch(), Alert.Severity.WARNING, Code.ORD_BEHIND, from);
        return switch (known.status()) {
            case CLOSED, REJECTED, FAILED -> over(known);
            case PENDING, OPENING -> goOnOpening(known.entries(), known.exits());
            case ROLLBACK -> rollBack(known.entries(), known.exits());
            case OPEN -> goOnHolding(held(known), known.exits());
            case CLOSING -> {
                Left left = new Left(held(known), CloseReason.valueOf(known.reason()));
                yield readBack(left, out.atOnce(known.entries(), known.exits()));
            }
        };
    }

    private CarryResult goOnOpening(LegFills entries, LegFills exits) {
        if (entries.lead().isNothing()) return notOpened();
        return exits.areNothing() ? hedgeAndHold(entries) : rollBack(entries, exits);
    }

    private CarryResult goOnHolding(HeldCarry held, LegFills exits) {
        if (exits.areNothing()) return holdAndClose(held);
        Left left = new Left(held, CloseReason.BROKEN_HEDGE);
        return readBack(left, closeTogether(left, exits));
    }

    /** Funding is booked again from the beginning: a payment that is booked already counts once. */
    private HeldCarry held(Recovered known) {
        return new HeldCarry(terms(), known.entries(), known.openedAt().orElse(began()), Usd.ZERO, began());
    }

    private CarryResult over(Recovered known) {
        return end(known.status(), known.reason(), known.figures().orElse(TradeFigures.NOTHING), false);
    }

    private CarryResult notOpened() {
        String why = closeAsked() ? CloseReason.OPERATOR.name() : "LEAD_NOT_FILLED";
        ports.ledger()
                .advance(TradeStep.to(endWithoutFill(), terms().trade(), time.now())
                        .because(why));
        return end(endWithoutFill(), why, TradeFigures.NOTHING, false);
    }

    private CarryResult rollBack(LegFills entries, LegFills alreadyOut) {
        LegFills exits = in.rollBack(entries, alreadyOut);
        return finish(TradeStatus.FAILED, Code.HDG_ROLLED_BACK.word(), entries, exits, fundedSince(began()));
    }

    // ---- hold

    private HeldCarry opened(LegFills entries) {
        Instant openedAt = time.now();
        TradeFigures figures = TradeFigures.of(entries, LegFills.NOTHING, Usd.ZERO);
        ports.ledger()
                .advance(TradeStep.to(TradeStatus.OPEN, terms().trade(), openedAt)
                        .with(figures));
        return new HeldCarry(
                terms(), entries, openedAt, Usd.ZERO, began()); // a leg may have been paid for before both were there
    }

    /** Looks until a rule or a person ends it. The rule is asked again here, so that the decision is on record. */
    private Left hold(HeldCarry trade) {
        if (!in.isVerified(trade)) return new Left(trade, CloseReason.POST_ENTRY_BROKEN_HEDGE);

        HeldCarry held = trade;
        standing.tell(Phase.HOLD, TradeCard.held(held, "holding", nextFunding(held)));
        while (true) {
            Optional<Watched> seen = look(held);
            if (closeAsked() || seen.isEmpty()) return new Left(held, CloseReason.OPERATOR);

            switch (seen.get()) {
                case Watched.Quiet quiet -> time.await("quiet", quiet.until(), this::closeAsked);
                case Watched.FundingDue due -> held = funded(held, due.until());
                case Watched.Fired fired -> {
                    Optional<CloseReason> reason = ExitRules.decide(
                            held, fired.snapshot(), fired.snapshot().takenAt());
                    if (reason.isPresent()) return new Left(held, reason.get());
                }
            }
        }
    }

    /** A venue that does not vouch for the payment yet is asked again a little later. */
    private HeldCarry funded(HeldCarry held, Instant due) {
        HeldCarry paid = held.paid(bookFunding(held, due));
        if (paid.fundedUntil().isBefore(due)) time.pause(BETWEEN_READS, "venues book the funding");
        standing.tell(Phase.HOLD, TradeCard.held(paid, "holding", nextFunding(paid)));
        return paid;
    }

    private Optional<Watched> look(HeldCarry held) {
        return time.unless("watch", () -> ports.watch().until(new Watching(held)), this::closeAsked);
    }

    // ---- close

    /** Both legs rest at the same time, then take at the same time what is left, until the venues say flat. */
    private LegFills closeTogether(Left left) {
        return closeTogether(left, LegFills.NOTHING);
    }

    private LegFills closeTogether(Left left, LegFills alreadyOut) {
        standing.tell(Phase.CLOSE, TradeCard.held(left.held(), "closing: " + left.reason(), nextFunding(left.held())));
        standing.leave(TradeStatus.CLOSING, left.reason().name());
        return out.together(left.held().opened(), alreadyOut, left.reason());
    }

    // ---- read back

    private CarryResult readBack(Left left, LegFills exits) {
        standing.tell(Phase.READBACK, TradeCard.held(left.held(), "reading back", nextFunding(left.held())));
        HeldCarry held = paidUntilNow(left.held());
        return finish(TradeStatus.CLOSED, left.reason().name(), held.opened(), exits, held.funding());
    }

    /** Venues book a payment some seconds after its hour; what comes later still is the funding recorder's. */
    private HeldCarry paidUntilNow(HeldCarry trade) {
        Instant closed = time.now();
        HeldCarry held = trade;
        for (int read = 1; ; read++) {
            held = held.paid(bookFunding(held, closed));
            if (!held.fundedUntil().isBefore(closed) || read == FUNDING_READS) return held;
            time.pause(BETWEEN_READS, "venues book the last funding");
        }
    }

    /** The venues' own fills win over what was recorded on the way. */
    private CarryResult finish(TradeStatus status, String reason, LegFills entries, LegFills exits, Usd funding) {
        TradeFigures recorded = TradeFigures.of(entries, exits, funding);
        TradeFigures venue = ports.accounts()
                .readBack(terms().trade(), terms().legs(), began())
                .withFunding(funding);
        Optional<Correction> correction = Readback.compare(terms().trade(), terms().legs(), recorded, venue);
        correction.ifPresent(ports.ledger()::correct);
        TradeFigures figures = correction.isPresent() ? venue : recorded;
        ports.ledger()
                .advance(TradeStep.to(status, terms().trade(), time.now())
                        .because(reason)
                        .with(figures));
        return end(status, reason, figures, correction.isPresent());
    }

    private CarryResult end(TradeStatus status, String reason, TradeFigures figures, boolean corrected) {
        Usd net = figures.netPnl(terms().legs());
        CarryResult result = new CarryResult(terms().trade(), status, reason, figures, net, corrected, time.now());
        standing.tell(Phase.DONE, TradeCard.ended(terms(), result));
        return result;
    }

    // ---- smaller words

    private FundingBooked bookFunding(HeldCarry held, Instant until) {
        return ports.accounts().bookFunding(terms().trade(), terms().legs(), held.fundedUntil(), until);
    }

    private Usd fundedSince(Instant since) {
        return ports.accounts()
                .bookFunding(terms().trade(), terms().legs(), since, time.now())
                .total();
    }

    private Instant nextFunding(HeldCarry held) {
        return new FundingCalendar(terms().fundingHour())
                .nextAfter(held.fundedUntil(), terms().lead().instrument().fundingIntervalHours());
    }

    private CarryTerms terms() {
        return standing.terms();
    }

    private Instant began() {
        return standing.began();
    }

    private boolean closeAsked() {
        return standing.isCloseAsked();
    }

    private TradeStatus endWithoutFill() {
        return standing.status() == TradeStatus.PENDING ? TradeStatus.REJECTED : TradeStatus.FAILED;
    }

    /** A held trade and why it is left. */
    private record Left(HeldCarry held, CloseReason reason) {}
}
