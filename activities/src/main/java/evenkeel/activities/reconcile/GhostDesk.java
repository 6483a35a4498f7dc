package evenkeel.activities.reconcile;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryForm;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeId;
import evenkeel.domain.carry.reconcile.Finding;
import evenkeel.domain.carry.reconcile.Finding.Action;
import evenkeel.domain.carry.reconcile.GhostOrigin;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.carry.reconcile.Inherited.Fate;
import evenkeel.domain.carry.reconcile.Reconciliation;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes ghosts into the books, where they are trades like any other: what nothing runs is begun by the sweep, and its own
 * process holds it or gives it back. A ghost that cannot be explained by its account's fills, or has no room, stays one.
 */
public final class GhostDesk {
    /** Each reaches further back than the one before; what no fill of the last explains is not explained. */
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90));

    private final Venues venues;
    private final Books books;
    private final Supplier<Optional<CarryForm>> form;
    private final InstantSource clock;

    /** {@code form}: how new trades are agreed; empty as long as nobody has said. */
    public GhostDesk(Venues venues, Books books, Supplier<Optional<CarryForm>> form, InstantSource clock) {
        this.venues = venues;
        this.books = books;
        this.form = form;
        this.clock = clock;
    }

    /** A reason why a ghost stays one. */
    private static final class Kept extends Exception {
        private static final long serialVersionUID = 1;

        Kept(String why) {
            super(why);
        }
    }

    /** What was found, and what became of the ghosts among it. */
    List<Finding> taken(List<Finding> found) {
        List<Finding> known = new ArrayList<>(found);
        known.removeIf(GhostDesk::isGhostToTake);
        List<Finding> ghosts =
                new ArrayList<>(found.stream().filter(GhostDesk::isGhostToTake).toList());
        while (!ghosts.isEmpty()) {
            List<Finding> together = together(ghosts);
            ghosts.removeAll(together);
            known.addAll(take(together));
        }
        return known;
    }

    private static boolean isGhostToTake(Finding finding) {
        return finding.action() == Action.IMPORT || finding.action() == Action.CLOSE_SOFTLY;
    }

    /** The first one, and those at other venues that are treated alike: they may be legs of one trade. */
    private static List<Finding> together(List<Finding> ghosts) {
        Finding first = ghosts.getFirst();
        return ghosts.stream()
                .filter(other -> other.symbol().equals(first.symbol()) && other.action() == first.action())
                .toList();
    }

    private List<Finding> take(List<Finding> together) {
        try {
            Taken taken = inherit(together);
            return together.stream()
                    .map(ghost -> taken.found().contains(ghost)
                            ? ghost.of(taken.trade())
                            : ghost.kept("another venue's comes first, in trade " + taken.trade()))
                    .toList();
        } catch (Kept kept) {
            return kept(together, String.valueOf(kept.getMessage()));
        } catch (Trouble trouble) {
            return kept(together, trouble.code().id() + " " + trouble.getMessage());
        }
    }

    private static List<Finding> kept(List<Finding> together, String why) {
        return together.stream().map(ghost -> ghost.kept(why)).toList();
    }

    /** The trade, and what was found of it. */
    private record Taken(String trade, List<Finding> found) {}

    private Taken inherit(List<Finding> together) throws Kept {
        CarryForm agreed = form.get().orElseThrow(() -> new Kept("nobody has started trades here yet"));
        Fate fate = together.getFirst().action() == Action.IMPORT ? Fate.HELD : Fate.GIVEN_BACK;
        Map<LegName, Ghost> legs = legs(together, agreed.lead(), fate);
        Map<LegName, GhostOrigin> origins = new EnumMap<>(LegName.class);
        for (var leg : legs.entrySet()) origins.put(leg.getKey(), origin(leg.getValue()));

        CarryTerms terms = terms(agreed, legs, Inherited.firstFill(origins));
        if (books.trade(terms.trade()).isPresent()) throw new Kept("it was trade " + terms.trade() + " before");
        Usd notional = fate == Fate.HELD ? terms.quantity().at(mark(terms.lead())) : Usd.ZERO;
        List<Finding> found = legs.values().stream().map(Ghost::finding).toList();
        Admission admission = books.inherit(Inherited.of(terms, fate, notional, origins), found, clock.instant());
        if (!admission.granted()) throw new Kept(admission.code() + " " + admission.why());
        return new Taken(terms.trade(), found);
    }

    private Price mark(Leg leg) {
        return venues.get(leg.venue()).market().mark(leg.symbol()).price();
    }

    // ---- which legs it has

    /** What one venue holds; long counts up. */
    private record Ghost(Finding finding, Venue venue, BigDecimal signed) {
        String symbol() {
            return finding.symbol();
        }

        Leg leg(LegName name) {
            return new Leg(
                    name,
                    signed.signum() > 0 ? Side.BUY : Side.SELL,
                    venue.market().instrument(symbol()));
        }
    }

    /** One that is held has two legs; of those that go, two of the same side go one after the other. */
    private Map<LegName, Ghost> legs(List<Finding> together, String leads, Fate fate) throws Kept {
        Map<LegName, Ghost> legs = new EnumMap<>(LegName.class);
        for (Finding finding : together) {
            Ghost ghost = ghost(finding);
            if (finding.venue().equals(leads) && ghost.signed().signum() != 0) legs.put(LegName.LEAD, ghost);
        }
        BigDecimal lead = legs.values().stream().map(Ghost::signed).findFirst().orElse(BigDecimal.ZERO);
        for (Finding finding : together) {
            Ghost ghost = ghost(finding);
            boolean isOpposite = ghost.signed().signum() != 0 && ghost.signed().signum() != lead.signum();
            boolean fits = fate == Fate.HELD ? Reconciliation.isPair(lead, ghost.signed()) : isOpposite;
            if (fits && !finding.venue().equals(leads)) legs.putIfAbsent(LegName.HEDGE, ghost);
        }
        if (legs.isEmpty()) throw new Kept("it is flat by now");
        if (fate == Fate.HELD && legs.size() < 2) throw new Kept("it is no hedge with a leg at " + leads);
        return legs;
    }

    private Ghost ghost(Finding finding) {
        Venue venue = venues.get(finding.venue());
        return new Ghost(
                finding, venue, venue.account().position(finding.symbol()).signed());
    }

    // ---- where it comes from

    private GhostOrigin origin(Ghost ghost) throws Kept {
        Instant now = clock.instant();
        Optional<GhostOrigin> origin = Optional.empty();
        for (Duration window : WINDOWS) {
            List<Fill> fills = ghost.venue().account().fills(ghost.symbol(), now.minus(window));
            origin = GhostOrigin.of(ghost.signed(), fills);
            if (origin.isPresent()) break;
        }
        String where = ghost.symbol() + " @" + ghost.venue().name();
        GhostOrigin known = origin.orElseThrow(() -> new Kept("the fills of " + where + " do not explain it"));
        BigDecimal then = ghost.venue().account().position(ghost.symbol()).signed();
        if (then.compareTo(ghost.signed()) != 0) throw new Kept(where + " still moves");
        // of a trade that the ledger knows or has forgotten: neither may be booked to another one
        boolean isOurs = known.fills().stream().map(Fill::clientId).anyMatch(OrderKey::isOurs);
        if (isOurs) throw new Kept("orders of ours have filled in " + where);
        return known;
    }

    // ---- what it is agreed to be

    /** Named by where and when it began, so that whoever takes it again names it the same. */
    private CarryTerms terms(CarryForm agreed, Map<LegName, Ghost> legs, Instant opened) {
        Ghost any = legs.values().iterator().next();
        Leg lead = leg(LegName.LEAD, agreed.lead(), legs, any);
        Leg hedge = leg(LegName.HEDGE, agreed.hedge(), legs, any);
        String where = String.join(
                "-", legs.values().stream().map(ghost -> ghost.venue().name()).toList());
        String signal = String.join("-", "ghost", where, opened.toString());
        return new CarryTerms(
                        TradeId.of(CarryTerms.STRATEGY, any.symbol(), signal),
                        signal,
                        any.symbol(),
                        new CarryTerms.Legs(lead, hedge),
                        size(lead.instrument(), any),
                        agreed.fundingHour(),
                        agreed.rules())
                .with(agreed.kept());
    }

    /** A leg that holds nothing stands where the strategy would have it. */
    private Leg leg(LegName name, String usual, Map<LegName, Ghost> legs, Ghost any) {
        Ghost nothing = new Ghost(any.finding(), venues.get(usual), any.signed().negate());
        return legs.getOrDefault(name, nothing).leg(name);
    }

    /** Of the lead, where it has one; in its lots. */
    private static Quantity size(Instrument lead, Ghost any) {
        Quantity lots = lead.lots(new Quantity(any.signed().abs()));
        return lots.isZero() ? new Quantity(lead.lot()) : lots;
    }
}
