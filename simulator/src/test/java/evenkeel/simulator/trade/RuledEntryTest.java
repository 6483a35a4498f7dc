package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way in by the documented rules, case by case, with every order at venues that follow a script. */
class RuledEntryTest {
    private final Scheduler scheduler = new Scheduler(ScriptedPair.START);
    private final MemoryBooks books = new MemoryBooks();
    private ScriptedPair pair = pair(Map.of());

    private ScriptedPair pair(Map<String, String> keys) {
        return new ScriptedPair(scheduler, books, keys);
    }

    private CarryResult run() {
        return ScriptedPair.run(scheduler, pair);
    }

    private static Part at(int seconds, String quantity, String price) {
        return new Part(Duration.ofSeconds(seconds), quantity, price);
    }

    // ---- refusals: nothing is sent, nothing is left behind

    @Test
    void a_spread_that_is_too_wide_refuses() {
        pair.x10.top("150.50", "150.52", "100");

        refuses("REJECTED_SPREAD");
    }

    @Test
    void a_missing_quote_costs_without_limit() {
        pair.x10.book(new String[][] {}, new String[][] {});

        refuses("REJECTED_SPREAD");
    }

    @Test
    void a_balance_that_cannot_be_read_is_no_balance() {
        pair.lighter.withoutBalance();

        refuses("INSUFFICIENT_BALANCE");
    }

    @Test
    void a_hedge_that_is_too_thin_by_the_strict_demands_refuses() {
        pair.x10.top("150.14", "150.16", "6"); // 901 USD of the 1,000 that the recommended keys want

        refuses("REJECTED_DEPTH_CAP");
    }

    @Test
    void too_little_near_the_top_refuses() {
        pair = pair(Map.of(
                "trading.depth_gate_enabled", "false",
                "execution.hedge_depth_preflight_enabled", "false",
                "execution.smart_pricing_enabled", "false"));
        pair.x10.top("150.14", "150.16", "5.9"); // three times two are wanted

        refuses("REJECTED_LIQUIDITY");
    }

    @Test
    void somebody_else_s_position_refuses() {
        pair.x10.foreign(Optional.of("0.5"));

        refuses("FOREIGN_POSITION");
    }

    @Test
    void a_position_that_nobody_tells_is_not_flat() {
        pair.x10.foreign(Optional.empty());

        refuses("FOREIGN_POSITION");
    }

    @Test
    void what_is_left_for_a_trade_may_be_too_little() {
        pair = pair(Map.of("risk.max_exposure_pct", "1", "trading.leverage_multiplier", "1"));

        refuses("REJECTED_MIN_TRADE_SIZE");
    }

    private void refuses(String code) {
        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.REJECTED);
        assertThat(result.reason()).isEqualTo(code);
        assertThat(pair.lighter.placed()).isEmpty();
        assertThat(pair.x10.placed()).isEmpty();
        assertThat(books.trade("T-1")).isEmpty();
        assertThat(books.attempts(9)).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isEqualTo(AttemptStatus.REJECTED);
            assertThat(attempt.code()).isEqualTo(code);
        });
    }

    // ---- size and leverage

    @Test
    void both_venues_are_levered_as_the_size_was_reckoned_before_the_first_order() {
        pair.lighter.next(at(5, "2", "150.10"));

        run();

        assertThat(pair.lighter.leverage()).isEqualTo(7);
        assertThat(pair.x10.leverage()).isEqualTo(7);
    }

    @Test
    void the_trade_is_sized_by_the_rules_whatever_the_scan_has_asked_for() {
        pair = pair(Map.of("trading.desired_notional_usd", "100"));

        run();

        // 100 at a mid of 150.12, in steps of both lots
        assertThat(pair.lighter.placed().getFirst().quantity()).isEqualTo(Quantity.of("0.66"));
        assertThat(books.trade("T-1").orElseThrow().terms().quantity()).isEqualTo(Quantity.of("0.66"));
    }

    // ---- the lead

    @Test
    void a_lead_that_nobody_takes_is_tried_nearer_each_time_and_ends_without_exposure() {
        pair = pair(Map.of("execution.leg1_escalate_to_taker_enabled", "false"));
        pair.lighter.top("150.00", "150.10", "100");

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("LEG1_FAILED");
        assertThat(pair.lighter.placed())
                .extracting(order -> order.limit().toString())
                .containsExactly("150.1", "150.05", "150.01"); // N43
        assertThat(pair.lighter.placed()).allMatch(order -> order.timeInForce() == TimeInForce.POST_ONLY);
        assertThat(pair.x10.placed()).isEmpty();
    }

    @Test
    void N47_after_so_long_the_lead_takes_what_is_left_inside_its_second_attempt() {
        CarryResult result = run();

        List<OrderRecord> lead = books.orders("T-1").stream()
                .filter(order -> order.intent().purpose() == Purpose.ENTRY)
                .toList();
        assertThat(lead)
                .extracting(order -> order.intent().timeInForce())
                .containsExactly(TimeInForce.POST_ONLY, TimeInForce.POST_ONLY, TimeInForce.IOC);
        assertThat(Duration.between(
                        lead.getFirst().sentAt().orElseThrow(),
                        lead.getLast().sentAt().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(result.figures().lead().entry().quantity()).isEqualTo(Quantity.of("2"));
    }

    @Test
    void N48_a_fill_that_is_too_small_to_hedge_is_flattened() {
        pair = pair(Map.of("execution.leg1_escalate_to_taker_enabled", "false"));
        pair.lighter.next(at(3, "0.02", "150.10"));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("MICROFILL");
        assertThat(pair.x10.placed()).isEmpty();
        assertThat(pair.lighter.ours()).isZero();
    }

    @Test
    void N48_a_part_that_is_worth_hedging_is_hedged_after_its_grace_and_the_trade_becomes_as_large_as_that() {
        pair = pair(Map.of("execution.leg1_escalate_to_taker_enabled", "false"));
        pair.lighter.next(at(3, "0.5", "150.10"));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.figures().lead().entry().quantity()).isEqualTo(Quantity.of("0.5"));
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("0.5"));
        assertThat(naked()).isLessThanOrEqualTo(Duration.ofSeconds(8 + 3));
    }

    @Test
    void a_hedge_that_evaporates_while_the_lead_rests_ends_the_entry() {
        later(4, () -> pair.x10.top("150.14", "150.16", "0.5"));

        CarryResult result = run();

        assertThat(result.reason()).isEqualTo("LEG1_HEDGE_EVAPORATED");
        assertThat(pair.lighter.placed()).hasSize(1);
        assertThat(pair.x10.placed()).isEmpty();
    }

    @Test
    void F23_a_fill_that_is_told_after_its_attempt_has_ended_is_adopted_before_the_next_one_is_sized() {
        pair = pair(Map.of("execution.leg1_escalate_to_taker_enabled", "false"));
        pair.lighter
                .tellsAfter(Duration.ofSeconds(2))
                .next(at(9, "0.8", "150.10"))
                .next(at(3, "1.2", "150.10"));
        later(60, () -> pair.lighter.tellsAfter(Duration.ZERO));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(entering(pair.lighter))
                .extracting(OrderIntent::quantity)
                .startsWith(Quantity.of("2"), Quantity.of("1.2"));
        assertThat(result.figures().lead().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(told("missed-lead-fill-0.8")).isTrue();
        assertThat(pair.lighter.ours()).isZero();
        assertThat(pair.x10.ours()).isZero();
    }

    @Test
    void F23_a_lead_that_fills_on_while_its_trade_is_open_is_left_whole() {
        pair = pair(Map.of("execution.leg1_escalate_to_taker_enabled", "false"));
        pair.lighter
                .fillsOn()
                .next(at(9, "0.8", "150.10"), at(118, "0.4", "150.10"))
                .next(at(3, "1.2", "150.10"));
        later(900, () -> pair.lighter.foreign(Optional.of("0.4"))); // or a person has to

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.figures().lead().entry().quantity()).isEqualTo(Quantity.of("2.4"));
        assertThat(result.figures().lead().isClosed()).isTrue();
        assertThat(pair.lighter.ours()).isZero();
        assertThat(pair.x10.ours()).isZero();
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void F23_a_fill_of_the_last_order_that_is_told_late_is_hedged() {
        pair.lighter.next().next().next(at(0, "2", "150.08")).tellsAfter(Duration.ofSeconds(2));
        later(60, () -> pair.lighter.tellsAfter(Duration.ZERO));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(entering(pair.lighter)).hasSize(3);
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(books.fills("T-1")).hasSize(4);
        assertThat(pair.lighter.ours()).isZero();
    }

    @Test
    void a_position_that_no_order_explains_is_told_and_nothing_more_is_ordered() {
        pair.lighter.next();
        later(5, () -> pair.lighter.foreign(Optional.of("-0.7")));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("LEG1_FAILED");
        assertThat(pair.lighter.placed()).hasSize(1);
        assertThat(pair.x10.placed()).isEmpty();
        assertThat(told("untold-fill")).isTrue();
        assertThat(books.pauses().standing(scheduler.instant())).isNotEmpty();
    }

    private boolean told(String what) {
        return books.alerts(99).stream().anyMatch(alert -> alert.key().equals("T-1/" + what));
    }

    // ---- between the legs

    @Test
    void N49_a_hedge_that_has_become_too_dear_sends_the_lead_back() {
        pair = pair(Map.of("execution.post_leg1_guard_compare_rollback_cost", "false"));
        pair.lighter.next(at(5, "2", "150.10"));
        later(4, () -> pair.x10.top("150.44", "150.46", "100"));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("FAILED_POST_LEG1_GUARD");
        assertThat(pair.x10.placed()).isEmpty();
        assertThat(pair.lighter.ours()).isZero();
    }

    @Test
    void N55_what_the_hedge_s_book_cannot_bear_is_given_back_and_the_rest_is_kept() {
        pair.lighter.next(at(5, "2", "150.10"));
        asItFills(() -> pair.x10.top("150.14", "150.16", "1.5")); // 0.7 of it is 1.05

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.figures().lead().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("1.05"));
        OrderIntent salvage = pair.lighter.placed().get(1);
        assertThat(salvage.reduceOnly()).isTrue();
        assertThat(salvage.quantity()).isEqualTo(Quantity.of("0.95"));
        assertThat(pair.lighter.ours()).isZero();
        assertThat(pair.x10.ours()).isZero();
    }

    @Test
    void N55_too_little_to_keep_goes_all_the_way_back() {
        pair.lighter.next(at(5, "2", "150.10"));
        asItFills(() -> pair.x10.top("150.14", "150.16", "0.5"));

        CarryResult result = run();

        assertThat(result.reason()).isEqualTo("FAILED_HEDGE_DEPTH_SALVAGE");
        assertThat(pair.lighter.ours()).isZero();
    }

    // ---- the hedge

    @Test
    void N56_a_hedge_that_expired_with_its_whole_quantity_is_a_hedge() {
        pair.lighter.next(at(5, "2", "150.10"));
        pair.x10.expiring().next(at(0, "2", "150.16"));

        run();

        assertThat(entering(pair.x10)).hasSize(1);
        assertThat(books.trade("T-1").orElseThrow().openedAt()).isPresent();
    }

    @ParameterizedTest(name = "a hedge of {0} first: {1} orders")
    @CsvSource({"1.97, 1", "1.95, 2"})
    void N54_what_is_left_below_the_limit_is_accepted_and_more_is_tried_again(String first, int orders) {
        pair.lighter.next(at(5, "2", "150.10"));
        pair.x10.next(at(0, first, "150.16"));

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(entering(pair.x10)).hasSize(orders);
        assertThat(pair.lighter.ours()).isZero();
        assertThat(pair.x10.ours()).isZero();
    }

    @Test
    void N51_each_try_gives_way_a_step_more_and_after_the_last_all_goes_back() {
        pair.lighter.next(at(5, "2", "150.10"));
        pair.x10.next().next().next();

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("LEG2_FAILED");
        assertThat(books.attempts(1).getFirst().status()).isEqualTo(AttemptStatus.FAILED);
        assertThat(books.attempts(1).getFirst().code()).isEqualTo("LEG2_FAILED");
        // 150.16 and ten, fifteen, twenty basis points
        assertThat(pair.x10.placed())
                .extracting(order -> order.limit().toString())
                .containsExactly("150.32", "150.39", "150.47");
        assertThat(pair.lighter.ours()).isZero();
    }

    @Test
    void a_hedge_that_is_worth_keeping_is_kept_and_the_rest_of_the_lead_given_back() {
        pair.lighter.next(at(5, "2", "150.10"));
        pair.x10.next(at(0, "1.2", "150.16")).next().next();

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("1.2"));
        assertThat(books.orders("T-1").stream()
                        .filter(order -> order.intent().reduceOnly())
                        .map(order -> order.intent().quantity()))
                .contains(Quantity.of("0.8"));
        assertThat(pair.lighter.ours()).isZero();
        assertThat(pair.x10.ours()).isZero();
    }

    // ---- the proof

    @Test
    void a_leg_that_is_not_there_after_the_entry_closes_the_other_before_it_ever_counted_as_open() {
        pair.lighter.next(at(5, "2", "150.10"));
        later(5, pair.x10::hidingOurs);

        CarryResult result = run();

        assertThat(result.reason()).isEqualToIgnoringCase("POST_ENTRY_BROKEN_HEDGE");
        assertThat(books.trade("T-1").orElseThrow().openedAt()).isEmpty();
        assertThat(pair.lighter.ours()).isZero();
    }

    // ---- invariants

    @Test
    void INV_8_after_the_entry_every_order_is_reduce_only() {
        everyScene((scene, scenesBooks) -> {
            var opened = scenesBooks.trade(scene.terms().trade()).flatMap(trade -> trade.openedAt());
            for (OrderRecord order : scenesBooks.orders(scene.terms().trade())) {
                boolean opens = order.intent().purpose() != Purpose.REDUCE;
                boolean isLate = opened.isPresent()
                        && order.sentAt()
                                .filter(sent -> sent.isAfter(opened.get()))
                                .isPresent();
                assertThat(opens && isLate)
                        .as("opens although it is open: %s", order)
                        .isFalse();
                assertThat(opens || order.intent().reduceOnly()).isTrue();
            }
        });
    }

    @Test
    void INV_7_no_lead_stays_naked_longer_than_its_maker_time_and_one_round_of_taking() {
        Duration longest = Duration.ofSeconds(45 + 8).plus(Duration.ofSeconds(10)); // and the market's tick
        everyScene((scene, scenesBooks) -> {
            Duration naked = NakedTime.of(scene.terms(), scenesBooks);
            assertThat(naked).as("seed %d", scene.seed()).isLessThanOrEqualTo(longest);
        });
    }

    private static void everyScene(java.util.function.BiConsumer<TradeScene, MemoryBooks> check) {
        for (long seed = 0; seed < 60; seed++) {
            TradeScene scene =
                    TradeScene.of(seed, Duration.ofSeconds(10)).ruled(Map.of("trading.desired_notional_usd", "20000"));
            MemoryBooks scenesBooks = new MemoryBooks();
            VirtualTrade.of(scene, scenesBooks);
            check.accept(scene, scenesBooks);
        }
    }

    private Duration naked() {
        return NakedTime.of(pair.terms, books);
    }

    private void later(int seconds, Runnable change) {
        scheduler.at(ScriptedPair.START.plusSeconds(seconds), change);
    }

    /** After the fill at five seconds and before anybody has looked. */
    private void asItFills(Runnable change) {
        scheduler.at(ScriptedPair.START.plusMillis(5_600), change);
    }

    private static List<OrderIntent> entering(ScriptedVenue venue) {
        return venue.placed().stream().filter(order -> !order.reduceOnly()).toList();
    }
}
