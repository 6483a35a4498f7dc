package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegBooks;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.SeenBook;
import evenkeel.domain.carry.entry.EntryCode;
import evenkeel.domain.carry.entry.EntryInputs;
import evenkeel.domain.carry.entry.EntrySettings;
import evenkeel.domain.carry.entry.LeadStep;
import evenkeel.domain.carry.entry.PriceBand;
import evenkeel.domain.carry.entry.TakingWorth;
import evenkeel.domain.carry.lead.AttemptTime;
import evenkeel.domain.carry.lead.Escalation;
import evenkeel.domain.carry.lead.LeadAttempt;
import evenkeel.domain.carry.lead.LeadMarket;
import evenkeel.domain.carry.lead.LeadProgress;
import evenkeel.domain.carry.market.Spans;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.Purpose;
import evenkeel.workflows.carry.EntryOrders.Sent;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The leg that is placed first: attempt by attempt nearer to the other side, each a new order; at last it may take. What the
 * rules say of what has filled ends it.
 */
final class LeadLeg {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final EntrySettings settings;
    private final Opportunity opportunity;
    private final Leg leg;
    private final Quantity target;
    private final Sight sight;
    private final EntryOrders orders;
    private final MissedFills missed;
    private final Timeline time;
    private final BooleanSupplier closeAsked;
    private LegFill filled = LegFill.NOTHING;
    private EntryCode last = EntryCode.LEAD_RESTS;
    private @Nullable Instant firstPlaced;
    private @Nullable Instant firstFilled;
    private @Nullable Price lastLimit;
    private boolean isOver;
    private boolean isExplained = true;
    private boolean isShortOfMargin;
    private int placed;

    LeadLeg(
            EntrySettings settings,
            Opportunity opportunity,
            Standing standing,
            Sight sight,
            EntryOrders orders,
            MissedFills missed,
            Timeline time) {
        this.settings = settings;
        this.opportunity = opportunity;
        this.leg = standing.terms().lead();
        this.target = standing.terms().quantity();
        this.sight = sight;
        this.orders = orders;
        this.missed = missed;
        this.time = time;
        this.closeAsked = standing::isCloseAsked;
    }

    /** When a part of it first was seen to be filled. */
    Optional<Instant> firstFilled() {
        return Optional.ofNullable(firstFilled);
    }

    /** When its first order was placed; now, while none was. */
    Instant placedAt() {
        return begun();
    }

    /** Whether an order of it may have filled at all. */
    boolean isOrdered() {
        return placed > 0;
    }

    /** Whether its venue has told a position that the fills explain. */
    boolean isExplained() {
        return isExplained;
    }

    /** Whether its venue refused an order for want of margin. */
    boolean isShortOfMargin() {
        return isShortOfMargin;
    }

    /** Orders beyond the first. */
    int repricings() {
        return Math.max(0, placed - 1);
    }

    /** Why it ended. */
    EntryCode code() {
        return last;
    }

    LegFill fill() {
        List<AttemptTime> times = AttemptTime.schedule(settings.lead());
        for (int attempt = 0; attempt < times.size() && !isOver && !closeAsked.getAsBoolean(); attempt++) {
            adoptMissed();
            if (isExplained && !isOver) rest(attempt, times.get(attempt));
        }
        if (last == EntryCode.ESCALATE_LEAD && !closeAsked.getAsBoolean()) {
            adoptMissed();
            if (isExplained && last == EntryCode.ESCALATE_LEAD) take();
        }
        adoptMissed();
        conclude();
        return filled;
    }

    /** Before anything more is ordered, and at last: nothing is ordered twice because its fill was told late. */
    private void adoptMissed() {
        if (lastLimit == null || !target.exceeds(filled.quantity())) return;
        Optional<LegFill> all = missed.adoptedTo(filled, lastLimit);
        isExplained = all.isPresent();
        if (all.filter(sum -> sum.quantity().exceeds(filled.quantity())).isEmpty()) return;
        filled = all.get();
        noteFill(filled.quantity());
        look(filled, lastLimit, false);
    }

    private void rest(int attempt, AttemptTime planned) {
        Optional<LeadMarket> shown = market();
        if (shown.isEmpty()) {
            time.pause(BETWEEN_LOOKS, "the lead's price is unreadable");
            return;
        }
        LeadMarket market = shown.get();
        LeadAttempt plan = LeadAttempt.plan(
                        market, settings.lead(), settings.scan().smartPricing())
                .get(attempt);
        Price limit = plan.price().limit();
        if (!isSane(limit, market)) {
            isOver = true;
            return;
        }
        if (firstPlaced == null) firstPlaced = time.now();
        Duration left = until(planned);
        if (!left.isPositive()) return;
        placed++;
        lastLimit = limit;
        Sent sent =
                orders.rest(leg, market.remaining(), limit, plan.timeInForce(), left, seen -> isEnough(seen, limit));
        take(sent);
        if (!isOver) look(filled, limit, false);
    }

    /** An attempt that was refused or ended early leaves its time to the next one; none rests past the escalation. */
    private Duration until(AttemptTime planned) {
        Duration ends = planned.startsAfter().plus(planned.lasts());
        Duration latest = settings.lead().escalates()
                ? Spans.shorter(ends, settings.lead().escalateAfter())
                : ends;
        return Duration.between(time.now(), begun().plus(latest));
    }

    private Instant begun() {
        return firstPlaced == null ? time.now() : firstPlaced;
    }

    /** A refusal by the venue may be of this price only; one by anybody else is of the entry. */
    private void take(Sent sent) {
        filled = filled.plus(sent.fill());
        noteFill(filled.quantity());
        isShortOfMargin |= sent.isShortOfMargin();
        if (sent.refusal().filter(code -> !code.equals(Code.VEN_REFUSED.id())).isPresent()) isOver = true;
    }

    private boolean isEnough(OrderReport seen, Price limit) {
        LegFill sum = filled.plus(LegFill.of(seen));
        noteFill(sum.quantity());
        look(sum, limit, false);
        return isOver;
    }

    /** Asks the rules what to do with so much; anything but waiting ends the attempts. */
    private void look(LegFill sum, Price limit, boolean areAttemptsOver) {
        LeadProgress progress = progress(sum, limit, areAttemptsOver);
        Duration since = Duration.between(begun(), time.now());
        boolean isDue = settings.lead().escalates()
                && since.compareTo(settings.lead().escalateAfter()) >= 0
                && !progress.isDone();
        SeenBook hedge = sight.hedge();
        Optional<TakingWorth.Inputs> taking = isDue ? Optional.of(taking(hedge, progress)) : Optional.empty();
        var resting = new EntryInputs.RestingLead(progress, since, leg.side().opposite(), hedge.book(), taking);
        last = LeadStep.of(resting, settings).decision();
        isOver = last != EntryCode.LEAD_RESTS;
    }

    private TakingWorth.Inputs taking(SeenBook hedge, LeadProgress progress) {
        LegBooks books = new LegBooks(sight.lead(), hedge);
        return new TakingWorth.Inputs(
                opportunity.spread(books, progress.target()),
                opportunity.value(books, progress.target().at(progress.price())));
    }

    /** What the attempts left is taken at once, when it is still worth it: the order that rested has ended by now. */
    private void take() {
        Optional<LeadMarket> shown = market();
        Optional<Price> limit =
                shown.flatMap(market -> Escalation.plan(market, settings.lead(), settings.takerSlippage())
                        .flatMap(Escalation::limit)
                        .filter(price -> isSane(price, market)));
        if (limit.isEmpty()) return;
        placed++;
        lastLimit = limit.get();
        Quantity remaining = shown.orElseThrow().remaining();
        Duration patience = settings.lead().escalationFillTimeout();
        take(orders.take(leg, leg.side(), remaining, limit.get(), Purpose.ENTRY, patience));
    }

    /** Nothing is live any more: why there is nothing, or whether what there is can be hedged. */
    private void conclude() {
        if (filled.isNothing()) {
            if (isShortOfMargin) last = EntryCode.INSUFFICIENT_BALANCE;
            else if (last != EntryCode.LEG1_HEDGE_EVAPORATED) last = EntryCode.LEG1_FAILED;
            return;
        }
        LeadProgress progress = progress(filled, filled.vwap().orElseThrow(), true);
        boolean isMicro = progress.decide(settings.microfill()) == LeadProgress.Decision.MICROFILL;
        last = isMicro ? EntryCode.MICROFILL : EntryCode.HEDGE;
    }

    private LeadProgress progress(LegFill sum, Price limit, boolean areAttemptsOver) {
        Optional<Duration> sinceFill = firstFilled().map(first -> Duration.between(first, time.now()));
        return new LeadProgress(target, sum.quantity(), sum.vwap().orElse(limit), sinceFill, areAttemptsOver);
    }

    /** Empty while the venue tells no mark: no order is priced blindly. */
    private Optional<LeadMarket> market() {
        SeenBook seen = sight.lead();
        Quantity remaining = leg.instrument().lots(target.lessOrZero(filled.quantity()));
        if (remaining.isZero()) return Optional.empty();
        return seen.mark()
                .map(mark -> new LeadMarket(
                        leg.side(),
                        seen.book(),
                        mark,
                        remaining,
                        leg.instrument().tick()));
    }

    private boolean isSane(Price limit, LeadMarket market) {
        return PriceBand.check(limit, Optional.of(market.leadPrice()), settings.priceBand()) == PriceBand.ALLOWED;
    }

    private void noteFill(Quantity quantity) {
        if (firstFilled == null && !quantity.isZero()) firstFilled = time.now();
    }
}
