package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Findings;
import evenkeel.activities.reconcile.GhostDesk;
import evenkeel.activities.reconcile.Reconciler;
import evenkeel.activities.reconcile.Runs;
import evenkeel.activities.relief.Relief;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryForm;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.reconcile.Finding;
import evenkeel.domain.carry.reconcile.Reconciliation;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** §14.2: positions that somebody else has opened, from the look that finds them to the end of the trade that they become. */
class GhostTest {
    private static final Instant BEFORE = ScriptedPair.START.minus(Duration.ofMinutes(100));

    private final Scheduler scheduler = new Scheduler(ScriptedPair.START);
    private final MemoryBooks books = new MemoryBooks();
    private final Map<String, String> keys = new LinkedHashMap<>();

    @Test
    void a_ghost_that_is_imported_is_held_paid_and_left_by_a_rule_and_earns_what_venues_say() {
        keys.putAll(Map.of("trading.min_hold_seconds", "3600", "trading.max_hold_hours", "6"));
        ScriptedPair pair = hedged();

        assertThat(found(pair, true, true)).extracting(Finding::action).containsOnly(Finding.Action.IMPORT);
        CarryResult result = goesOn(pair);

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.reason()).isEqualTo("MAX_HOLD");
        assertThat(result.corrected()).isFalse();
        assertThat(books.events(result.trade())).extracting(TradeEvent::kind).contains(TradeEvent.Kind.READBACK_OK);
        assertThat(pair.lighter.position("SOL").signed()).isZero();
        assertThat(pair.x10.position("SOL").signed()).isZero();
        assertThat(result.figures().funding()).isEqualTo(paid(pair.lighter).plus(paid(pair.x10)));
        assertThat(books.funding(result.trade())).hasSizeGreaterThan(10);
        isWhatTheVenuesPaid(pair, result);
        assertThat(pair.lighter.placed()).allMatch(OrderIntent::reduceOnly);
        assertThat(pair.x10.placed()).allMatch(OrderIntent::reduceOnly);
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void a_person_may_close_what_was_imported_like_any_trade() {
        ScriptedPair pair = hedged();
        found(pair, true, false);

        CarryResult result = goesOn(pair, Optional.of(ScriptedPair.START.plusSeconds(120)));

        assertThat(result.reason()).isEqualTo("MANUAL_CLOSE");
        isWhatTheVenuesPaid(pair, result);
    }

    @Test
    void a_ghost_is_closed_by_a_maker_near_the_mid() {
        ScriptedPair pair = alone();
        pair.lighter.top("150.00", "150.10", "100").next(new Part(Duration.ofSeconds(3), "2", "150.05"));

        found(pair, false, true);
        CarryResult result = goesOn(pair);

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("closed_ghost");
        assertThat(pair.lighter.placed()).singleElement().satisfies(order -> {
            assertThat(order.timeInForce()).isEqualTo(TimeInForce.POST_ONLY);
            assertThat(order.limit()).isEqualTo(Price.of("150.05"));
            assertThat(order.quantity()).isEqualTo(Quantity.of("2"));
            assertThat(order.side()).isEqualTo(Side.BUY);
            assertThat(order.reduceOnly()).isTrue();
        });
        assertThat(pair.x10.placed()).isEmpty();
        assertThat(pair.lighter.position("SOL").signed()).isZero();
        assertThat(result.netPnl()).isEqualTo(traded(pair.lighter));
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void what_did_not_fill_at_rest_is_taken_after_the_attempts() {
        ScriptedPair pair = alone();
        pair.lighter.next(new Part(Duration.ofSeconds(3), "0.5", "150.09"));

        found(pair, false, true);
        CarryResult result = goesOn(pair);

        assertThat(pair.lighter.placed())
                .extracting(OrderIntent::timeInForce)
                .containsExactly(TimeInForce.POST_ONLY, TimeInForce.POST_ONLY, TimeInForce.IOC);
        assertThat(pair.lighter.placed())
                .extracting(OrderIntent::quantity)
                .containsExactly(Quantity.of("2"), Quantity.of("1.5"), Quantity.of("1.5"));
        assertThat(pair.lighter.placed()).allMatch(OrderIntent::reduceOnly);
        assertThat(pair.lighter.position("SOL").signed()).isZero();
        assertThat(result.netPnl()).isEqualTo(traded(pair.lighter));
        assertThat(scheduler.instant()).isAfterOrEqualTo(ScriptedPair.START.plusSeconds(30));
    }

    @Test
    void without_a_soft_close_it_is_taken_at_once() {
        keys.put("reconciliation.soft_close_enabled", "false");
        ScriptedPair pair = alone();

        found(pair, false, true);
        goesOn(pair);

        assertThat(pair.lighter.placed())
                .singleElement()
                .extracting(OrderIntent::timeInForce)
                .isEqualTo(TimeInForce.IOC);
    }

    @Test
    void the_guard_leaves_a_ghost_alone_that_rests_on_its_way_out() {
        ScriptedPair pair = alone();
        found(pair, false, true);
        var venues = List.of(pair.lighter.venue(), pair.x10.venue());
        var wires = Map.<String, OrderWire>of("lighter", pair.lighter, "x10", pair.x10);
        Relief relief = TradePorts.over(venues, wires, books, scheduler, Duration.ofSeconds(1))
                .relief();
        List<String> relieved = new ArrayList<>();

        for (int second : new int[] {1, 60})
            scheduler.at(ScriptedPair.START.plusSeconds(second), () -> relieved.addAll(relief.round()));
        scheduler.run();

        assertThat(relieved).isEmpty();
        assertThat(pair.lighter.placed()).isEmpty();
    }

    @Test
    void a_hedge_that_is_to_be_closed_leaves_with_both_legs() {
        ScriptedPair pair = hedged();

        assertThat(found(pair, false, true)).hasSize(2).allMatch(one -> one.action() == Finding.Action.CLOSE_SOFTLY);
        CarryResult result = goesOn(pair);

        assertThat(pair.lighter.position("SOL").signed()).isZero();
        assertThat(pair.x10.position("SOL").signed()).isZero();
        isWhatTheVenuesPaid(pair, result);
    }

    @Test
    void a_close_that_comes_again_after_its_end_sends_nothing_more() {
        ScriptedPair pair = alone();
        found(pair, false, true);
        CarryTerms terms = books.openTrades().getFirst().terms();
        CarryResult result = goesOn(pair, terms, Optional.empty());
        int orders = pair.lighter.placed().size();

        CarryResult again = goesOn(pair, terms, Optional.empty());

        assertThat(again.figures()).isEqualTo(result.figures());
        assertThat(pair.lighter.placed()).hasSize(orders);
    }

    private ScriptedPair alone() {
        ScriptedPair pair = new ScriptedPair(scheduler, books, keys);
        pair.lighter.traded(Side.SELL, "2", "150.30", BEFORE);
        return pair;
    }

    /** Two of each, save for a little that the hedge lacks; one leg was built in three steps. */
    private ScriptedPair hedged() {
        ScriptedPair pair = new ScriptedPair(scheduler, books, keys);
        pair.lighter
                .pays("0.036")
                .traded(Side.SELL, "1.2", "150.30", BEFORE)
                .traded(Side.SELL, "1.3", "150.31", BEFORE.plusSeconds(1))
                .traded(Side.BUY, "0.5", "150.20", BEFORE.plusSeconds(2));
        pair.x10.pays("-0.006").traded(Side.BUY, "1.99", "150.16", BEFORE.plusSeconds(3));
        return pair;
    }

    private List<Finding> found(ScriptedPair pair, boolean imports, boolean closes) {
        var venues = new Venues(List.of(pair.lighter.venue(), pair.x10.venue()));
        var form = new CarryForm(
                "lighter",
                "x10",
                pair.terms.fundingHour(),
                pair.terms.rules(),
                pair.terms.settings().orElseThrow());
        var reconciler = new Reconciler(
                venues,
                List.of("SOL"),
                books,
                new Nobody(),
                order -> {},
                order -> {},
                new GhostDesk(venues, books, () -> Optional.of(form), scheduler),
                books.pauses(),
                new Forgetful(),
                new BookedAlerts(books, scheduler),
                new Reconciliation.Rules(Duration.ofSeconds(30), 3, imports, closes),
                length -> {},
                scheduler);
        return reconciler.pass();
    }

    private CarryResult goesOn(ScriptedPair pair) {
        return goesOn(pair, Optional.empty());
    }

    private CarryResult goesOn(ScriptedPair pair, Optional<Instant> asked) {
        return goesOn(pair, books.openTrades().getFirst().terms(), asked);
    }

    private CarryResult goesOn(ScriptedPair pair, CarryTerms terms, Optional<Instant> asked) {
        var process = new CarryProcess(terms, true, pair.ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
        var result = new AtomicReference<CarryResult>();
        scheduler.spawn(pair, () -> result.set(process.run()));
        asked.ifPresent(at -> scheduler.at(at, () -> process.askClose(new CloseRequest("r", "operator", "enough"))));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "it did not end");
    }

    private static void isWhatTheVenuesPaid(ScriptedPair pair, CarryResult result) {
        assertThat(result.netPnl())
                .isEqualTo(traded(pair.lighter)
                        .plus(traded(pair.x10))
                        .plus(result.figures().funding()));
    }

    /** What was sold less what was bought and all fees, by the venue's own fills. */
    private static Usd traded(ScriptedVenue venue) {
        Usd sum = Usd.ZERO;
        for (Fill fill : venue.fills("SOL", Instant.EPOCH)) {
            Usd value = fill.side() == Side.SELL ? fill.value() : fill.value().negate();
            sum = sum.plus(value).minus(fill.fee().dollars());
        }
        return sum;
    }

    private Usd paid(ScriptedVenue venue) {
        return venue.funding("SOL", BEFORE, scheduler.instant()).stream()
                .map(FundingPayment::amount)
                .reduce(Usd.ZERO, Usd::plus);
    }

    /** An engine without a memory. */
    private static final class Nobody implements Runs {
        @Override
        public boolean isRunning(CarryTerms terms) {
            return false;
        }

        @Override
        public void askToClose(CarryTerms terms, CloseRequest request) {
            throw new AssertionError("nobody runs " + terms.trade());
        }
    }

    private static final class Forgetful implements Findings {
        @Override
        public boolean keep(Finding finding, Instant at) {
            return true;
        }

        @Override
        public List<Reconciled> newest(int limit) {
            return List.of();
        }
    }
}
