package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.Look.decimal;
import static evenkeel.domain.carry.exit.Look.seen;
import static evenkeel.domain.carry.exit.Look.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.carry.close.CloseMode;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of the rules, and what holds for all of them. */
class ExitRulesTest {
    /** What makes each code fire, in the order of the document. */
    private static final List<Map.Entry<ExitCode, Consumer<Look>>> TRIGGERS = List.of(
            Map.entry(ExitCode.MANUAL_CLOSE, look -> look.request = Optional.of(CloseWish.MANUAL_CLOSE)),
            Map.entry(ExitCode.EMERGENCY_BROKEN_HEDGE, look -> look.seen(seen(5, "1", "0"), seen(0, "1", "0"))),
            Map.entry(ExitCode.EMERGENCY_LIQUIDATION, look -> {
                look.and("liquidation_distance_monitoring_enabled", "true");
                look.lead.liquidation = decimal("0.05");
            }),
            Map.entry(ExitCode.REBALANCE_DELTA, look -> look.hedge.live("0.97", "100")),
            Map.entry(ExitCode.EMERGENCY_FUNDING_FLIP, look -> look.apy("-2.5")),
            Map.entry(
                    ExitCode.EARLY_TAKE_PROFIT,
                    look -> look.and("early_take_profit_enabled", "true", "early_take_profit_net_usd", "1")
                            .pnl("50")
                            .pricePnl("50")),
            Map.entry(
                    ExitCode.EARLY_EDGE,
                    look -> look.and("early_edge_exit_enabled", "true")
                            .apy("-1")
                            .pnl("50")),
            Map.entry(ExitCode.HOLD_MIN_HOLD, look -> look.and("min_hold_seconds", "259201")),
            Map.entry(ExitCode.MAX_HOLD, look -> look.and("max_hold_hours", "72", "min_hold_seconds", "7200")),
            Map.entry(ExitCode.FUNDING_FLIP, look -> look.apy("-1").pnl("50")),
            Map.entry(
                    ExitCode.NET_EV,
                    look -> look.and("exit_ev_enabled", "true", "exit_ev_exit_cost_multiple", "1000")
                            .apy("0.001")),
            Map.entry(
                    ExitCode.YIELD_COST,
                    look -> look.and("yield_cost_exit_enabled", "true").apy("0.001")),
            Map.entry(ExitCode.BASIS_CONVERGED, look -> {
                look.and("basis_convergence_exit_enabled", "true").pnl("0.5");
                look.spread = decimal("0");
            }),
            Map.entry(ExitCode.VELOCITY, look -> look.history(".50", ".49", ".48", ".47", ".46", ".45")),
            Map.entry(
                    ExitCode.Z_SCORE,
                    look -> look.and("z_score_exit_enabled", "true", "z_score_exit_min_age_hours", "1")
                            .history(".0100", ".0101", ".0102", ".0103", ".0104", ".0105")
                            .apy("0.0050")),
            Map.entry(ExitCode.ATR_TRAILING, look -> {
                look.and("atr_trailing_enabled", "true");
                look.highWaterMark = usd("90");
            }),
            Map.entry(ExitCode.PROFIT_TARGET, look -> look.pnl("0.25")),
            Map.entry(ExitCode.OPPORTUNITY_COST, look -> look.bestApy = decimal("9")));

    @Test
    void each_rule_fires_alone() {
        TRIGGERS.forEach(trigger -> {
            Look look = Look.quiet();
            trigger.getValue().accept(look);
            assertThat(look.code()).as("%s", trigger.getKey()).isEqualTo(trigger.getKey());
        });
        assertThat(Look.quiet().code()).isEqualTo(ExitCode.HOLD_DEFAULT);
    }

    /** Both conditions hold: the earlier one is told, whichever was set up first. */
    @Test
    void INV1_of_any_two_rules_the_earlier_one_wins_and_there_is_one_decision() {
        for (int first = 0; first < TRIGGERS.size(); first++) {
            for (int second = first + 1; second < TRIGGERS.size(); second++) {
                if (contradict(
                        TRIGGERS.get(first).getKey(), TRIGGERS.get(second).getKey())) continue;
                Look look = Look.quiet();
                TRIGGERS.get(second).getValue().accept(look);
                TRIGGERS.get(first).getValue().accept(look);

                assertThat(look.code())
                        .as(
                                "%s before %s",
                                TRIGGERS.get(first).getKey(),
                                TRIGGERS.get(second).getKey())
                        .isEqualTo(TRIGGERS.get(first).getKey());
            }
        }
    }

    /** Some pairs cannot hold at once: the second undoes what the first needs. */
    private static boolean contradict(ExitCode one, ExitCode other) {
        Set<ExitCode> pair = EnumSet.of(one, other);
        return pair.equals(EnumSet.of(ExitCode.HOLD_MIN_HOLD, ExitCode.MAX_HOLD));
    }

    @Test
    void N94_an_emergency_comes_before_a_profit() {
        Look look = Look.with(
                        "liquidation_distance_monitoring_enabled", "true",
                        "early_take_profit_enabled", "true",
                        "early_take_profit_net_usd", "1")
                .pnl("50")
                .pricePnl("50");
        look.hedge.liquidation = decimal("0.05");

        assertThat(look.code()).isEqualTo(ExitCode.EMERGENCY_LIQUIDATION);
    }

    @Test
    void INV2_the_least_holding_time_blocks_no_emergency_and_everything_else() {
        TRIGGERS.forEach(trigger -> {
            Look look = Look.quiet();
            trigger.getValue().accept(look);
            look.and("min_hold_seconds", "604800", "max_hold_hours", "240").aged(Duration.ofHours(2));
            boolean passes = trigger.getKey().layer() == ExitLayer.EMERGENCY
                    || trigger.getKey().layer() == ExitLayer.OPERATOR;

            assertThat(look.code()).isEqualTo(passes ? trigger.getKey() : ExitCode.HOLD_MIN_HOLD);
        });
    }

    @Test
    void without_prices_or_rates_only_positions_are_judged() {
        TRIGGERS.forEach(trigger -> {
            Look look = Look.quiet();
            trigger.getValue().accept(look);
            look.hedge.price = Optional.empty();
            boolean byPositions = Set.of(
                            ExitCode.MANUAL_CLOSE,
                            ExitCode.EMERGENCY_BROKEN_HEDGE,
                            ExitCode.EMERGENCY_LIQUIDATION,
                            ExitCode.REBALANCE_DELTA)
                    .contains(trigger.getKey());

            assertThat(look.code()).isEqualTo(byPositions ? trigger.getKey() : ExitCode.HOLD_NO_MARKET_DATA);
        });
        Look noRate = Look.quiet();
        noRate.apy = Optional.empty();
        assertThat(noRate.code()).isEqualTo(ExitCode.HOLD_NO_MARKET_DATA);
    }

    @Test
    void an_operator_ranks_above_every_rule() {
        Look look = Look.quiet().seen(seen(5, "1", "0"), seen(0, "1", "0"));
        look.request = Optional.of(CloseWish.MANUAL_EMERGENCY);
        assertThat(look.code()).isEqualTo(ExitCode.MANUAL_EMERGENCY);
        assertThat(look.decide().closeMode()).contains(CloseMode.FAST);

        look.request = Optional.of(CloseWish.SHUTDOWN);
        assertThat(look.code()).isEqualTo(ExitCode.SHUTDOWN);
        assertThat(look.decide().closeMode()).contains(CloseMode.COORDINATED);
    }

    @ParameterizedTest
    @EnumSource
    void every_code_has_the_close_mode_of_its_kind(ExitCode code) {
        ExitSettings usual = Look.quiet().settings();
        ExitSettings apart = Look.with("coordinated_close_enabled", "false", "early_tp_fast_close_enabled", "false")
                .settings();
        Optional<CloseMode> expected = switch (code) {
            case EMERGENCY_BROKEN_HEDGE, POST_ENTRY_BROKEN_HEDGE -> Optional.of(CloseMode.ORPHAN);
            case EARLY_TAKE_PROFIT -> Optional.of(CloseMode.FAST);
            default -> code.leaves() ? Optional.of(CloseMode.COORDINATED) : Optional.empty();
        };

        assertThat(ExitDecision.mode(code, Severity.NORMAL, usual)).isEqualTo(expected);
        Optional<CloseMode> slow = expected.map(mode -> mode == CloseMode.ORPHAN ? mode : CloseMode.SEQUENTIAL);
        assertThat(ExitDecision.mode(code, Severity.NORMAL, apart)).isEqualTo(slow);
    }

    @Test
    void emergencies_take_at_once() {
        TRIGGERS.forEach(trigger -> {
            Look look = Look.quiet();
            trigger.getValue().accept(look);
            boolean emergency = Set.of(
                            ExitCode.EMERGENCY_LIQUIDATION, ExitCode.EMERGENCY_FUNDING_FLIP, ExitCode.EARLY_TAKE_PROFIT)
                    .contains(trigger.getKey());
            boolean scored = trigger.getKey() == ExitCode.Z_SCORE;

            assertThat(look.decide().closeMode().filter(CloseMode.FAST::equals).isPresent())
                    .as("%s", trigger.getKey())
                    .isEqualTo(emergency || scored); // that score is an emergency
        });
    }

    /** Swapping venues and sides changes nothing. */
    @Test
    void decisions_are_the_same_seen_from_the_other_side() {
        TRIGGERS.forEach(trigger -> {
            Look look = Look.quiet();
            trigger.getValue().accept(look);
            ExitCode before = look.code();
            look.lead.side = Side.BUY;
            look.hedge.side = Side.SELL;
            assertThat(look.code()).isEqualTo(before);
        });
        assertThat(Look.quiet().rate("0.0001").answer().figures().signedNetApy())
                .isEqualTo(longLead("0.0001").answer().figures().signedNetApy());
    }

    @Test
    void N3_the_rate_of_a_held_direction_is_signed() {
        Look look = longLead("0");
        look.lead.rate = Optional.of(evenkeel.domain.money.HourlyRate.of("0.00006"));
        look.hedge.rate = Optional.of(evenkeel.domain.money.HourlyRate.of("0.00002"));

        assertThat(look.answer().figures().signedNetApy().get()).isEqualByComparingTo("-0.3504");
        assertThat(look.answer().figures().signedNetRate().get()).isEqualByComparingTo("-0.00004");
    }

    /** Rules compare products; what they say has to be what their quotients say. */
    @Test
    void products_decide_as_the_quotients_would() {
        var dice = new Random(52);
        var codes = new TreeMap<ExitCode, Integer>();
        for (int i = 0; i < 4_000; i++) {
            Look look = random(dice);
            ExitAnswer answer = look.answer();
            ExitFigures figures = answer.figures();
            ExitCode code = answer.decision().code();
            codes.merge(code, 1, Integer::sum);
            BigDecimal drift = figures.delta().orElseThrow().drift();
            assertThat(code == ExitCode.EMERGENCY_DELTA_BOUND).isEqualTo(drift.compareTo(new BigDecimal("0.03")) > 0);
            if (code == ExitCode.NET_EV || code == ExitCode.HOLD_NET_EV) {
                assertThat(code == ExitCode.NET_EV).isEqualTo(leavesByProjection(figures));
            }
            if (code == ExitCode.FUNDING_FLIP) {
                assertThat(figures.fundingFlip()
                                .lossAhead()
                                .get()
                                .max(figures.totalPnl().get()))
                        .isGreaterThan(figures.exitCost().get());
            }
        }
        assertThat(codes.keySet())
                .contains(
                        ExitCode.EMERGENCY_DELTA_BOUND,
                        ExitCode.REBALANCE_DELTA,
                        ExitCode.FUNDING_FLIP,
                        ExitCode.NET_EV,
                        ExitCode.HOLD_NET_EV);
    }

    private static boolean leavesByProjection(ExitFigures figures) {
        BigDecimal ahead = figures.netEv().projection().orElseThrow();
        BigDecimal limit = figures.netEv().limit().orElseThrow();
        return ahead.signum() < 0 ? ahead.abs().compareTo(limit) >= 0 : ahead.compareTo(limit) < 0;
    }

    private static Look random(Random dice) {
        Look look = Look.with("exit_ev_enabled", "true", "min_profit_exit_usd", "1000")
                .apy(BigDecimal.valueOf(dice.nextInt(-15_000, 15_000), 4).toPlainString())
                .notional(Integer.toString(dice.nextInt(100, 2_000)))
                .cost(BigDecimal.valueOf(dice.nextInt(1, 400), 2).toPlainString())
                .pnl(BigDecimal.valueOf(dice.nextInt(-300, 300), 2).toPlainString());
        look.marksReadAgain = true;
        look.hedge.live(BigDecimal.valueOf(dice.nextInt(900, 1_100), 3).toPlainString(), "100");
        return look;
    }

    @Test
    void settings_that_contradict_each_other_are_refused() {
        Stream.of(
                        List.of("rebalance_max_delta_pct", "0.04"),
                        List.of("rebalance_min_delta_pct", "0.03"),
                        List.of("z_score_emergency_threshold", "-1.9"),
                        List.of("x10_close_max_slippage", "0.004"))
                .forEach(pair -> assertThatThrownBy(
                                () -> Look.with(pair.get(0), pair.get(1)).settings())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(pair.get(0).substring(0, 8)));
    }

    private static Look longLead(String net) {
        Look look = Look.quiet();
        look.lead.side = Side.BUY;
        look.hedge.side = Side.SELL;
        return look.rate(net);
    }
}
