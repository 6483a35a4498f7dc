package evenkeel.workflows.carry;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.BrokenHedge;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseReason;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.ExitRules;
import evenkeel.domain.carry.FundingBooked;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Holdings;
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
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Purpose;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A funding trade on two venues: enter, hedge what filled, hold, close together, read back. It may die on any line and
 * goes on from that line. The shell may call {@link #askClose} at any moment.
 */
public final class CarryProcess {
    private static final int VERIFY_READS = 3;
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    private static final int FUNDING_READS = 8;

    private final CarryTerms agreed;
    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final CarryOrders orders;
    private final WayOut out;
    private final boolean recovers;
    private CarryTerms terms;
    private Phase phase = Phase.ENTER;
    private TradeStatus status = TradeStatus.PENDING;
    private Instant began = Instant.EPOCH;
    private @Nullable CloseRequest closeAsked;

    /** A process that {@code recovers} is of a trade that is older: it goes on from what the ledger knows. */
    public CarryProcess(CarryTerms terms, boolean recovers, Ports ports, Timeline time) {
        this.agreed = terms;
        this.terms = terms;
        this.recovers = recovers;
        this.ports = ports;
        this.time = time;
        this.alarm = new CarryAlarm(terms.trade(), ports.alerts(), time);
        this.orders = new CarryOrders(terms, ports, time, alarm, this::closeAsked);
        this.out = new WayOut(terms.rules().close(), this::legs, ports, time, alarm, orders);
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
        Admission admission = ports.ledger().admit(terms);
        if (!admission.granted()) return refused(admission);

        began = time.now();
        LegFill lead = enter();
        if (lead.isNothing()) return notOpened();

        return hedgeAndHold(new LegFills(lead, LegFill.NOTHING));
    }

    private CarryResult hedgeAndHold(LegFills filled) {
        LegFills entries = new LegFills(filled.lead(), hedge(filled)); // what filled, not what was asked for
        if (!terms.covers(entries.lead(), entries.hedge())) return rollBack(entries, LegFills.NOTHING);
        return holdAndClose(opened(entries));
    }

    private CarryResult holdAndClose(HeldCarry held) {
        Left left = hold(held);
        LegFills exits = closeTogether(left);
        return readBack(left, exits);
    }

    /** Close as soon as that is safe: what has filled is hedged first, then both legs leave together. */
    public void askClose(CloseRequest request) {
        if (mayClose().isEmpty()) closeAsked = request;
    }

    /** Why a request to close would change nothing; empty when it would. */
    public Optional<Code> mayClose() {
        if (phase == Phase.DONE) return Optional.of(Code.CTL_OVER);
        boolean closing = closeAsked != null || phase == Phase.CLOSE || phase == Phase.READBACK;
        return closing ? Optional.of(Code.CTL_ALREADY_CLOSING) : Optional.empty();
    }

    public Phase phase() {
        return phase;
    }

    private CarryResult refused(Admission admission) {
        return end(TradeStatus.REJECTED, admission.code(), TradeFigures.NOTHING, false);
    }

    // ---- recover

    /** The ledger knows more than this run: it was reset, restored, begun anew or relieved. What lives is ended first. */
    private Recovered recover() {
        while (true) {
            Recovered known = ports.ledger().recover(agreed.trade(), agreed.legs());
            terms = known.moved() ? agreed.moved() : agreed;
            orders.goOnFrom(known);
            if (known.live().isEmpty()) return known;
            known.live().forEach(orders::settle);
        }
    }

    private CarryResult goOn(Recovered known) {
        began = known.admittedAt();
        status = known.status();
        alarm.raise("recovered-" + known.epoch(), Alert.Severity.WARNING, Code.ORD_BEHIND, "goes on from " + status);
        return switch (status) {
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
        return new HeldCarry(terms, known.entries(), known.openedAt().orElse(began), Usd.ZERO, began);
    }

    private CarryResult over(Recovered known) {
        return end(status, known.reason(), known.figures().orElse(TradeFigures.NOTHING), false);
    }

    // ---- enter

    /** Rests first; takes the rest unless somebody wants out or the hedge would have to wait for it. */
    private LegFill enter() {
        tell(Phase.ENTER, TradeCard.before(terms, "placing the lead"));
        if (closeAsked()) return LegFill.NOTHING;

        step(TradeStatus.OPENING);
        LegFill rested = orders.rest(
                terms.lead(),
                terms.lead().side(),
                terms.quantity(),
                Purpose.ENTRY,
                terms.rules().entry().makerPatience());
        Quantity missing = terms.quantity().lessOrZero(rested.quantity());
        if (missing.isZero() || closeAsked()) return rested;
        return rested.plus(orders.take(
                terms.lead(),
                terms.lead().side(),
                missing,
                Purpose.ENTRY,
                terms.rules().entry().takerSlippage()));
    }

    private CarryResult notOpened() {
        String why = closeAsked() ? CloseReason.OPERATOR.name() : "LEAD_NOT_FILLED";
        ports.ledger()
                .advance(TradeStep.to(endWithoutFill(), terms.trade(), time.now())
                        .because(why));
        return end(endWithoutFill(), why, TradeFigures.NOTHING, false);
    }

    // ---- hedge

    private LegFill hedge(LegFills filled) {
        tell(Phase.HEDGE, TradeCard.before(terms, "hedging " + filled.lead().quantity()));
        Instant since = time.now();
        LegFills now = filled;
        int tried = 0;
        while (true) {
            Duration nakedFor = Duration.between(since, time.now());
            switch (BrokenHedge.next(terms, now, tried, nakedFor)) {
                case BrokenHedge.Try next -> {
                    now = now.plus(new LegFills(LegFill.NOTHING, orders.take(terms.hedge(), next)));
                    tried++;
                }
                case BrokenHedge.Move move -> {
                    move(move);
                    tried = 0;
                }
                case BrokenHedge.Answered answered -> {
                    return now.hedge();
                }
                case BrokenHedge.GiveBack giveBack -> {
                    return now.hedge();
                }
            }
        }
    }

    /** The ledger first: from then on it takes no order for the venue that is left. */
    private void move(BrokenHedge.Move move) {
        ports.ledger().moveHedge(terms.trade(), time.now());
        String left = terms.hedge().venue();
        terms = terms.moved();
        String text = "nothing filled @" + left + ", hedges @" + move.to().venue();
        tell(Phase.HEDGE, TradeCard.before(terms, text));
        alarm.raise("hedge-moved", Alert.Severity.WARNING, Code.HDG_MOVED, text);
    }

    /** The hedge did not come: what both legs have is given back at once, never more than our own. */
    private CarryResult rollBack(LegFills entries, LegFills alreadyOut) {
        tell(Phase.CLOSE, TradeCard.before(terms, "rolling back"));
        leave(TradeStatus.ROLLBACK, Code.HDG_ROLLED_BACK.word());
        alarm.raise(
                "rolled-back",
                Alert.Severity.WARNING,
                Code.HDG_ROLLED_BACK,
                "lead filled " + entries.lead().quantity() + ", hedge only "
                        + entries.hedge().quantity());
        LegFills exits =
                out.inSlices(entries, alreadyOut, terms.rules().hedge().capped().slices());
        return finish(TradeStatus.FAILED, Code.HDG_ROLLED_BACK.word(), entries, exits, fundedSince(began));
    }

    // ---- hold

    private HeldCarry opened(LegFills entries) {
        Instant openedAt = time.now();
        TradeFigures figures = TradeFigures.of(entries, LegFills.NOTHING, Usd.ZERO);
        ports.ledger()
                .advance(TradeStep.to(TradeStatus.OPEN, terms.trade(), openedAt).with(figures));
        return new HeldCarry(
                terms, entries, openedAt, Usd.ZERO, began); // a leg may have been paid for before both were there
    }

    /** Looks until a rule or a person ends it. The rule is asked again here, so that the decision is on record. */
    private Left hold(HeldCarry trade) {
        if (!verified(trade)) return new Left(trade, CloseReason.POST_ENTRY_BROKEN_HEDGE);

        HeldCarry held = trade;
        tell(Phase.HOLD, TradeCard.held(held, "holding", nextFunding(held)));
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
        tell(Phase.HOLD, TradeCard.held(paid, "holding", nextFunding(paid)));
        return paid;
    }

    private Optional<Watched> look(HeldCarry held) {
        return time.unless("watch", () -> ports.watch().until(new Watching(held)), this::closeAsked);
    }

    /** Both venues must show what their fills said. */
    private boolean verified(HeldCarry held) {
        for (int read = 1; ; read++) {
            Holdings holdings = ports.accounts().holdings(terms.legs());
            boolean shown = holdings.shows(terms.lead(), held.opened().lead().quantity())
                    && holdings.shows(terms.hedge(), held.opened().hedge().quantity());
            if (shown || read == VERIFY_READS) return shown;
            time.pause(BETWEEN_READS, "venues show the fills");
        }
    }

    // ---- close

    /** Both legs rest at the same time, then take at the same time what is left, until the venues say flat. */
    private LegFills closeTogether(Left left) {
        return closeTogether(left, LegFills.NOTHING);
    }

    private LegFills closeTogether(Left left, LegFills alreadyOut) {
        tell(Phase.CLOSE, TradeCard.held(left.held(), "closing: " + left.reason(), nextFunding(left.held())));
        leave(TradeStatus.CLOSING, left.reason().name());
        return out.together(left.held().opened(), alreadyOut, left.reason());
    }

    // ---- read back

    private CarryResult readBack(Left left, LegFills exits) {
        tell(Phase.READBACK, TradeCard.held(left.held(), "reading back", nextFunding(left.held())));
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
        TradeFigures venue =
                ports.accounts().readBack(terms.trade(), terms.legs(), began).withFunding(funding);
        Optional<Correction> correction = Readback.compare(terms.trade(), terms.legs(), recorded, venue);
        correction.ifPresent(ports.ledger()::correct);
        TradeFigures figures = correction.isPresent() ? venue : recorded;
        ports.ledger()
                .advance(TradeStep.to(status, terms.trade(), time.now())
                        .because(reason)
                        .with(figures));
        return end(status, reason, figures, correction.isPresent());
    }

    private CarryResult end(TradeStatus status, String reason, TradeFigures figures, boolean corrected) {
        Usd net = figures.netPnl(terms.legs());
        CarryResult result = new CarryResult(terms.trade(), status, reason, figures, net, corrected, time.now());
        tell(Phase.DONE, TradeCard.ended(terms, result));
        return result;
    }

    // ---- smaller words

    private FundingBooked bookFunding(HeldCarry held, Instant until) {
        return ports.accounts().bookFunding(terms.trade(), terms.legs(), held.fundedUntil(), until);
    }

    private Usd fundedSince(Instant since) {
        return ports.accounts()
                .bookFunding(terms.trade(), terms.legs(), since, time.now())
                .total();
    }

    private Instant nextFunding(HeldCarry held) {
        return new FundingCalendar(terms.fundingHour())
                .nextAfter(held.fundedUntil(), terms.lead().instrument().fundingIntervalHours());
    }

    private CarryTerms.Legs legs() {
        return terms.legs();
    }

    private boolean closeAsked() {
        return closeAsked != null;
    }

    private TradeStatus endWithoutFill() {
        return status == TradeStatus.PENDING ? TradeStatus.REJECTED : TradeStatus.FAILED;
    }

    private void step(TradeStatus to) {
        status = to;
        ports.ledger().advance(TradeStep.to(to, terms.trade(), time.now()));
    }

    private void leave(TradeStatus to, String why) {
        time.mark(Timeline.Mark.CLOSE_REASON, why);
        ports.ledger().advance(TradeStep.to(to, terms.trade(), time.now()).because(why));
    }

    private void tell(Phase where, String card) {
        phase = where;
        time.phase(where, card);
    }

    /** A held trade and why it is left. */
    private record Left(HeldCarry held, CloseReason reason) {}
}
