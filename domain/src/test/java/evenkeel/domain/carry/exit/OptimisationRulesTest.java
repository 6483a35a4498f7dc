package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.ATR_TRAILING;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_DEFAULT;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_NET_EV;
import static evenkeel.domain.carry.exit.ExitCode.OPPORTUNITY_COST;
import static evenkeel.domain.carry.exit.ExitCode.PROFIT_TARGET;
import static evenkeel.domain.carry.exit.ExitCode.VELOCITY;
import static evenkeel.domain.carry.exit.ExitCode.Z_SCORE;
import static evenkeel.domain.carry.exit.Look.decimal;
import static evenkeel.domain.carry.exit.Look.usd;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.close.CloseMode;
import evenkeel.domain.carry.exit.ExitNote.Why;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layer 3. */
class OptimisationRulesTest {
    private static final String[] RANGE = {".48", ".50", ".52", ".48", ".50", ".52"};

    @Test
    void N82_a_steadily_falling_rate_is_left() {
        Look look = Look.quiet().history(".50", ".49", ".48", ".47", ".46", ".45");

        assertThat(statistics(look).velocity().get()).isEqualByComparingTo("-0.01");
        assertThat(look.code()).isEqualTo(VELOCITY);
    }

    @Test
    void N83_a_slow_fall_is_held() {
        Look look = Look.quiet().history(".500", ".499", ".498", ".497", ".496", ".495");

        assertThat(statistics(look).velocity().get()).isEqualByComparingTo("-0.001");
        assertThat(statistics(look).acceleration().get()).isZero();
        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);
    }

    @Test
    void N84_a_fall_that_steepens_is_left() {
        Look look = Look.quiet().history(".500", ".500", ".500", ".500", ".4995", ".4970");

        assertThat(rounded(statistics(look).velocity())).isEqualByComparingTo("-0.000471");
        assertThat(statistics(look).acceleration().get()).isEqualByComparingTo("-0.0015");
        assertThat(look.code()).isEqualTo(VELOCITY);
    }

    @Test
    void N85_a_rate_that_still_rises_is_held_however_it_slows() {
        Look look = Look.quiet().history(".50", ".505", ".51", ".512", ".508", ".498");

        assertThat(rounded(statistics(look).velocity())).isEqualByComparingTo("0.000029");
        assertThat(statistics(look).acceleration().get()).isEqualByComparingTo("-0.0111");
        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);
    }

    @Test
    void a_slope_at_the_threshold_fires_and_only_the_last_samples_count() {
        assertThat(Look.quiet()
                        .history(".5075", ".506", ".5045", ".503", ".5015", ".500")
                        .code())
                .isEqualTo(VELOCITY);
        assertThat(Look.quiet()
                        .history("9", "8", ".5", ".5", ".5", ".5", ".5", ".5")
                        .code())
                .isEqualTo(HOLD_DEFAULT);
        assertThat(Look.quiet().history(".50", ".49", ".48", ".47", ".46").notes(VELOCITY))
                .containsExactly(Why.DATA_MISSING);
        assertThat(Look.with("funding_velocity_exit_enabled", "false")
                        .history(".50", ".49", ".48", ".47", ".46", ".45")
                        .code())
                .isEqualTo(HOLD_DEFAULT);
    }

    @Test
    void a_window_of_less_than_six_has_a_slope_but_no_acceleration() {
        Look look = Look.with("velocity_lookback_hours", "3").history(".5", ".4999", ".497");

        assertThat(statistics(look).acceleration()).isEmpty();
        assertThat(statistics(look).velocity().get()).isEqualByComparingTo("-0.0015");
        assertThat(look.code()).isEqualTo(VELOCITY);
    }

    @ParameterizedTest
    @CsvSource({"0.45, VELOCITY", "0.4499, HOLD_DEFAULT", "none, VELOCITY"})
    void a_fall_above_the_ceiling_is_let_be(String ceiling, ExitCode code) {
        Look look = Look.with("velocity_exit_apy_ceiling", ceiling).history(".50", ".49", ".48", ".47", ".46", ".45");

        assertThat(look.code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "A {0}: z {1}")
    @CsvSource({
        "0.46, -2.449, Z_SCORE, NORMAL, COORDINATED",
        "0.47, -1.837, HOLD_DEFAULT, NORMAL,",
        "0.40, -6.124, Z_SCORE, EMERGENCY, FAST"
    })
    void N86_a_rate_far_below_its_range_is_left(
            String apy, String z, ExitCode code, Severity severity, CloseMode mode) {
        Look look = scored().apy(apy);

        assertThat(look.answer().figures().zScore().get().setScale(3, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo(z);
        assertThat(look.code()).isEqualTo(code);
        assertThat(look.decide().severity()).isEqualTo(severity);
        assertThat(look.decide().closeMode()).isEqualTo(Optional.ofNullable(mode));
    }

    @Test
    void N87_a_young_trade_and_a_flat_range_are_not_scored() {
        Look young = scored().apy("0.40").aged(Duration.ofHours(167));
        assertThat(young.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(young.aged(Duration.ofDays(7)).code()).isEqualTo(Z_SCORE);

        Look flat = scored().apy("0.40").history(".5", ".5", ".5", ".5", ".5", ".5");
        assertThat(statistics(flat).deviation().get()).isZero();
        assertThat(flat.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(scored().apy("0.40")
                        .history(".48", ".50", ".52", ".48", ".50")
                        .notes(Z_SCORE))
                .containsExactly(Why.DATA_MISSING);
    }

    @Test
    void a_score_at_its_thresholds_fires_and_older_samples_do_not_count() {
        Look look = scored().history("9", "9", "1", "3", "1", "3", "1", "3").and("z_score_lookback_hours", "6");
        assertThat(statistics(look).samples()).isEqualTo(6);
        assertThat(statistics(look).mean().get()).isEqualByComparingTo("2");
        assertThat(statistics(look).deviation().get()).isEqualByComparingTo("1");

        assertThat(look.apy("0").decide().severity()).isEqualTo(Severity.NORMAL);
        assertThat(look.apy("0").code()).isEqualTo(Z_SCORE);
        assertThat(look.apy("-1").decide().severity()).isEqualTo(Severity.EMERGENCY);
        assertThat(look.apy("0.0001").code()).isEqualTo(HOLD_DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"3.00, PROFIT_TARGET", "2.99, HOLD_DEFAULT"})
    void N88_the_target_itself_is_enough(String pnl, ExitCode code) {
        assertThat(Look.with("min_profit_exit_usd", "3.00").pnl(pnl).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"true, HOLD_NET_EV", "false, PROFIT_TARGET"})
    void N78_a_good_edge_runs_past_its_target(String skips, ExitCode code) {
        Look look = Look.with(
                        "exit_ev_enabled", "true",
                        "min_profit_exit_usd", "3.00",
                        "exit_ev_skip_profit_target_when_edge_good", skips)
                .rate("0.0002")
                .pnl("5.00");

        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void an_edge_that_merely_costs_too_much_to_leave_is_not_good() {
        Look look = Look.with("exit_ev_enabled", "true").rate("-0.000005").pnl("5.00");

        assertThat(look.code()).isEqualTo(PROFIT_TARGET);
    }

    @ParameterizedTest
    @CsvSource({
        "2.80, 3.6, ATR_TRAILING",
        "2.81, 3.6, HOLD_DEFAULT",
        "2.00, 2.99, HOLD_DEFAULT",
        "2.2, 3.00, ATR_TRAILING"
    })
    void N89_a_result_that_fell_from_its_best_is_left(String pnl, String best, ExitCode code) {
        Look look = Look.with("atr_trailing_enabled", "true", "min_profit_exit_usd", "100")
                .results("3.0", "3.4", "3.1", "3.6", "3.2")
                .pnl(pnl);
        look.highWaterMark = usd(best);

        assertThat(look.answer().figures().atrTrailing().atr().value()).isEqualByComparingTo("0.40");
        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void the_usual_move_is_that_of_the_last_differences_and_half_a_dollar_before() {
        AtrExit two = Look.with("atr_period", "2").settings().atr();

        assertThat(PnlRange.atr(Look.quiet().results("0", "9", "10", "12").pnlHistory, two)
                        .value())
                .isEqualByComparingTo("1.5");
        assertThat(PnlRange.atr(Look.quiet().results("9").pnlHistory, two).value())
                .isEqualByComparingTo("0.50");
        Look unknown = Look.with("atr_trailing_enabled", "true");
        unknown.highWaterMark = Optional.empty();
        assertThat(unknown.notes(ATR_TRAILING)).containsExactly(Why.DATA_MISSING);
    }

    @ParameterizedTest(name = "gain {0}: {1} against {2}")
    @CsvSource({"1.20, 3.2877, OPPORTUNITY_COST", "0.40, 1.0959, HOLD_NET_EV"})
    void N90_rotating_pays_for_both_moves(String gain, String gained, ExitCode code) {
        Look look = rotation("0.30", "24", "1.3").apy("0.60").cost("1.00");
        look.bestApy = Optional.of(new BigDecimal(gain).add(new BigDecimal("0.60")));
        ExitFigures.Rotation figures = look.answer().figures().opportunityCost();

        assertThat(figures.gained().get().setScale(4, RoundingMode.HALF_EVEN)).isEqualByComparingTo(gained);
        assertThat(figures.required().get()).isEqualByComparingTo("2.6");
        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void N91_a_small_trade_rotates_when_leaving_is_cheap() {
        Look look = rotation("0.80", "12", "1.4").apy("0.60").notional("400").cost("0.10");
        look.bestApy = decimal("1.45");
        ExitFigures.Rotation figures = look.answer().figures().opportunityCost();

        assertThat(figures.gained().get().setScale(4, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.4658");
        assertThat(figures.required().get()).isEqualByComparingTo("0.28");
        assertThat(look.code()).isEqualTo(OPPORTUNITY_COST);
        look.bestApy = decimal("1.40"); // the difference itself is not more than the difference
        assertThat(look.code()).isEqualTo(HOLD_NET_EV);
    }

    @Test
    void the_difference_alone_decides_while_nothing_is_projected() {
        Look look = Look.quiet().apy("0.1").cost("9");
        look.bestApy = decimal("0.51");
        assertThat(look.code()).isEqualTo(OPPORTUNITY_COST);
        look.exitCost = Optional.empty();
        assertThat(look.code()).isEqualTo(OPPORTUNITY_COST);

        look.and("exit_ev_enabled", "true");
        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(look.notes(OPPORTUNITY_COST)).containsExactly(Why.COST_UNKNOWN);
        look.bestApy = Optional.empty();
        assertThat(look.notes(OPPORTUNITY_COST)).containsExactly(Why.DATA_MISSING);
    }

    @Test
    void a_good_edge_and_a_veto_keep_a_trade_from_rotating() {
        Look good = Look.with("exit_ev_enabled", "true").rate("0.0002");
        good.bestApy = decimal("9");
        assertThat(good.notes(OPPORTUNITY_COST)).containsExactly(Why.EDGE_GOOD);
        assertThat(good.and("exit_ev_skip_opportunity_cost_when_edge_good", "false")
                        .code())
                .isEqualTo(OPPORTUNITY_COST);

        good.and("rotation_veto_enabled", "true");
        assertThat(good.notes(OPPORTUNITY_COST)).containsExactly(Why.DATA_MISSING);
        good.rotationPays = Optional.of(false);
        assertThat(good.notes(OPPORTUNITY_COST)).containsExactly(Why.ROTATION_VETOED);
        good.rotationPays = Optional.of(true);
        assertThat(good.code()).isEqualTo(OPPORTUNITY_COST);
    }

    private static Look scored() {
        return Look.with("z_score_exit_enabled", "true", "funding_velocity_exit_enabled", "false")
                .history(RANGE)
                .aged(Duration.ofHours(170));
    }

    private static Look rotation(String limit, String horizon, String multiple) {
        return Look.with(
                "opportunity_cost_apy_diff", limit,
                "exit_ev_enabled", "true",
                "exit_ev_horizon_hours", horizon,
                "exit_ev_exit_cost_multiple", multiple,
                "exit_ev_skip_opportunity_cost_when_edge_good", "false");
    }

    private static ApyStatistics statistics(Look look) {
        return look.answer().figures().apyStatistics();
    }

    private static BigDecimal rounded(Optional<BigDecimal> value) {
        return value.orElseThrow().setScale(6, RoundingMode.HALF_EVEN);
    }
}
