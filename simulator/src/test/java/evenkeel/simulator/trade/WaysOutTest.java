package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.ledger.MemoryBooks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How a held trade is left, brought together and read back, on simulated venues. */
class WaysOutTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(95);
    private static final Map<String, String> QUIET = Map.of(
            "trading.desired_notional_usd", "20000",
            "execution.leg1_escalate_to_taker_enabled", "true",
            "trading.min_hold_seconds", "7200",
            "trading.max_hold_hours", "4",
            "trading.funding_velocity_exit_enabled", "false",
            "trading.coordinated_close_maker_timeout_seconds", "30",
            "trading.coordinated_close_ioc_timeout_seconds", "10");

    /** The first scene whose lead fills. */
    private static final long SEED = LongStream.range(10, 40)
            .filter(seed -> VirtualTrade.of(scene(seed, Map.of()), new MemoryBooks())
                            .result()
                            .status()
                    == TradeStatus.CLOSED)
            .findFirst()
            .orElseThrow();

    @Test
    void INV_4_a_leg_that_shrank_is_followed_by_the_other_and_the_trade_stays_open() {
        RuledDesk desk = desk(Map.of());
        desk.held(SOON, () -> desk.takeAway(desk.scene.terms().hedge(), "0.02"));
        CarryResult result = desk.run();

        assertThat(result.reason()).isEqualTo("MAX_HOLD");
        assertThat(desk.events(Kind.REBALANCE_START)).hasSize(1);
        assertThat(desk.events(Kind.REBALANCE_COMPLETE))
                .first()
                .satisfies(event -> assertThat(event.facts())
                        .containsEntry("leg", "lead")
                        .containsEntry("quantity", desk.takenAway().toString()));
        assertThat(result.figures().lead().isClosed()).isTrue();
        assertThat(result.figures().hedge().isClosed()).as("by hand and by us").isTrue();
        assertThat(desk.books.violations()).isEmpty();
    }

    @Test
    void a_missing_leg_is_seen_twice_then_the_other_is_flattened_and_its_exit_is_found() {
        RuledDesk desk = desk(Map.of());
        var terms = desk.scene.terms();
        desk.held(SOON, () -> desk.takeAway(terms.hedge(), "1"));
        CarryResult result = desk.run();

        assertThat(result.reason()).isEqualTo("EMERGENCY_BROKEN_HEDGE");
        assertThat(desk.events(Kind.CLOSE_FINAL).getFirst().facts()).containsEntry("close_mode", "ORPHAN");
        assertThat(desk.events(Kind.EXIT_UNKNOWN)).isEmpty();
        assertThat(result.figures().hedge().isClosed()).isTrue();
        assertThat(orders(desk, Purpose.REDUCE))
                .allMatch(order -> order.venue().equals(terms.lead().venue()));
    }

    @Test
    void an_exit_that_nothing_shows_is_valued_at_the_mark_and_flagged_never_zero() {
        RuledDesk desk = desk(
                Map.of(),
                (seen, fills) -> fills.stream()
                        .filter(fill -> OrderKey.isOurs(fill.clientId()))
                        .toList());
        var terms = desk.scene.terms();
        desk.held(SOON, () -> desk.takeAway(terms.hedge(), "1"));
        CarryResult result = desk.run();

        assertThat(desk.events(Kind.EXIT_UNKNOWN)).hasSize(1);
        assertThat(desk.books.alerts(20)).anyMatch(alert -> alert.code().equals("REC-030"));
        TradeFigures.LegFigures hedge = result.figures().hedge();
        assertThat(hedge.isClosed()).isTrue();
        assertThat(hedge.exit().vwap())
                .get()
                .satisfies(
                        price -> assertThat(price.driftTo(hedge.entry().vwap().orElseThrow())
                                        .abs())
                                .isLessThan(new BigDecimal("0.05")));
    }

    @Test
    void a_venue_that_does_not_answer_has_not_said_that_nothing_shows() {
        AtomicInteger silent = new AtomicInteger(2); // one read of each leg
        RuledDesk desk = desk(Map.of(), (seen, fills) -> {
            if (seen.readsBack() && silent.getAndDecrement() > 0) throw new Trouble(Code.VEN_SILENT, "a read");
            return fills;
        });
        desk.held(SOON, () -> desk.takeAway(desk.scene.terms().hedge(), "1"));
        CarryResult result = desk.run();

        assertThat(silent.get()).isNegative();
        assertThat(desk.events(Kind.EXIT_UNKNOWN)).isEmpty();
        assertThat(result.figures().hedge().isClosed()).isTrue();
    }

    @Test
    void F58_the_exit_of_a_missing_leg_is_looked_for_since_the_trade_was_admitted() {
        List<Instant> since = new ArrayList<>();
        RuledDesk desk = new RuledDesk(
                scene(Map.of()),
                (self, venue) -> answering(venue, (asked, with, answer) -> {
                    if (asked.equals("leverage")) self.scheduler.sleep(Duration.ofSeconds(3));
                    if (asked.equals("fills") && self.readsBack()) since.add((Instant) with[1]);
                    return answer;
                }));
        desk.held(SOON, () -> desk.takeAway(desk.scene.terms().hedge(), "1"));
        desk.run();

        Instant admitted =
                desk.books.trade(desk.scene.terms().trade()).orElseThrow().admittedAt();
        assertThat(since).isNotEmpty().noneMatch(admitted::isBefore);
    }

    @Test
    void an_emergency_never_rests() {
        RuledDesk desk = desk(Map.of());
        desk.held(SOON, () -> desk.ask(true));
        CarryResult result = desk.run();

        assertThat(result.reason()).isEqualTo("MANUAL_EMERGENCY");
        assertThat(orders(desk, Purpose.REDUCE))
                .isNotEmpty()
                .allMatch(order -> order.timeInForce() == TimeInForce.IOC && order.reduceOnly());
    }

    @Test
    void a_zombie_ends_by_its_documented_code_with_what_the_venues_show_and_without_an_order() {
        RuledDesk desk = desk(Map.of());
        var terms = desk.scene.terms();
        desk.held(SOON, () -> {
            desk.takeAway(terms.lead(), "1");
            desk.takeAway(terms.hedge(), "1");
            desk.ask("reconciliation_zombie");
        });
        CarryResult result = desk.run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.reason()).isEqualTo("reconciliation_zombie");
        assertThat(orders(desk, Purpose.REDUCE)).isEmpty();
        assertThat(desk.events(Kind.EXIT_UNKNOWN)).isEmpty();
        assertThat(result.figures().lead().isClosed()).isTrue();
        assertThat(result.figures().hedge().isClosed()).isTrue();
        assertThat(desk.books.violations()).isEmpty();
    }

    @Test
    void a_word_that_nobody_knows_closes_all_the_same() {
        RuledDesk desk = desk(Map.of());
        desk.held(SOON, () -> desk.ask("a_word_of_tomorrow"));
        CarryResult result = desk.run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.reason()).isEqualTo("MANUAL_CLOSE");
    }

    @Test
    void a_large_leg_in_Lighters_role_stands_at_several_prices_in_slots_of_its_own() {
        int stoodInParts = 0;
        for (long seed = 0; seed < 12; seed++) {
            RuledDesk desk = new RuledDesk(scene(
                    seed,
                    Map.of(
                            "execution.grid_step_enabled", "true",
                            "execution.grid_step_l1_depth_trigger", "0.99")));
            desk.held(SOON, () -> desk.ask(false));
            CarryResult result = desk.run();

            List<String> slots = orders(desk, Purpose.REDUCE).stream()
                    .map(order -> order.key().leg())
                    .distinct()
                    .toList();
            assertThat(slots).noneMatch(slot -> slot.startsWith("hedge.g"));
            if (slots.containsAll(List.of("lead.g1", "lead.g2"))) stoodInParts++;
            assertThat(result.figures().lead().isClosed()).isTrue();
            assertThat(desk.books.violations()).isEmpty();
        }
        assertThat(stoodInParts).isPositive();
    }

    @Test
    void without_the_coordinated_close_the_hedge_follows_the_lead() {
        RuledDesk desk = desk(Map.of("trading.coordinated_close_enabled", "false"));
        desk.held(SOON, () -> desk.ask(false));
        CarryResult result = desk.run();

        assertThat(desk.events(Kind.CLOSE_FINAL).getFirst().facts()).containsEntry("close_mode", "SEQUENTIAL");
        List<OrderIntent> out = orders(desk, Purpose.REDUCE);
        assertThat(out)
                .filteredOn(order -> order.key().leg().equals("hedge"))
                .allMatch(order -> order.timeInForce() == TimeInForce.IOC);
        assertThat(result.figures().hedge().isClosed()).isTrue();
    }

    @Test
    void READ_3_the_venues_fills_win_and_the_correction_is_kept() {
        RuledDesk desk = desk(
                Map.of(),
                (seen, fills) -> fills.stream()
                        .map(fill -> seen.readsBack() && fill.venue().equals("binance") ? worse(fill) : fill)
                        .toList());
        desk.held(SOON, () -> desk.ask(false));
        CarryResult result = desk.run();

        assertThat(result.corrected()).isTrue();
        var facts = desk.events(Kind.CLOSE_FINAL).getFirst().facts();
        assertThat(facts).containsEntry("post_close_correction", "true");
        assertThat(facts.get("correction_amount")).startsWith("-");
        assertThat(desk.events(Kind.READBACK_CORRECTED)).hasSize(1);
    }

    /** Ten basis points against whoever closes with it. */
    private static Fill worse(Fill fill) {
        BigDecimal off = new BigDecimal(fill.side() == Side.BUY ? "0.001" : "-0.001");
        return new Fill(
                fill.venue(),
                fill.symbol(),
                fill.tradeId(),
                fill.clientId(),
                fill.side(),
                fill.quantity(),
                fill.price().shifted(off),
                fill.quote(),
                fill.fee(),
                fill.maker(),
                fill.venueTime());
    }

    private static List<OrderIntent> orders(RuledDesk desk, Purpose purpose) {
        return desk.books.orders(desk.scene.terms().trade()).stream()
                .map(OrderRecord::intent)
                .filter(intent -> intent.purpose() == purpose)
                .toList();
    }

    private static RuledDesk desk(Map<String, String> keys) {
        return new RuledDesk(scene(keys));
    }

    private static RuledDesk desk(Map<String, String> keys, BiFunction<RuledDesk, List<Fill>, List<Fill>> fills) {
        return new RuledDesk(scene(keys), (desk, venue) -> showing(desk, venue, fills));
    }

    private static TradeScene scene(Map<String, String> keys) {
        return scene(SEED, keys);
    }

    private static TradeScene scene(long seed, Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(QUIET);
        all.putAll(keys);
        return TradeScene.of(seed, TICK).ruled(all);
    }

    /** The same venue whose list of fills shows something else. */
    private static Venue showing(RuledDesk desk, Venue venue, BiFunction<RuledDesk, List<Fill>, List<Fill>> fills) {
        return answering(venue, (asked, with, answer) -> {
            if (!asked.equals("fills")) return answer;
            return fills.apply(
                    desk, ((List<?>) answer).stream().map(Fill.class::cast).toList());
        });
    }

    /** What becomes of an answer of an account. */
    private interface OnTheWay {
        Object of(String asked, Object[] with, Object answer);
    }

    private static Venue answering(Venue venue, OnTheWay way) {
        Object account = Proxy.newProxyInstance(
                AccountWire.class.getClassLoader(), new Class<?>[] {AccountWire.class}, (self, method, args) -> {
                    try {
                        return way.of(method.getName(), args, method.invoke(venue.account(), args));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return new Venue(venue.name(), venue.market(), (AccountWire) account, venue.fence());
    }
}
