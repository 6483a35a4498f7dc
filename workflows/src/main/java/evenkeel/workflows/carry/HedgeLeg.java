package evenkeel.workflows.carry;

import evenkeel.domain.carry.BrokenHedge;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegBooks;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.entry.EntryCode;
import evenkeel.domain.carry.entry.EntrySettings;
import evenkeel.domain.carry.entry.RollbackLoss;
import evenkeel.domain.carry.hedge.HedgeDepth;
import evenkeel.domain.carry.hedge.HedgeMarket;
import evenkeel.domain.carry.hedge.HedgeProgress;
import evenkeel.domain.carry.hedge.HedgeTry;
import evenkeel.domain.carry.hedge.RetryDelay;
import evenkeel.domain.carry.hedge.SalvageSettings;
import evenkeel.domain.carry.hedge.SlippageGuard;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Ticks;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.workflows.carry.EntryOrders.Sent;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The leg that answers: as much as its book bears, unless it has become too dear, try after try; what cannot be answered is
 * given back. The caps of {@link BrokenHedge} stand above all of it.
 */
final class HedgeLeg {
    private final EntrySettings settings;
    private final Optional<Opportunity> opportunity;
    private final Standing standing;
    private final Sight sight;
    private final EntryOrders orders;
    private final HedgeMove move;
    private final MissedFills missed;
    private final Timeline time;
    private final Instant nakedSince;
    private final Instant began;
    private LegFills entries;
    private LegFills out;
    private @Nullable Price lastBase;
    private @Nullable Price lastLimit;
    private boolean isShortOfMargin;
    private boolean isExplained = true;

    /** {@code opportunity}: empty for a run that has lost it; then the guard against a dear hedge has nothing to go by. */
    HedgeLeg(
            EntrySettings settings,
            Optional<Opportunity> opportunity,
            Standing standing,
            Sight sight,
            EntryOrders orders,
            HedgeMove move,
            MissedFills missed,
            Timeline time,
            Instant nakedSince,
            LegFills entries,
            LegFills out) {
        this.settings = settings;
        this.opportunity = opportunity;
        this.standing = standing;
        this.sight = sight;
        this.orders = orders;
        this.move = move;
        this.missed = missed;
        this.time = time;
        this.nakedSince = nakedSince;
        this.began = time.now();
        this.entries = entries;
        this.out = out;
    }

    Hedged answer() {
        if (isMicro(lead().at(paid()))) return lost(EntryCode.MICROFILL);
        LegBooks books = sight.bothSoon();
        HedgeDepth depth = depth(books);
        switch (depth.decision()) {
            case HEDGE_ALL -> {}
            case SALVAGE -> giveBack(depth.flatten(), books);
            case FAILED_HEDGE_DEPTH -> {
                return lost(EntryCode.FAILED_HEDGE_DEPTH);
            }
            case FAILED_HEDGE_DEPTH_SALVAGE -> {
                return lost(EntryCode.FAILED_HEDGE_DEPTH_SALVAGE);
            }
        }
        if (isTooDear(books)) return lost(EntryCode.FAILED_POST_LEG1_GUARD);
        return ladder(books);
    }

    // ---- how much, and whether at all

    private HedgeDepth depth(LegBooks books) {
        CarryTerms terms = standing.terms();
        BigDecimal lot =
                terms.lead().instrument().lot().max(terms.hedge().instrument().lot());
        return HedgeDepth.of(remaining(), books.hedge().book(), terms.hedge().side(), lot, settings.depthAfterLead());
    }

    private boolean isTooDear(LegBooks books) {
        CarryTerms terms = standing.terms();
        Optional<Price> price =
                books.hedge().book().flatMap(book -> book.take(terms.hedge().side()));
        if (price.isEmpty() || opportunity.isEmpty()) return false;
        var inputs = new SlippageGuard.Inputs(
                terms.lead().side(),
                paid(),
                price.get(),
                settings.scan().spread().maxSpread(opportunity.get().apy()),
                lead().at(paid()),
                rollbackCost(books));
        return SlippageGuard.check(inputs, settings.guard()).decision()
                == SlippageGuard.Decision.FAILED_POST_LEG1_GUARD;
    }

    /** Selling the lead again at the other side of its own book, as a taker. */
    private Optional<Usd> rollbackCost(LegBooks books) {
        Leg leg = standing.terms().lead();
        Optional<BigDecimal> fee = opportunity.map(seen -> seen.fees(settings.scan())
                .at(settings.scan().roles().leadExchange())
                .taker());
        return books.lead()
                .book()
                .flatMap(book -> book.take(leg.side().opposite()))
                .flatMap(price -> fee.map(rate -> {
                    Usd fees = lead().at(price).times(rate);
                    var back = new RollbackLoss.Leg(leg.side(), lead(), paid(), price, fees);
                    return RollbackLoss.of(List.of(back)).lossUsd();
                }));
    }

    // ---- try after try

    private Hedged ladder(LegBooks first) {
        LegBooks books = first;
        for (int tried = 0; ; tried++) {
            Quantity wanted = standing.terms().hedgeable(remaining());
            if (wanted.isZero()) return entries.hedge().isNothing() ? lost(EntryCode.LEG2_FAILED) : stands();
            LegFill filled = attempt(books, wanted, tried);
            entries = entries.plus(new LegFills(LegFill.NOTHING, filled));
            adoptMissed();

            switch (progress(tried + 1).decision()) {
                case HEDGED, ACCEPTED -> {
                    return stands();
                }
                case KEEP_MATCHED -> {
                    giveBack(remaining(), sight.both());
                    return stands();
                }
                case LEG2_FAILED -> {
                    if (!mayMove())
                        return lost(isShortOfMargin ? EntryCode.INSUFFICIENT_BALANCE : EntryCode.LEG2_FAILED);
                    move.make();
                    books = sight.bothSoon();
                    lastBase = null;
                    isShortOfMargin = false;
                    tried = -1;
                }
                case RETRY, READ_AGAIN -> {
                    books = sight.both();
                    pauseBefore(books);
                }
            }
        }
    }

    /**
     * §7.4: no order counts as unfilled while its venue tells no position, or a larger one than the orders explain. Until then
     * nothing more is ordered, as long as the lead may wait.
     */
    private void adoptMissed() {
        Price limit = lastLimit;
        if (limit == null || isMoved()) return;
        do {
            if (standing.terms().hedgeable(remaining()).isZero()) return;
            Optional<LegFill> all = missed.adoptedTo(entries.hedge(), limit);
            isExplained = all.isPresent();
            all.ifPresent(hedged -> entries = new LegFills(entries.lead(), hedged));
        } while (!isExplained && !isSpent());
    }

    /** Nobody has looked whether its symbol was flat there: a position proves nothing. */
    private boolean isMoved() {
        return !standing.terms()
                .hedge()
                .venue()
                .equals(standing.agreed().hedge().venue());
    }

    private boolean isSpent() {
        return isOverdue() || isLate() || isShortOfMargin;
    }

    /** Every order is settled before this: what the last one filled is in the sum, whatever its status said. */
    private HedgeProgress progress(int tries) {
        Quantity before = entries.hedge().quantity();
        var inputs = new HedgeProgress.Inputs(
                lead(),
                before,
                Quantity.ZERO,
                Optional.of(OrderStatus.CANCELLED),
                paid(),
                isSpent() ? Math.max(tries, settings.hedge().maxAttempts()) : tries);
        return HedgeProgress.of(inputs, settings.hedgeProgress());
    }

    private LegFill attempt(LegBooks books, Quantity wanted, int tried) {
        Leg leg = standing.terms().hedge();
        Optional<Price> mid = Opportunity.mid(books.lead());
        Optional<HedgeTry> planned = books.hedge().book().filter(Book::isValid).flatMap(book -> {
            var market =
                    new HedgeMarket(leg.side(), book, wanted, leg.instrument().tick(), paid(), mid.orElse(paid()));
            return HedgeTry.of(
                    market, tried + 1, settings.hedge(), settings.scan().smartPricing());
        });
        if (planned.isEmpty()) return LegFill.NOTHING;
        lastBase = planned.get().basePrice();
        Price limit = capped(planned.get().limit(), leg);
        lastLimit = limit;
        Duration patience = settings.hedge().fillTimeout();
        Sent sent = orders.take(leg, leg.side(), wanted, limit, Purpose.HEDGE, patience);
        isShortOfMargin = sent.isShortOfMargin();
        return sent.fill();
    }

    /** No hedge is bought dearer than the loss cap lets it. */
    private Price capped(Price limit, Leg leg) {
        Price worst = BrokenHedge.worst(standing.terms(), paid());
        BigDecimal tick = leg.instrument().tick();
        if (leg.side() == Side.BUY) return limit.isAbove(worst) ? worst.floorTo(tick) : limit;
        return limit.isBelow(worst) ? worst.ceilTo(tick) : limit;
    }

    private void pauseBefore(LegBooks books) {
        Side side = standing.terms().hedge().side();
        Optional<Book> book = books.hedge().book().filter(Book::isValid);
        Price was = lastBase;
        Optional<Price> base = book.flatMap(each -> each.take(side));
        Duration delay = was == null || base.isEmpty()
                ? settings.retry().delay()
                : RetryDelay.of(was, base.get(), spread(book.get()), settings.retry())
                        .delay();
        time.pause(delay, "the hedge once more");
    }

    private static BigDecimal spread(Book book) {
        Price bid = book.bid().orElseThrow();
        return bid.midTo(book.ask().orElseThrow())
                .driftTo(book.ask().orElseThrow())
                .multiply(BigDecimal.TWO);
    }

    private boolean mayMove() {
        return isExplained
                && entries.hedge().isNothing()
                && standing.terms().alternative().isPresent()
                && !isOverdue();
    }

    // ---- giving back

    /** Gives back what cannot be answered, reduce-only, within three tries. What is still there then rolls all of it back. */
    private void giveBack(Quantity quantity, LegBooks first) {
        Leg leg = standing.terms().lead();
        SalvageSettings salvage = settings.salvage();
        Quantity before = out.lead().quantity();
        LegBooks books = first;
        for (int tried = 0; tried < SalvageSettings.CLOSE_TRIES; tried++) {
            Quantity left = leg.instrument()
                    .lots(quantity.lessOrZero(out.lead().quantity().minus(before)));
            if (left.isZero()) return;
            if (tried > 0) books = sight.both();
            Side side = leg.side().opposite();
            Optional<Price> limit = books.lead()
                    .book()
                    .flatMap(book -> book.take(side))
                    .map(best -> Ticks.taking(
                            best,
                            salvage.closeSlippage(),
                            side,
                            leg.instrument().tick()));
            if (limit.isEmpty()) continue;
            LegFill filled = orders.take(leg, side, left, limit.get(), Purpose.REDUCE, salvage.closeFillTimeout())
                    .fill();
            out = out.plus(new LegFills(filled, LegFill.NOTHING));
        }
    }

    // ---- smaller words

    /** What of the lead is ours by now. */
    private Quantity lead() {
        return entries.lead().quantity().lessOrZero(out.lead().quantity());
    }

    private Quantity remaining() {
        return lead().lessOrZero(entries.hedge().quantity());
    }

    private Price paid() {
        return entries.lead().vwap().orElseThrow();
    }

    private boolean isMicro(Usd notional) {
        return settings.microfill().maxUnhedged().exceeds(notional);
    }

    private Duration nakedFor() {
        return Duration.between(nakedSince, time.now());
    }

    private boolean isOverdue() {
        return BrokenHedge.overdue(standing.terms(), remaining().at(paid()), nakedFor())
                .isPresent();
    }

    private boolean isLate() {
        Duration hedging = Duration.between(began, time.now());
        return hedging.compareTo(settings.hedge().executionTimeout()) >= 0;
    }

    /** Both legs match, save what is too little to care; a salvage that did not come off leaves more than that. */
    private Hedged stands() {
        boolean matches = standing.terms().hedgeable(remaining()).isZero()
                || !exceedsMicro(remaining().at(paid()));
        return matches ? Hedged.standing(entries, out) : lost(EntryCode.LEG2_FAILED);
    }

    private boolean exceedsMicro(Usd notional) {
        return notional.exceeds(settings.microfill().maxUnhedged());
    }

    private Hedged lost(EntryCode why) {
        return Hedged.lost(entries, out, why.name());
    }
}
