package evenkeel.domain.carry.exit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What it costs to look at many trades when no rule fires, with every rule switched on. Run by bench/exits; by processor time of
 * one thread. Statistics are made once per hourly sample and measured apart.
 */
class ExitsBench {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARMUPS = 200;
    private static final int RUNS = 40;
    private static final double MOST_MILLIS = 30;

    private static final String[] ALL_RULES = {
        "liquidation_distance_monitoring_enabled", "true",
        "early_take_profit_enabled", "true",
        "early_take_profit_net_usd", "4.00",
        "early_tp_fast_close_use_taker_directly", "true",
        "early_edge_exit_enabled", "true",
        "exit_ev_enabled", "true",
        "yield_cost_exit_enabled", "true",
        "basis_convergence_exit_enabled", "true",
        "z_score_exit_enabled", "true",
        "atr_trailing_enabled", "true",
        "min_profit_exit_usd", "3.00"
    };

    @Test
    void ten_thousand_trades_are_looked_at_in_thirty_milliseconds() {
        ExitSettings settings = Look.with(ALL_RULES).settings();
        List<ExitInputs> trades = trades(10_000, settings);
        for (int run = 0; run < WARMUPS; run++) hold(trades.subList(0, 1_000), settings);
        System.out.printf("every rule switched on, none fires; %d runs after %d of 1,000%n", RUNS, WARMUPS);
        double slowest = 0;
        for (int count : new int[] {10, 1_000, 10_000}) {
            List<ExitInputs> some = trades.subList(0, count);
            slowest = measure(count + " evaluations", count, () -> hold(some, settings));
        }
        assertThat(slowest).isLessThanOrEqualTo(MOST_MILLIS);
    }

    @Test
    void statistics_of_a_week_of_hours() {
        ExitSettings settings = Look.with(ALL_RULES).settings();
        var dice = new SplittableRandom(3);
        List<BigDecimal> week = new ArrayList<>();
        for (int i = 0; i < 168; i++) week.add(noisy(dice));
        Runnable work = () -> {
            for (int i = 0; i < 100; i++) {
                assertThat(ApyStatistics.of(week, settings.velocity(), settings.zScore())
                                .samples())
                        .isEqualTo(168);
            }
        };
        for (int run = 0; run < WARMUPS; run++) work.run();
        measure("100 trades' statistics, 168 samples each", 100, work);
    }

    private static void hold(List<ExitInputs> trades, ExitSettings settings) {
        for (ExitInputs trade : trades) {
            ExitDecision decision = ExitRules.decide(trade, settings);
            if (decision.code() != ExitCode.HOLD_NET_EV) throw new AssertionError(decision);
        }
    }

    /** The median of the runs, in milliseconds. */
    private static double measure(String what, int count, Runnable work) {
        double[] millis = new double[RUNS];
        long bytes = 0;
        for (int run = 0; run < RUNS; run++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long started = THREADS.getCurrentThreadCpuTime();
            work.run();
            millis[run] = (THREADS.getCurrentThreadCpuTime() - started) / 1e6;
            bytes += THREADS.getCurrentThreadAllocatedBytes() - allocated;
        }
        double mean = DoubleStream.of(millis).average().orElseThrow();
        double[] sorted = DoubleStream.of(millis).sorted().toArray();
        System.out.printf(
                "%s: median %.3f ms, mean %.3f (%.3f to %.3f), %.2f us and %d bytes each%n",
                what,
                sorted[RUNS / 2],
                mean,
                sorted[0],
                sorted[RUNS - 1],
                sorted[RUNS / 2] * 1_000 / count,
                bytes / RUNS / count);
        return sorted[RUNS / 2];
    }

    /** Trades that earn well, each with its own prices and rates, by a seed. */
    private static List<ExitInputs> trades(int count, ExitSettings settings) {
        var dice = new SplittableRandom(5);
        List<ExitInputs> trades = new ArrayList<>(count);
        for (int i = 0; i < count; i++) trades.add(trade(dice).looked().inputs(settings));
        return trades;
    }

    private static Look trade(SplittableRandom dice) {
        BigDecimal price = BigDecimal.valueOf(dice.nextLong(900_000, 1_100_000), 4);
        String rate = BigDecimal.valueOf(dice.nextLong(100_000, 200_000), 9).toPlainString();
        Look look = Look.quiet()
                .aged(Duration.ofDays(8))
                .rate(rate)
                .cost("0.42875")
                .pnl("2.7345")
                .pricePnl("0.9876");
        look.and(ALL_RULES);
        look.spread = Optional.empty();
        look.highWaterMark = Look.usd("3.5");
        look.pnlHistory = List.of();
        look.bestApy = Look.decimal("2.5");
        look.entrySpread = Look.decimal("0.0011");
        on(look.lead, price, rate);
        on(look.hedge, price.multiply(new BigDecimal("1.0015")), "0");
        List<BigDecimal> history = new ArrayList<>();
        BigDecimal now = new BigDecimal(rate).multiply(new BigDecimal(8760));
        for (int hour = 0; hour < 24; hour++) history.add(now.add(noise(dice)).add(rising(hour)));
        look.apyHistory = history;
        return look;
    }

    private static void on(Look.Leg leg, BigDecimal price, String rate) {
        Consumer<BigDecimal> at = value -> {
            leg.mark = Optional.of(new Price(value));
            leg.price = Optional.of(new Price(value));
            leg.closePrice = Optional.of(new Price(value.add(new BigDecimal("0.01"))));
        };
        at.accept(price);
        leg.rate = Optional.of(HourlyRate.of(rate));
        leg.liquidation = Look.decimal("0.3141592653589793238462643383279502");
    }

    /** Rising slowly, so that no slope falls. */
    private static BigDecimal rising(int hour) {
        return BigDecimal.valueOf(hour - 12L, 2);
    }

    private static BigDecimal noise(SplittableRandom dice) {
        return BigDecimal.valueOf(dice.nextLong(-1_000, 1_000), 6);
    }

    private static BigDecimal noisy(SplittableRandom dice) {
        return BigDecimal.valueOf(dice.nextLong(300_000_000, 500_000_000), 9);
    }
}
