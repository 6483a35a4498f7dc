package evenkeel.workflows.carry;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Casting;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.Levered;
import evenkeel.domain.carry.Room;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.close.CloseQuantity;
import evenkeel.domain.carry.cost.FeeRates;
import evenkeel.domain.carry.entry.EntryCode;
import evenkeel.domain.carry.entry.EntrySettings;
import evenkeel.domain.carry.entry.EntryStage;
import evenkeel.domain.carry.entry.Rollback;
import evenkeel.domain.carry.entry.Verification;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.reconcile.StaleEntry;
import evenkeel.domain.carry.sizing.SizeCaps;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The way in by the documented rules: preflight, lead, hedge, and the proof that both are there; or all the way back. */
final class RuledWayIn implements WayIn {
    private static final Duration LEVER_WITHIN = Duration.ofMinutes(1);
    private static final int ROLLBACK_TRIES = 3;
    private static final int VERIFYING_READS = 3;
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private final EntrySettings settings;
    private final Standing standing;
    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final Sight sight;
    private final EntryOrders orders;
    private final WayOut out;
    private final SoftRest soft;
    private final EntryStory story;
    private final TradeNotes notes;
    private final EntryPauses pauses;
    private final EntryReadback readback;
    private Optional<Opportunity> opportunity = Optional.empty();
    private Optional<Price> mid = Optional.empty();
    private Optional<LeadLeg> lead = Optional.empty();
    private EntryCode refusal = EntryCode.LEG1_FAILED;

    RuledWayIn(
            CarrySettings settings,
            Standing standing,
            Ports ports,
            Timeline time,
            CarryAlarm alarm,
            CarryOrders orders) {
        this.settings = settings.entry();
        this.standing = standing;
        this.ports = ports;
        this.time = time;
        this.alarm = alarm;
        this.sight = new Sight(this.settings, standing, ports.market(), time);
        this.orders = new EntryOrders(orders, ports.execution(), time, standing::isCloseAsked);
        this.story = new EntryStory(standing.agreed(), ports.ledger(), time);
        this.notes = new TradeNotes(standing.agreed().trade(), ports.ledger(), time);
        this.pauses = new EntryPauses(settings, standing, ports.ledger(), time);
        this.readback = new EntryReadback(settings.readback(), ports, alarm, notes);
        this.out = new WayOut(wayBack(), standing::legs, ports, time, this::rollbackFailed, orders);
        this.soft = new SoftRest(settings.close().soft(), ports.market(), time, orders);
    }

    // ---- may it begin

    /** The size is the rules'; what it is worth is reserved with the slot, in one step. */
    @Override
    public Admission admit() {
        standing.tell(Phase.ENTER, TradeCard.before(standing.terms(), "asking the rules"));
        story.begins();
        EntryCheck.Answer answer = new EntryCheck(settings, standing.terms(), sight, ports, time).answer();
        return answer.passed().map(this::admit).orElseGet(() -> refused(answer.code()));
    }

    private Admission admit(EntryCheck.Passed passed) {
        opportunity = Optional.of(passed.seen());
        mid = Optional.of(passed.mid());
        standing.become(standing.terms().sized(passed.quantity()));
        Admission admission = standing.admit();
        if (!admission.granted()) {
            story.rejected(EntryStage.SIZED, admission.code());
            return admission;
        }
        story.admitted(passed);
        lever(passed.caps());
        return admission;
    }

    /** The ledger once more: a run that has forgotten its own trade finds its own position in the way. */
    private Admission refused(EntryCode code) {
        Room stillNobody = ports.ledger().room(standing.terms());
        story.rejected(code.stage(), code.name());
        pauses.after(code);
        return Admission.refused(code.name(), "before the first order, beside " + stillNobody.others() + " others");
    }

    /** Not levered as it was reckoned with, the trade ends before its first order. */
    private void lever(SizeCaps caps) {
        var levered = time.both(
                () -> lever(standing.legs().lead(), caps),
                () -> lever(standing.legs().hedge(), caps));
        if (levered.first().done() && levered.second().done()) return;
        refusal = EntryCode.REJECTED_EXCEPTION;
        String why = levered.first().why() + " " + levered.second().why();
        alarm.raise("not-levered", Alert.Severity.WARNING, Code.VEN_LEVERAGE, why.strip());
    }

    private Levered lever(Leg leg, SizeCaps caps) {
        boolean isLighter = new Casting(settings.scan().roles()).of(leg.name()) == Exchange.LIGHTER;
        BigDecimal wanted = isLighter ? caps.effLighter() : caps.effX10();
        int leverage = Math.max(1, wanted.setScale(0, RoundingMode.FLOOR).intValueExact());
        return ports.execution().lever(leg, leverage, time.now().plus(LEVER_WITHIN));
    }

    // ---- the lead

    @Override
    public LegFill enter() {
        boolean isRefused = refusal == EntryCode.REJECTED_EXCEPTION || opportunity.isEmpty();
        if (isRefused || standing.isCloseAsked()) {
            story.rejected(EntryStage.TRADE_PERSISTED, isRefused ? refusal.name() : standing.whyGivenUp());
            return LegFill.NOTHING;
        }

        standing.tell(Phase.ENTER, TradeCard.before(standing.terms(), "placing the lead"));
        standing.step(TradeStatus.OPENING);
        MissedFills missed = MissedFills.ofLead(standing.terms().lead(), orders, ports.accounts(), time, alarm);
        LeadLeg leg = new LeadLeg(settings, opportunity.get(), standing, sight, orders, missed, time);
        lead = Optional.of(leg);
        LegFill filled = leg.fill();
        refusal = leg.code();
        if (leg.isOrdered() && (filled.isNothing() || !leg.isExplained()))
            verify(standing.legs().lead(), filled);
        if (!filled.isNothing()) {
            story.leadFilled(leg);
            return filled;
        }
        failed(refusal.name());
        return filled;
    }

    private void failed(String why) {
        story.failed(why);
        boolean isHedgeShort = why.equals(EntryCode.INSUFFICIENT_BALANCE.name());
        if (isHedgeShort || isLeadShort()) pauses.after(EntryCode.INSUFFICIENT_BALANCE);
    }

    /** An account has refused an order: said only when nothing lies naked any more. */
    private boolean isLeadShort() {
        return lead.filter(LeadLeg::isShortOfMargin).isPresent();
    }

    /** The position has to say what the fills say, for nobody looks after the rest once the trade has gone on or failed. */
    private void verify(Leg leg, LegFill filled) {
        for (int read = 1; read <= VERIFYING_READS; read++) {
            Optional<BigDecimal> signed = ports.accounts().position(leg).signed();
            if (signed.isPresent()) {
                BigDecimal untold = signed.get().subtract(leg.side().signed(filled.quantity()));
                if (!CloseQuantity.isFlat(untold, leg.instrument().lot())) untold(leg, untold);
                return;
            }
            time.pause(BETWEEN_READS, "the lead's venue shows its position");
        }
    }

    private void untold(Leg leg, BigDecimal signed) {
        standing.askFirst();
        String text = leg.venue() + " shows " + signed.toPlainString() + " " + leg.symbol() + " that no fill tells of";
        pauses.brokenHedge(text);
        alarm.raise("untold-fill", Alert.Severity.CRITICAL, Code.REC_STRAY, text);
    }

    @Override
    public String whyNothing() {
        return refusal.name();
    }

    @Override
    public String whyLost() {
        return StaleEntry.orphaned(standing.status());
    }

    // ---- the hedge

    @Override
    public Hedged hedge(LegFills filled, LegFills alreadyOut) {
        CarryTerms sized = standing.terms().sized(filled.lead().quantity());
        standing.become(sized); // the trade is as large as what has filled
        standing.tell(
                Phase.HEDGE, TradeCard.before(sized, "hedging " + filled.lead().quantity()));
        HedgeMove move = new HedgeMove(standing, ports.ledger(), time, alarm);
        var nakedSince = lead.flatMap(LeadLeg::firstFilled).orElseGet(time::now);
        MissedFills missed =
                MissedFills.ofHedge(standing.legs().hedge(), filled.hedge(), orders, ports.accounts(), time, alarm);
        HedgeLeg leg = new HedgeLeg(
                settings, opportunity, standing, sight, orders, move, missed, time, nakedSince, filled, alreadyOut);
        Hedged hedged = leg.answer();
        if (hedged.gaveUp().isEmpty()) matched();
        return hedged;
    }

    private void matched() {
        story.matched();
        if (isLeadShort()) pauses.after(EntryCode.INSUFFICIENT_BALANCE);
    }

    /** As long as nothing of the hedge was given back, what is missing at the lead was salvaged. */
    @Override
    public boolean mayGoOnWith(LegFills alreadyOut) {
        return alreadyOut.hedge().isNothing();
    }

    // ---- all the way back

    @Override
    public LegFills rollBack(LegFills entries, LegFills alreadyOut, String why) {
        standing.tell(Phase.CLOSE, TradeCard.before(standing.terms(), "rolling back: " + why));
        standing.leave(TradeStatus.ROLLBACK, why);
        alarm.raise(
                "rolled-back",
                Alert.Severity.WARNING,
                Code.HDG_ROLLED_BACK,
                why + ": lead filled " + entries.lead().quantity() + ", hedge only "
                        + entries.hedge().quantity());
        awaitLateFills(entries, alreadyOut);
        int slices = standing.agreed().rules().hedge().capped().slices();
        LegFills exits = out.inSlices(entries, alreadyOut, slices);
        rolledBack(entries, exits);
        failed(why);
        return exits;
    }

    @Override
    public LegFills giveBack(LegFills entries, LegFills alreadyOut) {
        return out.besideOthers(entries, alreadyOut);
    }

    @Override
    public LegFills giveBackSoftly(LegFills entries, LegFills alreadyOut) {
        return out.besideOthers(entries, soft.rest(standing.legs(), entries, alreadyOut));
    }

    private void rolledBack(LegFills entries, LegFills exits) {
        Usd loss = TradeFigures.of(entries, exits, Usd.ZERO)
                .netPnl(standing.legs())
                .negate();
        notes.take(Kind.ROLLBACK_DONE, 1, TradeNotes.facts("loss_usd", loss.toString()));
    }

    /** Heard again every half minute; a person is told once a minute. */
    private void rollbackFailed(String text) {
        notes.take(Kind.ROLLBACK_FAILED, 1, TradeNotes.facts("why", text));
        pauses.brokenHedge("its entry cannot be undone");
        String minute = time.now().truncatedTo(ChronoUnit.MINUTES).toString();
        alarm.raise("rollback-failed-" + minute, Alert.Severity.CRITICAL, Code.HDG_ROLLBACK_FAILED, text);
    }

    /** Only where no position has moved yet: what has filled lies naked. */
    private void awaitLateFills(LegFills entries, LegFills alreadyOut) {
        if (settings.rollback().delay().isZero()) return;
        var read = time.both(
                () -> leg(standing.legs().lead(), entries, alreadyOut),
                () -> leg(standing.legs().hedge(), entries, alreadyOut));
        var first = new Rollback.Inputs(read.first(), read.second(), 0);
        Duration delay = Rollback.next(first, settings.rollback(), settings.takerSlippage())
                .delay();
        time.pause(delay, "late fills arrive");
    }

    private Rollback.Leg leg(Leg leg, LegFills entries, LegFills alreadyOut) {
        var own = entries.of(leg.name())
                .quantity()
                .lessOrZero(alreadyOut.of(leg.name()).quantity());
        return new Rollback.Leg(leg.side(), own, ports.accounts().position(leg).signed());
    }

    /** Each try gives way once more as far; after the tries somebody is told, and it is tried again for ever. */
    private CarryRules.Close wayBack() {
        CarryRules.Close agreed = standing.agreed().rules().close();
        BigDecimal step = settings.takerSlippage().close();
        return new CarryRules.Close(
                agreed.makerPatience(),
                agreed.takerPatience(),
                ROLLBACK_TRIES,
                step,
                step.multiply(BigDecimal.valueOf(ROLLBACK_TRIES)),
                Rollback.RETRY_AFTER);
    }

    // ---- the proof

    /** It counts as open when both venues have shown it. */
    @Override
    public Optional<HeldCarry> open(HeldCarry held) {
        if (!isVerified(held)) {
            story.failed(EntryCode.POST_ENTRY_BROKEN_HEDGE.name());
            pauses.brokenHedge("a leg is not there after entry");
            return Optional.empty();
        }
        standing.opened(held);
        mid.ifPresent(price -> ports.ledger()
                .shrink(held.terms().trade(), held.net(LegName.LEAD).at(price)));
        story.opened(held);
        return Optional.of(readback.of(held.asked(rates()), standing.began()));
    }

    /** As both accounts told them before the entry; where the hedge has moved to nobody has asked. */
    private Optional<FeeRates> rates() {
        boolean hasMoved = !standing.legs().hedge().equals(standing.agreed().hedge());
        return opportunity.filter(seen -> !hasMoved).map(seen -> seen.fees(settings.scan()));
    }

    /** Venues that would not say prove nothing: the trade goes on, and a person is told. */
    @Override
    public boolean isVerified(HeldCarry held) {
        var verification = new EntryVerification(settings.verification(), ports.accounts(), time);
        Verification answer = verification.of(held);
        if (answer == Verification.POST_ENTRY_BROKEN_HEDGE || answer == Verification.UNVERIFIED) standing.askFirst();
        return switch (answer) {
            case OPENED, READ_AGAIN -> true;
            case POST_ENTRY_BROKEN_HEDGE -> {
                alarm.raise("broken-hedge", Alert.Severity.CRITICAL, Code.HDG_BROKEN, "a leg is not there after entry");
                yield false;
            }
            case UNVERIFIED -> {
                String text = "the venues do not say whether both legs are there";
                alarm.raise("unverified", Alert.Severity.CRITICAL, Code.HDG_BROKEN, text);
                yield true;
            }
        };
    }
}
