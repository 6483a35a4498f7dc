package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.EARLY_EDGE;
import static evenkeel.domain.carry.exit.ExitCode.EARLY_TAKE_PROFIT;
import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_BROKEN_HEDGE;
import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_DELTA_BOUND;
import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_FUNDING_FLIP;
import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_LIQUIDATION;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_DEFAULT;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_MIN_HOLD;
import static evenkeel.domain.carry.exit.ExitCode.REBALANCE_DELTA;
import static evenkeel.domain.carry.exit.Look.decimal;
import static evenkeel.domain.carry.exit.Look.seen;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.close.CloseMode;
import evenkeel.domain.carry.exit.ExitNote.Why;
import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergencyRulesTest {
    @ParameterizedTest(name = "held {0} s, looks {1} and {2} s ago: {3}")
    @CsvSource({
        "30, 120, 0, EMERGENCY_BROKEN_HEDGE",
        "29, 20, 0, HOLD_MIN_HOLD",
        "600, 121, 0, HOLD_MIN_HOLD",
        "600, 120, 0, EMERGENCY_BROKEN_HEDGE"
    })
    void a_leg_that_two_looks_miss_within_the_window_is_broken(int age, int first, int second, ExitCode code) {
        Look look = Look.quiet().aged(Duration.ofSeconds(age)).seen(seen(first, "1", "0"), seen(second, "1", "0"));

        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void a_broken_hedge_names_the_venue_that_lacks_it_and_closes_the_orphan() {
        ExitDecision lighter =
                Look.quiet().seen(seen(5, "0.0005", "1"), seen(0, "0", "1")).decide();
        ExitDecision x10 =
                Look.quiet().seen(seen(5, "1", "0"), seen(0, "1", "0")).decide();

        assertThat(lighter.text()).isEqualTo("broken_hedge_missing_lighter");
        assertThat(x10.text()).isEqualTo("broken_hedge_missing_x10");
        assertThat(x10.closeMode()).contains(CloseMode.ORPHAN);
        assertThat(x10.code()).isEqualTo(EMERGENCY_BROKEN_HEDGE);
    }

    @Test
    void looks_that_miss_different_legs_or_one_of_three_confirm_nothing() {
        assertThat(Look.quiet().seen(seen(5, "0", "1"), seen(0, "1", "0")).code())
                .isEqualTo(HOLD_DEFAULT);
        assertThat(Look.quiet()
                        .seen(seen(9, "0", "1"), seen(5, "1", "1"), seen(0, "0", "1"))
                        .code())
                .isEqualTo(HOLD_DEFAULT);
        assertThat(Look.quiet().seen(seen(0, "0", "1")).code()).isEqualTo(HOLD_DEFAULT);
        assertThat(Look.quiet().seen(seen(5, "0", "0"), seen(0, "0", "0")).code())
                .isEqualTo(HOLD_DEFAULT);
        assertThat(Look.quiet()
                        .seen(seen(5, "0.00051", "1"), seen(0, "0.00051", "1"))
                        .code())
                .isEqualTo(HOLD_DEFAULT);
    }

    @Test
    void positions_that_nobody_could_read_are_not_flat() {
        assertThat(Look.quiet().seen().notes(EMERGENCY_BROKEN_HEDGE)).containsExactly(Why.DATA_MISSING);
        Look old = Look.quiet().seen(seen(130, "0", "1"), seen(121, "0", "1"));
        assertThat(old.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(old.decide().notes()).allMatch(note -> note.rule() != EMERGENCY_BROKEN_HEDGE || note.warning());
    }

    @ParameterizedTest
    @CsvSource({"0.09, EMERGENCY_LIQUIDATION", "0.10, HOLD_DEFAULT", "0.0999999, EMERGENCY_LIQUIDATION"})
    void N65_liquidation_fires_below_its_limit_only(String distance, ExitCode code) {
        Look look = Look.with("liquidation_distance_monitoring_enabled", "true");
        look.hedge.liquidation = decimal(distance);

        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void N65_one_known_leg_is_enough_and_the_other_is_warned_about() {
        Look look = Look.with("liquidation_distance_monitoring_enabled", "true");
        look.lead.liquidation = Optional.empty();
        look.hedge.liquidation = decimal("0.05");

        assertThat(look.code()).isEqualTo(EMERGENCY_LIQUIDATION);
        assertThat(look.decide().closeMode()).contains(CloseMode.FAST);
        assertThat(look.decide().notes()).contains(ExitNote.warning(EMERGENCY_LIQUIDATION, Why.ONE_LEG_UNKNOWN));

        look.hedge.liquidation = Optional.empty();
        assertThat(look.decide().notes()).contains(ExitNote.warning(EMERGENCY_LIQUIDATION, Why.DATA_MISSING));
        assertThat(look.and("liquidation_distance_monitoring_enabled", "false").notes(EMERGENCY_LIQUIDATION))
                .isEmpty();
    }

    @ParameterizedTest(name = "0.1 against {0}: drift {1}, {2}")
    @CsvSource({
        "0.0995, 0.0025, HOLD_DEFAULT",
        "0.098, 0.0101, REBALANCE_DELTA",
        "0.094, 0.0309, EMERGENCY_DELTA_BOUND",
        "0.09, 0.0526, EMERGENCY_DELTA_BOUND"
    })
    void N66_drift_is_nothing_then_rebalanced_then_left(String hedge, String drift, ExitCode code) {
        Look look = drifted("0.1", "50000", hedge, "50000");

        assertThat(look.code()).isEqualTo(code);
        assertThat(drift(look).drift().setScale(4, RoundingMode.HALF_EVEN)).isEqualByComparingTo(drift);
    }

    @Test
    void N67_a_drift_of_prices_alone_sends_no_order() {
        Look look = drifted("0.1", "52500", "0.1", "50000").apy("-3");

        assertThat(drift(look).drift().setScale(4, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.0244");
        assertThat(drift(look).quantityDrift()).isZero();
        assertThat(look.notes(REBALANCE_DELTA)).containsExactly(Why.BASIS_ONLY);
        assertThat(look.code()).isEqualTo(EMERGENCY_FUNDING_FLIP);
    }

    @Test
    void N68_a_large_drift_of_prices_is_read_again_before_it_counts() {
        Look look = drifted("0.1", "55000", "0.1", "50000");
        assertThat(drift(look).drift().setScale(4, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.0476");
        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(look.notes(EMERGENCY_DELTA_BOUND)).containsExactly(Why.READ_MARKS_AGAIN);

        look.marksReadAgain = true;
        assertThat(look.code()).isEqualTo(EMERGENCY_DELTA_BOUND);
    }

    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource({
        "1.01, 0.99, REBALANCE_DELTA", // exactly 0.01
        "1.0099, 0.9901, HOLD_DEFAULT",
        "1.03, 0.97, REBALANCE_DELTA", // exactly 0.03
        "1.0301, 0.9699, EMERGENCY_DELTA_BOUND",
        "1, 0, HOLD_DEFAULT"
    })
    void drift_includes_both_ends_of_the_rebalance_range(String lead, String hedge, ExitCode code) {
        assertThat(drifted(lead, "1000", hedge, "1000").code()).isEqualTo(code);
    }

    @Test
    void between_a_smaller_rebalance_range_and_the_bound_drift_only_warns() {
        Look look = drifted("1.025", "1000", "0.975", "1000").and("rebalance_max_delta_pct", "0.02");

        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(look.decide().notes()).contains(ExitNote.warning(REBALANCE_DELTA, Why.DRIFT_BEYOND_REBALANCE));
    }

    @Test
    void legs_of_one_side_are_an_emergency_however_equal() {
        Look look = drifted("1", "100", "1", "100");
        look.hedge.liveSide = Optional.of(Side.SELL);

        assertThat(look.code()).isEqualTo(EMERGENCY_DELTA_BOUND);
        assertThat(drift(look).drift()).isOne();
    }

    @Test
    void drift_needs_both_quantities_fresh_and_falls_back_to_entry_prices() {
        Look noMark = drifted("1", "100", "0.8", "100");
        noMark.lead.mark = Optional.empty();
        assertThat(noMark.code()).isEqualTo(EMERGENCY_DELTA_BOUND);

        Look stale = drifted("1", "100", "0.8", "100");
        stale.lead.fresh = false;
        assertThat(stale.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(stale.decide().notes()).contains(ExitNote.warning(EMERGENCY_DELTA_BOUND, Why.DATA_MISSING));

        Look unread = drifted("1", "100", "0.8", "100");
        unread.hedge.live = Optional.empty();
        assertThat(unread.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(unread.and("delta_bound_enabled", "false").decide().notes())
                .noneMatch(note -> note.rule() == EMERGENCY_DELTA_BOUND);
    }

    @Test
    void N105_a_rebalance_that_would_be_skipped_does_not_hold_up_the_next_rule() {
        Look look = drifted("0.95", "100", "0.931", "100").apy("-3");

        assertThat(look.notes(REBALANCE_DELTA)).containsExactly(Why.REBALANCE_TOO_SMALL);
        assertThat(look.code()).isEqualTo(EMERGENCY_FUNDING_FLIP);
    }

    @Test
    void a_rebalance_that_runs_or_ran_just_now_does_not_consume_the_look() {
        Look running = drifted("1.02", "1000", "0.98", "1000");
        running.rebalancing = true;
        assertThat(running.notes(REBALANCE_DELTA)).containsExactly(Why.REBALANCE_RUNNING);
        assertThat(running.code()).isEqualTo(HOLD_DEFAULT);

        Look soon = drifted("1.02", "1000", "0.98", "1000");
        soon.lastRebalanceAt = Optional.of(Look.NOW.minusSeconds(59));
        assertThat(soon.notes(REBALANCE_DELTA)).containsExactly(Why.REBALANCE_TOO_SOON);
        soon.lastRebalanceAt = Optional.of(Look.NOW.minusSeconds(60));
        assertThat(soon.code()).isEqualTo(REBALANCE_DELTA);
        assertThat(soon.and("rebalance_enabled", "false").code()).isEqualTo(HOLD_DEFAULT);
    }

    @Test
    void INV4_a_rebalance_never_closes_the_trade() {
        ExitDecision decision = drifted("1.02", "1000", "0.98", "1000").decide();

        assertThat(decision.code()).isEqualTo(REBALANCE_DELTA);
        assertThat(decision.exit()).isFalse();
        assertThat(decision.closeMode()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-0.00023, -2.0148, true", "-0.000228, -1.99728, false"})
    void N69_a_catastrophic_flip_leaves_below_its_limit(String rate, String apy, boolean fires) {
        Look look = Look.with("exit_ev_enabled", "false").rate(rate).aged(Duration.ofHours(1));

        assertThat(look.answer().figures().signedNetApy().get()).isEqualByComparingTo(apy);
        assertThat(look.code()).isEqualTo(fires ? EMERGENCY_FUNDING_FLIP : HOLD_MIN_HOLD);
    }

    @Test
    void a_catastrophe_needs_a_trade_that_was_opened_to_earn() {
        Look look = Look.quiet().apy("-2.01").aged(Duration.ofHours(1));
        look.entryApy = decimal("0");
        assertThat(look.code()).isEqualTo(HOLD_MIN_HOLD);

        look.entryApy = Optional.empty();
        assertThat(look.notes(EMERGENCY_FUNDING_FLIP)).containsExactly(Why.DATA_MISSING);
        assertThat(Look.quiet().apy("-2").aged(Duration.ofHours(1)).code()).isEqualTo(HOLD_MIN_HOLD);
    }

    @ParameterizedTest(name = "base {0}, C {1}, price PnL {2}, P {3}: {4}")
    @CsvSource({
        "0.30, 0.10, 0.79, 1, false",
        "0.30, 0.10, 0.80, 1, true", // the cushion is at least fifty cents
        "0.30, 0.10, 0.80, 0, true",
        "0.30, 0.10, 0.80, -0.01, false",
        "1.50, 0.50, 2.24, 3, false",
        "1.50, 0.50, 2.25, 3, true",
        "0, 0.50, 9, 9, false"
    })
    void N70_N71_an_early_profit_pays_for_a_bad_close(
            String base, String cost, String price, String total, boolean fires) {
        Look look = profit(base, "1.5").cost(cost).pricePnl(price).pnl(total);

        assertThat(look.code()).isEqualTo(fires ? EARLY_TAKE_PROFIT : HOLD_MIN_HOLD);
    }

    @Test
    void N72_taking_at_once_asks_for_its_slippage_too() {
        Look look = profit("4.00", "2.5").cost("0.42875").and("early_tp_fast_close_use_taker_directly", "true");
        look.lead.open = "3.5";
        look.hedge.open = "3.5";
        ExitFigures.TakeProfit figures = look.answer().figures().earlyTakeProfit();

        assertThat(figures.takingCost().get()).isEqualByComparingTo("2.275");
        assertThat(figures.threshold().get()).isEqualByComparingTo("7.346875");
        assertThat(look.pricePnl("7.346875").code()).isEqualTo(EARLY_TAKE_PROFIT);
        assertThat(look.pricePnl("7.346874").code()).isEqualTo(HOLD_MIN_HOLD);
    }

    @Test
    void N73_a_small_profit_does_not_pay_for_497_units() {
        Look look = profit("0.80", "2.5").cost("0.0405").and("early_tp_fast_close_use_taker_directly", "true");
        look.lead.open = "497";
        look.hedge.open = "497";
        look.lead.closePrice = Optional.of(Price.of("0.370537"));
        look.hedge.closePrice = Optional.of(Price.of("0.3680"));
        look.pricePnl("1.3603").pnl("1.3603");
        ExitFigures.TakeProfit figures = look.answer().figures().earlyTakeProfit();

        assertThat(figures.takingCost().get().setScale(4, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("1.1907");
        assertThat(figures.threshold().get().setScale(4, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("2.4907");
        assertThat(look.code()).isEqualTo(HOLD_MIN_HOLD);
    }

    @Test
    void an_early_profit_without_a_price_result_is_judged_by_the_total() {
        Look look = profit("0.30", "1.5").cost("0.10").pnl("0.80");
        look.pricePnl = Optional.empty();
        assertThat(look.code()).isEqualTo(EARLY_TAKE_PROFIT);

        look.totalPnl = Optional.empty();
        assertThat(look.notes(EARLY_TAKE_PROFIT)).containsExactly(Why.DATA_MISSING);
        look.exitCost = Optional.empty();
        assertThat(look.notes(EARLY_TAKE_PROFIT)).containsExactly(Why.COST_UNKNOWN);
    }

    @Test
    void an_early_profit_waits_for_a_price_to_take_at() {
        Look look = profit("0.30", "1.5").pricePnl("90").pnl("90");
        look.lead.closePrice = Optional.empty();
        assertThat(look.code()).isEqualTo(EARLY_TAKE_PROFIT);

        look.and("early_tp_fast_close_use_taker_directly", "true");
        assertThat(look.notes(EARLY_TAKE_PROFIT)).containsExactly(Why.DATA_MISSING);
        assertThat(look.and("early_tp_fast_close_enabled", "false").code()).isEqualTo(EARLY_TAKE_PROFIT);
    }

    @ParameterizedTest
    @CsvSource({"7200, EARLY_EDGE", "7199, HOLD_MIN_HOLD"})
    void N74_a_flipped_trade_need_not_wait_for_the_least_holding_time(int age, ExitCode code) {
        Look look = Look.with(
                        "early_edge_exit_enabled", "true",
                        "early_edge_exit_min_age_seconds", "7200",
                        "min_hold_seconds", "172800")
                .apy("-0.0876")
                .pnl("1.00")
                .cost("0.40")
                .aged(Duration.ofSeconds(age));

        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void an_early_edge_is_noted_when_the_cost_is_not_known() {
        Look look = Look.with("early_edge_exit_enabled", "true").apy("-0.1");
        look.exitCost = Optional.empty();

        assertThat(look.notes(EARLY_EDGE)).isEqualTo(List.of(Why.COST_UNKNOWN));
    }

    private static Look profit(String base, String multiple) {
        return Look.with(
                        "early_take_profit_enabled", "true",
                        "early_take_profit_net_usd", base,
                        "early_take_profit_slippage_multiple", multiple)
                .aged(Duration.ofHours(1))
                .pnl("1");
    }

    private static Look drifted(String lead, String leadMark, String hedge, String hedgeMark) {
        Look look = Look.quiet();
        look.lead.live(lead, leadMark).lot = new BigDecimal("0.0001");
        look.hedge.live(hedge, hedgeMark).lot = new BigDecimal("0.0001");
        return look;
    }

    private static LegDrift.Figures drift(Look look) {
        return look.answer().figures().delta().orElseThrow();
    }
}
