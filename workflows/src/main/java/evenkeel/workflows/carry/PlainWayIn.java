package evenkeel.workflows.carry;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.BrokenHedge;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Purpose;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The way in of a trade without settings: it rests once, takes the rest, and hedges by {@link BrokenHedge} alone. */
final class PlainWayIn implements WayIn {
    private static final int VERIFY_READS = 3;
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private final Standing standing;
    private final CarryRules rules;
    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final CarryOrders orders;
    private final WayOut out;

    PlainWayIn(Standing standing, Ports ports, Timeline time, CarryAlarm alarm, CarryOrders orders, WayOut out) {
        this.standing = standing;
        this.rules = standing.agreed().rules();
        this.ports = ports;
        this.time = time;
        this.alarm = alarm;
        this.orders = orders;
        this.out = out;
    }

    @Override
    public Admission admit() {
        return standing.admit();
    }

    /** Rests first; takes the rest unless somebody wants out or the hedge would have to wait for it. */
    @Override
    public LegFill enter() {
        CarryTerms terms = standing.terms();
        standing.tell(Phase.ENTER, TradeCard.before(terms, "placing the lead"));
        if (standing.isCloseAsked()) return LegFill.NOTHING;

        standing.step(TradeStatus.OPENING);
        CarryTerms.Leg lead = terms.lead();
        LegFill rested = orders.rest(
                lead,
                lead.side(),
                terms.quantity(),
                Purpose.ENTRY,
                rules.entry().makerPatience());
        Quantity missing = terms.quantity().lessOrZero(rested.quantity());
        if (missing.isZero() || standing.isCloseAsked()) return rested;
        return rested.plus(orders.take(
                lead, lead.side(), missing, Purpose.ENTRY, rules.entry().takerSlippage()));
    }

    @Override
    public String whyNothing() {
        return "LEAD_NOT_FILLED";
    }

    @Override
    public String whyLost() {
        return whyNothing();
    }

    @Override
    public Hedged hedge(LegFills filled, LegFills alreadyOut) {
        LegFills entries = new LegFills(filled.lead(), hedge(filled));
        boolean covers = standing.terms().covers(entries.lead(), entries.hedge());
        return covers
                ? Hedged.standing(entries, alreadyOut)
                : Hedged.lost(entries, alreadyOut, Code.HDG_ROLLED_BACK.word());
    }

    @Override
    public boolean mayGoOnWith(LegFills out) {
        return false;
    }

    private LegFill hedge(LegFills filled) {
        standing.tell(
                Phase.HEDGE,
                TradeCard.before(standing.terms(), "hedging " + filled.lead().quantity()));
        Instant since = time.now();
        LegFills now = filled;
        int tried = 0;
        while (true) {
            Duration nakedFor = Duration.between(since, time.now());
            switch (BrokenHedge.next(standing.terms(), now, tried, nakedFor)) {
                case BrokenHedge.Try next -> {
                    LegFill taken = orders.take(standing.terms().hedge(), next);
                    now = now.plus(new LegFills(LegFill.NOTHING, taken));
                    tried++;
                }
                case BrokenHedge.Move move -> {
                    new HedgeMove(standing, ports.ledger(), time, alarm).make();
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

    @Override
    public LegFills rollBack(LegFills entries, LegFills alreadyOut, String why) {
        standing.tell(Phase.CLOSE, TradeCard.before(standing.terms(), "rolling back"));
        standing.leave(TradeStatus.ROLLBACK, why);
        alarm.raise(
                "rolled-back",
                Alert.Severity.WARNING,
                Code.HDG_ROLLED_BACK,
                "lead filled " + entries.lead().quantity() + ", hedge only "
                        + entries.hedge().quantity());
        return out.inSlices(entries, alreadyOut, rules.hedge().capped().slices());
    }

    @Override
    public LegFills giveBack(LegFills entries, LegFills alreadyOut) {
        return out.besideOthers(entries, alreadyOut);
    }

    @Override
    public Optional<HeldCarry> open(HeldCarry held) {
        standing.opened(held);
        return Optional.of(held).filter(this::isVerified);
    }

    @Override
    public boolean isVerified(HeldCarry held) {
        CarryTerms terms = standing.terms();
        for (int read = 1; ; read++) {
            Holdings holdings = ports.accounts().holdings(terms.legs());
            boolean shown = holdings.shows(terms.lead(), held.opened().lead().quantity())
                    && holdings.shows(terms.hedge(), held.opened().hedge().quantity());
            if (shown || read == VERIFY_READS) return shown;
            time.pause(BETWEEN_READS, "venues show the fills");
        }
    }
}
