package evenkeel.domain.carry.reconcile;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.reconcile.Finding.Action;
import evenkeel.domain.carry.reconcile.Finding.Kind;
import evenkeel.domain.carry.reconcile.Seen.Claim;
import evenkeel.domain.carry.reconcile.Seen.Held;
import evenkeel.domain.carry.reconcile.Seen.Resting;
import evenkeel.domain.carry.reconcile.Seen.Trade;
import evenkeel.domain.carry.reconcile.StaleEntry.Exposure;
import evenkeel.domain.carry.reconcile.StaleEntry.Verdict;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** §14.2: from what was read to what is wrong and what is done about it. What could not be read is never flat. */
public final class Reconciliation {
    private static final Duration LATE_FILLS = Duration.ofHours(1);

    private final Seen seen;
    private final Rules rules;
    private final boolean startup;
    private final Instant now;
    private final List<Finding> found = new ArrayList<>();

    private Reconciliation(Seen seen, Rules rules, boolean startup, Instant now) {
        this.seen = seen;
        this.rules = rules;
        this.startup = startup;
        this.now = now;
    }

    /**
     * The keys that it goes by.
     *
     * @param makerTimeout of the lead and {@code retries}: how long an entry may honestly take
     */
    public record Rules(Duration makerTimeout, int retries, boolean importsGhosts, boolean closesGhosts) {}

    /** {@code startup}: then an entry that nothing runs is stale at any age. */
    public static List<Finding> of(Seen seen, Rules rules, boolean startup, Instant now) {
        Reconciliation all = new Reconciliation(seen, rules, startup, now);
        seen.trades().forEach(all::look);
        seen.positions().forEach(all::look);
        seen.orders().forEach(all::look);
        return List.copyOf(all.found);
    }

    /** What was found twice: a venue's read can lag its fills. */
    public static List<Finding> confirmed(List<Finding> first, List<Finding> second) {
        return second.stream()
                .filter(again -> first.stream().anyMatch(again::isSame))
                .toList();
    }

    private void look(Trade trade) {
        if (trade.isEntering()) lookAtEntry(trade);
        if (trade.isHeld()) lookAtHeld(trade);
    }

    private void lookAtEntry(Trade trade) {
        Duration age = Duration.between(trade.since(), now);
        boolean orphaned = startup && !trade.runs();
        StaleEntry entry =
                StaleEntry.of(trade.status(), age, orphaned, exposure(trade), rules.makerTimeout(), rules.retries());
        if (entry.verdict() == Verdict.FRESH) return;
        Kind kind = trade.status() == TradeStatus.PENDING ? Kind.STALE_PENDING : Kind.STALE_OPENING;
        boolean unknown = entry.verdict() == Verdict.READ_AGAIN;
        Action action = trade.runs() ? Action.TELL_TO_END : Action.ADOPT;
        add(
                kind,
                unknown ? Action.LOOK_AGAIN : action,
                trade,
                "",
                "enters since " + age.toSeconds() + " s: " + entry.verdict());
    }

    private Exposure exposure(Trade trade) {
        Optional<Held> lead = at(trade, trade.lead());
        Optional<Held> hedge = at(trade, trade.hedge());
        if (Stream.of(lead, hedge).flatMap(Optional::stream).anyMatch(Held::isThere)) return Exposure.SOME;
        return isFlat(lead) && isFlat(hedge) ? Exposure.NONE : Exposure.UNKNOWN;
    }

    private void lookAtHeld(Trade trade) {
        Optional<Held> lead = at(trade, trade.lead());
        Optional<Held> hedge = at(trade, trade.hedge());
        if (isUnread(lead) || isUnread(hedge)) {
            add(Kind.UNREADABLE, Action.LOOK_AGAIN, trade, "", "a position could not be read, which is not flat");
            return;
        }
        if (isFlat(lead) && isFlat(hedge)) {
            Action action = trade.runs() ? Action.TELL_FLAT : Action.ADOPT;
            add(Kind.ZOMBIE, action, trade, "", "claims a position, both venues say flat");
            return;
        }
        if (conflicts(trade.lead(), lead) || conflicts(trade.hedge(), hedge)) {
            add(Kind.SIDE_CONFLICT, Action.PAUSE, trade, "", "a venue holds the other side of its leg");
            return;
        }
        if (isFlat(lead) || isFlat(hedge)) {
            String missing = isFlat(lead) ? trade.lead().venue() : trade.hedge().venue();
            add(Kind.ONE_LEG, Action.TELL_TO_LOOK, trade, missing, "one leg is missing");
            return;
        }
        lookAtQuantities(trade, lead.orElseThrow(), hedge.orElseThrow());
    }

    private void lookAtQuantities(Trade trade, Held lead, Held hedge) {
        Optional<Price> price = lead.price().or(hedge::price);
        if (price.isEmpty()) return;
        QuantityConflict quantities = QuantityConflict.of(quantity(lead), quantity(hedge), price.get());
        if (!quantities.conflict()) return;
        add(
                Kind.QUANTITY_CONFLICT,
                Action.TELL_TO_LOOK,
                trade,
                "",
                "legs differ by " + quantities.difference() + ", worth "
                        + quantities.worth().display());
    }

    private void look(Held held) {
        if (!held.isThere()) return;
        if (seen.trades().stream().anyMatch(trade -> trade.endedAt().isEmpty() && trade.isAt(held))) return;
        String amount = held.signed().orElseThrow().toPlainString() + " " + held.symbol();
        Optional<Trade> failed = seen.trades().stream()
                .filter(trade -> trade.failedWithin(LATE_FILLS, now) && trade.isAt(held))
                .findFirst();
        if (failed.isPresent()) {
            add(Kind.LATE_FILL, Action.TAKE_BACK, failed.get(), held.venue(), amount + " after its end");
            return;
        }
        found.add(new Finding(
                Kind.GHOST, onGhost(held), held.symbol(), held.venue(), "", "", amount + " without a trade"));
    }

    /** Only what looks like a hedge can become a trade. Nothing is closed while another venue may hold the other half. */
    private Action onGhost(Held held) {
        if (rules.importsGhosts() && elsewhere(held).anyMatch(other -> isPair(held, other))) return Action.IMPORT;
        return rules.closesGhosts() && elsewhere(held).allMatch(Held::isKnown) ? Action.CLOSE_SOFTLY : Action.ALERT;
    }

    private Stream<Held> elsewhere(Held held) {
        return seen.positions().stream()
                .filter(other ->
                        other.symbol().equals(held.symbol()) && !other.venue().equals(held.venue()));
    }

    private static boolean isPair(Held one, Held other) {
        return one.isThere()
                && other.isThere()
                && isPair(one.signed().orElseThrow(), other.signed().orElseThrow());
    }

    /** Opposite sides whose quantities differ by at most a twentieth of the larger; long counts up. */
    public static boolean isPair(BigDecimal one, BigDecimal other) {
        boolean areOpposite = one.signum() == -other.signum() && one.signum() != 0;
        return areOpposite && areClose(new Quantity(one.abs()), new Quantity(other.abs()));
    }

    private static boolean areClose(Quantity one, Quantity other) {
        Quantity larger = one.exceeds(other) ? one : other;
        BigDecimal difference = one.value().subtract(other.value()).abs();
        return difference.compareTo(larger.value().multiply(new BigDecimal("0.05"))) <= 0;
    }

    private void look(Resting order) {
        if (!order.trade().isEmpty()) return;
        found.add(new Finding(
                Kind.ORPHAN_ORDER,
                Action.CANCEL,
                order.symbol(),
                order.venue(),
                "",
                order.clientId(),
                order.clientId() + " rests and no trade lives for it"));
    }

    private Optional<Held> at(Trade trade, Claim claim) {
        return seen.positions().stream()
                .filter(held ->
                        held.venue().equals(claim.venue()) && held.symbol().equals(trade.symbol()))
                .findFirst();
    }

    private static boolean isFlat(Optional<Held> held) {
        return held.filter(Held::isFlat).isPresent();
    }

    private static boolean isUnread(Optional<Held> held) {
        return held.filter(Held::isKnown).isEmpty();
    }

    private static boolean conflicts(Claim claim, Optional<Held> held) {
        return held.filter(Held::isThere)
                .filter(there -> signum(there) == -claim.signed().signum()
                        && claim.signed().signum() != 0)
                .isPresent();
    }

    private static int signum(Held held) {
        return held.signed().orElse(BigDecimal.ZERO).signum();
    }

    private static Quantity quantity(Held held) {
        return new Quantity(held.signed().orElse(BigDecimal.ZERO).abs());
    }

    private void add(Kind kind, Action action, Trade trade, String venue, String text) {
        found.add(new Finding(kind, action, trade.symbol(), venue, trade.id(), "", trade.id() + " " + text));
    }
}
