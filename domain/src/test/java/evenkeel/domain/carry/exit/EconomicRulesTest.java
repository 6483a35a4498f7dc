package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.BASIS_CONVERGED;
import static evenkeel.domain.carry.exit.ExitCode.FUNDING_FLIP;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_DEFAULT;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_MAX_HOLD_EXTENDED;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_NET_EV;
import static evenkeel.domain.carry.exit.ExitCode.MAX_HOLD;
import static evenkeel.domain.carry.exit.ExitCode.NET_EV;
import static evenkeel.domain.carry.exit.ExitCode.PROFIT_TARGET;
import static evenkeel.domain.carry.exit.ExitCode.YIELD_COST;
import static evenkeel.domain.carry.exit.Look.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.exit.ExitNote.Why;
import evenkeel.domain.money.Price;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates and layer 2. */
class EconomicRulesTest {
    @ParameterizedTest
    @CsvSource({"172799, HOLD_MIN_HOLD", "172800, HOLD_DEFAULT", "863999, HOLD_DEFAULT", "864000, MAX_HOLD"})
    void N93_gates_open_and_shut_at_their_second(int age, ExitCode code) {
        Look look =
                Look.with("min_hold_seconds", "172800", "max_hold_hours", "240").aged(Duration.ofSeconds(age));

        assertThat(look.code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "recovery in {0} min, {1} h old: {2}")
    @CsvSource({
        "360, 240, HOLD_MAX_HOLD_EXTENDED",
        "361, 240, MAX_HOLD",
        "0, 240, MAX_HOLD",
        "60, 245, HOLD_MAX_HOLD_EXTENDED",
        "60, 246, MAX_HOLD" // the ceiling is six hours
    })
    void a_recovery_within_six_hours_extends_the_longest_hold(int minutes, int age, ExitCode code) {
        Look look = extending().aged(Duration.ofHours(age));
        look.recovery = Optional.of(Look.NOW.plus(Duration.ofMinutes(minutes)));

        assertThat(look.code()).isEqualTo(code);
        assertThat(look.and("max_hold_extend_on_recovery_enabled", "false").code())
                .isEqualTo(MAX_HOLD);
    }

    @Test
    void an_extension_is_granted_once_and_ends_at_its_instant() {
        Look look = extending().aged(Duration.ofHours(242));
        look.extendedUntil = Optional.of(Look.NOW);
        look.recovery = Optional.of(Look.NOW.plusSeconds(3600));
        assertThat(look.code()).isEqualTo(MAX_HOLD);

        look.extendedUntil = Optional.of(Look.NOW.plusSeconds(1));
        look.recovery = Optional.empty();
        assertThat(look.code()).isEqualTo(HOLD_MAX_HOLD_EXTENDED);
        assertThat(look.notes(HOLD_MAX_HOLD_EXTENDED)).containsExactly(Why.MAX_HOLD_EXTENDED);
        assertThat(look.pnl("3").code()).isEqualTo(PROFIT_TARGET);
    }

    @ParameterizedTest(name = "R {0}, loss ahead {1}")
    @CsvSource({"-0.00001, 0.08, false", "-0.0001, 0.80, true", "-0.00005, 0.40, false", "-0.00005001, 0.40008, true"})
    void N75_a_flip_leaves_when_paying_costs_more_than_leaving(String rate, String loss, boolean fires) {
        Look look = Look.with("funding_flip_hours_threshold", "0")
                .rate(rate)
                .cost("0.40")
                .pnl("0.10");

        assertThat(look.answer().figures().fundingFlip().horizonHours()).isEqualByComparingTo("8");
        assertThat(look.answer().figures().fundingFlip().lossAhead().get()).isEqualByComparingTo(loss);
        assertThat(look.code()).isEqualTo(fires ? FUNDING_FLIP : HOLD_DEFAULT);
    }

    @ParameterizedTest(name = "A {0}, P {1}")
    @CsvSource({
        "-0.05, 9, HOLD_DEFAULT",
        "-0.0500001, 9, FUNDING_FLIP",
        "-0.06, 1, HOLD_DEFAULT",
        "-0.06, 1.01, FUNDING_FLIP"
    })
    void N76_a_flip_at_the_buffer_itself_does_not_fire(String apy, String pnl, ExitCode code) {
        Look look = Look.with("min_profit_exit_usd", "100").apy(apy).pnl(pnl);

        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void a_flip_without_its_data_neither_fires_nor_blocks() {
        Look look = Look.with("min_profit_exit_usd", "100").apy("-0.06");
        look.totalPnl = Optional.empty();
        assertThat(look.notes(FUNDING_FLIP)).containsExactly(Why.DATA_MISSING);

        look.apy("-1.9"); // four hours cost 0.87, which is less than 1
        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(look.cost("0.86").code()).isEqualTo(FUNDING_FLIP);

        look.exitCost = Optional.empty();
        assertThat(look.notes(FUNDING_FLIP)).containsExactly(Why.COST_UNKNOWN);
        look.entryApy = decimal("0");
        assertThat(look.notes(FUNDING_FLIP)).isEmpty();
    }

    @Test
    void a_missing_notional_is_what_the_lead_was_opened_for() {
        Look look = Look.quiet();
        look.notional = Optional.empty();
        look.lead.open = "2.5";

        assertThat(look.answer().figures().notional().get()).isEqualByComparingTo("250");
    }

    @ParameterizedTest(name = "R {0}: E {1}, {2}, edge good {3}")
    @CsvSource({
        "0.00001, 0.12, NET_EV, false",
        "-0.00001, -0.12, HOLD_NET_EV, false",
        "0.0002, 2.4, HOLD_NET_EV, true",
        "0.0001, 1.2, HOLD_NET_EV, true", // E equals L
        "-0.0001, -1.2, NET_EV, false",
        "0, 0, NET_EV, false"
    })
    void N77_staying_has_to_earn_what_leaving_costs(String rate, String projection, ExitCode code, boolean good) {
        Look look = Look.with("exit_ev_enabled", "true", "funding_flip_hours_threshold", "1")
                .rate(rate);
        ExitFigures.Projection figures = look.answer().figures().netEv();

        assertThat(figures.projection().get()).isEqualByComparingTo(projection);
        assertThat(figures.limit().get()).isEqualByComparingTo("1.2");
        assertThat(figures.edgeGood()).isEqualTo(good);
        assertThat(look.code()).isEqualTo(code);
    }

    @Test
    void a_projection_needs_a_horizon_and_a_cost() {
        Look none = Look.with("exit_ev_enabled", "true", "exit_ev_horizon_hours", "0")
                .rate("0.00001");
        assertThat(none.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(Look.with("exit_ev_enabled", "true", "exit_ev_exit_cost_multiple", "0")
                        .rate("0.00009")
                        .code())
                .isEqualTo(HOLD_NET_EV);
        assertThat(Look.with("exit_ev_enabled", "true", "exit_ev_exit_cost_multiple", "0")
                        .rate("0.00008")
                        .code())
                .isEqualTo(NET_EV);

        Look unknown = Look.with("exit_ev_enabled", "true").rate("0.00001");
        unknown.exitCost = Optional.empty();
        assertThat(unknown.code()).isEqualTo(HOLD_DEFAULT);
        assertThat(unknown.notes(NET_EV)).containsExactly(Why.COST_UNKNOWN);
    }

    @ParameterizedTest(name = "A {0}: {1} h")
    @CsvSource({
        "0.01, 876, true",
        "1.00, 8.76, false",
        "-0.01, , true",
        "0, , true",
        "0.365, 24, false",
        "0.3649, 24.006577, true"
    })
    void N79_funding_has_to_earn_the_exit_in_time(String apy, String hours, boolean fires) {
        Look look = Look.with("yield_cost_exit_enabled", "true")
                .notional("5000")
                .cost("5")
                .apy(apy);

        assertThat(look.code()).isEqualTo(fires ? YIELD_COST : HOLD_DEFAULT);
        assertThat(look.answer().figures().yieldCostHours().map(h -> h.setScale(6, RoundingMode.HALF_EVEN)))
                .usingValueComparator(java.util.Comparator.nullsFirst((a, b) -> a.compareTo(b)))
                .isEqualTo(Optional.ofNullable(hours)
                        .map(java.math.BigDecimal::new)
                        .map(h -> h.setScale(6)));
    }

    @Test
    void a_yield_is_not_weighed_against_no_cost_or_an_unknown_one() {
        Look look = Look.with("yield_cost_exit_enabled", "true").apy("-0.01").cost("0");
        look.entryApy = decimal("0");
        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);

        look.exitCost = Optional.empty();
        assertThat(look.notes(YIELD_COST)).containsExactly(Why.COST_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"0.60, true", "0.50, true", "0.40, false"})
    void N80_prices_that_have_met_are_left_in_profit(String pnl, boolean fires) {
        Look look = basis().pnl(pnl);
        look.spread = Optional.empty();
        look.lead.price = Optional.of(Price.of("100.00"));
        look.hedge.price = Optional.of(Price.of("100.05"));

        assertThat(look.answer().figures().crossVenueSpread().get().setScale(8, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("0.00049988");
        assertThat(look.code()).isEqualTo(fires ? BASIS_CONVERGED : HOLD_DEFAULT);
        look.hedge.price = Optional.of(Price.of("100.06"));
        assertThat(look.code()).isEqualTo(HOLD_DEFAULT);
    }

    @ParameterizedTest(name = "S {0} of {1} at entry")
    @CsvSource({
        "0.001, 0.005, true",
        "0.0011, 0.005, false",
        "0.001, 0, false",
        "0.001, -0.005, false",
        "0.0005, 0, true"
    })
    void N81_a_fifth_of_the_entry_spread_counts_as_met(String spread, String entry, boolean fires) {
        Look look = basis().pnl("0.60");
        look.spread = decimal(spread);
        look.entrySpread = decimal(entry);

        assertThat(look.code()).isEqualTo(fires ? BASIS_CONVERGED : HOLD_DEFAULT);
    }

    private static Look basis() {
        return Look.with("basis_convergence_exit_enabled", "true", "min_profit_exit_usd", "100");
    }

    private static Look extending() {
        return Look.with("max_hold_extend_on_recovery_enabled", "true");
    }
}
