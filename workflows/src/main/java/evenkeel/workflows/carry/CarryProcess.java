package evenkeel.workflows.carry;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Instant;
import java.util.Optional;

/**
 * A funding trade on two venues: enter, hedge what filled, hold, close together, read back. It may die on any line and
 * goes on from that line. The shell may call {@link #askClose} at any moment.
 */
public final class CarryProcess {
    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final CarryOrders orders;
    private final Standing standing;
    private final WayIn in;
    private final TradeFunding funding;
    private final Ending ending;
    private final Hold hold;
    private final boolean recovers;

    /** A process that {@code recovers} is of a trade that is older: it goes on from what the ledger knows. */
    public CarryProcess(CarryTerms terms, boolean recovers, Ports ports, Timeline time) {
        this.recovers = recovers;
        this.ports = ports;
        this.time = time;
        this.alarm = new CarryAlarm(terms.trade(), ports.alerts(), time);
        this.standing = new Standing(terms, ports.ledger(), time);
        this.orders = new CarryOrders(terms, ports, time, alarm, standing::isCloseAsked);
        WayOut out = new WayOut(terms.rules().close(), standing::legs, ports, time, this::isNotFlat, orders);
        this.in = terms.settings()
                .<WayIn>map(kept -> new RuledWayIn(kept.keys(), standing, ports, time, alarm, orders))
                .orElseGet(() -> new PlainWayIn(standing, ports, time, alarm, orders, out));
        this.funding = new TradeFunding(standing, ports.accounts(), time);
        this.ending = new Ending(standing, ports, time);
        this.hold = terms.settings()
                .<Hold>map(kept -> new RuledHold(kept.keys(), standing, ports, time, alarm, orders, funding, ending))
                .orElseGet(() -> new PlainHold(standing, ports, time, out, funding, ending));
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
        Admission admission = in.admit();
        if (!admission.granted()) return refused(admission);

        LegFill lead = in.enter();
        if (lead.isNothing()) return notOpened(in.whyNothing());

        return hedgeAndHold(new LegFills(lead, LegFill.NOTHING), LegFills.NOTHING);
    }

    private CarryResult hedgeAndHold(LegFills filled, LegFills out) {
        Hedged hedged = in.hedge(filled, out); // what filled, not what was asked for
        if (hedged.gaveUp().isPresent())
            return rollBack(hedged.entries(), hedged.out(), hedged.gaveUp().get());

        HeldCarry held = opened(hedged);
        return in.open(held).map(hold::hold).orElseGet(() -> hold.leaveUnverified(held));
    }

    private CarryResult goOnHolding(HeldCarry held) {
        return in.isVerified(held) ? hold.hold(held) : hold.leaveUnverified(held);
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
        return ending.over(TradeStatus.REJECTED, admission.code(), TradeFigures.NOTHING, false);
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
            case CLOSED, REJECTED -> over(known);
            case FAILED -> isTold(known) ? over(known) : takeBack(known);
            case PENDING, OPENING -> goOnOpening(known.entries(), known.exits());
            case ROLLBACK -> isGhost(known) ? giveUp(known) : rollBack(known.entries(), known.exits(), known.reason());
            case OPEN -> goOnHolding(held(known), known);
            case CLOSING -> hold.goOnClosing(held(known), known);
        };
    }

    private CarryResult goOnOpening(LegFills entries, LegFills exits) {
        if (entries.lead().isNothing()) return notOpened(recovers ? in.whyLost() : in.whyNothing());
        boolean goesOn = exits.areNothing() || in.mayGoOnWith(exits);
        return goesOn ? hedgeAndHold(entries, exits) : rollBack(entries, exits, Code.HDG_ROLLED_BACK.word());
    }

    private CarryResult goOnHolding(HeldCarry held, Recovered known) {
        return known.exits().areNothing() ? goOnHolding(held) : hold.goOnHolding(held, known);
    }

    /** Funding is booked again from the beginning: a payment that is booked already counts once. */
    private HeldCarry held(Recovered known) {
        return new HeldCarry(terms(), entries(known), known.openedAt().orElse(began()), Usd.ZERO, began());
    }

    /** As a readback has corrected them; only what has filled since is newer than that. */
    private static LegFills entries(Recovered known) {
        if (known.lived().isEmpty()) return known.entries(); // without settings entries are not read back
        return known.figures()
                .map(TradeFigures::entries)
                .filter(read -> read.sameQuantities(known.entries()))
                .orElse(known.entries());
    }

    /** Whether its record tells all that has filled: a fill may come after the end. */
    private static boolean isTold(Recovered known) {
        TradeFigures filled = TradeFigures.of(known.entries(), known.exits(), Usd.ZERO);
        return known.figures().orElse(TradeFigures.NOTHING).sameQuantities(filled);
    }

    /** §14.2: what came to it after its end is given back, never more than its own; it stays over, and its result is mended. */
    private CarryResult takeBack(Recovered known) {
        alarm.raise("late-fill", Alert.Severity.CRITICAL, Code.HDG_ROLLED_BACK, "a fill came after its end");
        standing.tell(Phase.CLOSE, TradeCard.before(terms(), "giving back what came after its end"));
        LegFills exits = in.giveBack(known.entries(), known.exits());
        return ending.mend(known, exits, funding.since(began()));
    }

    private static boolean isGhost(Recovered known) {
        return known.reason().equals(Inherited.GIVEN_BACK);
    }

    /** §14.2: a ghost that is closed leaves as it came, exactly as much as there is of it. */
    private CarryResult giveUp(Recovered known) {
        standing.tell(Phase.CLOSE, TradeCard.before(terms(), "closing a position that nobody owned"));
        LegFills exits = in.giveBackSoftly(known.entries(), known.exits());
        return ending.finish(TradeStatus.FAILED, known.reason(), known.entries(), exits, funding.since(began()));
    }

    private CarryResult over(Recovered known) {
        return ending.over(known.status(), known.reason(), known.figures().orElse(TradeFigures.NOTHING), false);
    }

    private CarryResult notOpened(String whyNothing) {
        String why = standing.isCloseAsked() ? standing.whyGivenUp() : whyNothing;
        ports.ledger()
                .advance(TradeStep.to(endWithoutFill(), terms().trade(), time.now())
                        .because(why));
        return ending.over(endWithoutFill(), why, TradeFigures.NOTHING, false);
    }

    private CarryResult rollBack(LegFills entries, LegFills alreadyOut, String why) {
        LegFills exits = in.rollBack(entries, alreadyOut, why);
        return ending.finish(TradeStatus.FAILED, why, entries, exits, funding.since(began()));
    }

    /** A leg may have been paid for before both were there. */
    private HeldCarry opened(Hedged hedged) {
        Optional<LegFills> salvaged = Optional.of(hedged.out()).filter(out -> !out.areNothing());
        return new HeldCarry(terms(), hedged.entries(), time.now(), Usd.ZERO, began()).salvaged(salvaged);
    }

    private void isNotFlat(String text) {
        alarm.raise("not-flat", Alert.Severity.CRITICAL, Code.HDG_NOT_FLAT, text);
    }

    private CarryTerms terms() {
        return standing.terms();
    }

    private Instant began() {
        return standing.began();
    }

    private TradeStatus endWithoutFill() {
        return standing.status() == TradeStatus.PENDING ? TradeStatus.REJECTED : TradeStatus.FAILED;
    }
}
