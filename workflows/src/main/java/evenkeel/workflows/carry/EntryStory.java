package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.EntryStage;
import evenkeel.domain.carry.entry.FillSlippage;
import evenkeel.domain.carry.entry.OpeningFigures;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attempt that a way in is, kept at its beginning, before its first order, and as it ended. */
final class EntryStory {
    private final CarryTerms agreed;
    private final Ledger ledger;
    private final Timeline time;
    private EntryStage reached = EntryStage.START;
    private EntryCheck.@Nullable Passed passed;
    private @Nullable LeadLeg lead;
    private @Nullable Instant began;
    private @Nullable Instant leadFilled;

    EntryStory(CarryTerms agreed, Ledger ledger, Timeline time) {
        this.agreed = agreed;
        this.ledger = ledger;
        this.time = time;
    }

    void begins() {
        began = time.now();
        keep(AttemptStatus.STARTED, "", Optional.empty());
    }

    void rejected(EntryStage at, String code) {
        reached = at;
        keep(AttemptStatus.REJECTED, code, Optional.empty());
    }

    void admitted(EntryCheck.Passed with) {
        passed = with;
        reached = EntryStage.TRADE_PERSISTED;
        keep(AttemptStatus.STARTED, "", Optional.empty());
    }

    /** Only remembered: nothing is written while a lead lies naked. */
    void leadFilled(LeadLeg leg) {
        lead = leg;
        leadFilled = time.now();
        reached = EntryStage.LEG1_FILLED;
    }

    void matched() {
        reached = EntryStage.LEG2_FILLED;
    }

    void failed(String code) {
        keep(AttemptStatus.FAILED, code, Optional.empty());
    }

    void opened(HeldCarry held) {
        reached = EntryStage.OPENED;
        keep(AttemptStatus.OPENED, "", figures(held));
    }

    private void keep(AttemptStatus status, String code, Optional<OpeningFigures> figures) {
        Instant now = time.now();
        Instant since = began == null ? now : began;
        ledger.attempt(new EntryAttempt(
                agreed.trade(), agreed.signal(), agreed.symbol(), reached, status, code, figures, since, now));
    }

    /** Empty for a run that has lost what it decided by. */
    private Optional<OpeningFigures> figures(HeldCarry held) {
        EntryCheck.Passed with = passed;
        LeadLeg leg = lead;
        Instant filled = leadFilled;
        if (with == null || leg == null || filled == null) return Optional.empty();
        LegFill lead = held.opened().lead();
        LegFill hedge = held.opened().hedge();
        Price mid = with.mid();
        return Optional.of(new OpeningFigures(
                with.seen().apy(),
                with.expected().totalEv(),
                with.expected().breakevenHours(),
                with.preflight().spread().entrySpread().spread(),
                realized(held),
                Duration.between(leg.placedAt(), filled),
                Duration.between(filled, held.openedAt()),
                slippage(held.terms().lead().side(), mid, lead),
                slippage(held.terms().hedge().side(), mid, hedge),
                lead.fee().plus(hedge.fee()),
                leg.repricings()));
    }

    private static BigDecimal slippage(Side side, Price mid, LegFill fill) {
        return FillSlippage.of(side, mid, fill.vwap().orElseThrow()).bps();
    }

    /** What the two fills cost against each other. */
    private static BigDecimal realized(HeldCarry held) {
        Price lead = held.opened().lead().vwap().orElseThrow();
        BigDecimal above = lead.driftTo(held.opened().hedge().vwap().orElseThrow());
        return held.terms().lead().side() == Side.BUY ? above.negate() : above;
    }
}
