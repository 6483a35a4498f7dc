package evenkeel.starter.scan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import evenkeel.starter.StarterSample;
import evenkeel.starter.settings.StarterSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long it takes to read a market whose every answer takes 50 ms, and to weigh two hundred symbols. */
class ScanBench {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int RUNS = 20;
    private static final double GOAL = 1.2;

    private final Slow bybit = new Slow(new ScriptedMarket("bybit", NOW));
    private final Slow binance = new Slow(new ScriptedMarket("binance", NOW));

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} symbols")
    @ValueSource(ints = {10, 200})
    void a_refresh_takes_little_longer_than_its_slowest_answer(int symbols) {
        MarketBoard board = board();
        List<String> names = names(symbols);
        List<Double> ratios = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < RUNS + 5; run++) {
            bybit.slowest.set(0);
            binance.slowest.set(0);
            long began = System.nanoTime();
            board.refresh(names, Duration.ZERO);
            double took = (System.nanoTime() - began) / 1e6;
            double slowest = Math.max(bybit.slowest.get(), binance.slowest.get()) / 1e6;
            if (run < 5) continue; // to warm up
            ratios.add(took / slowest);
            millis.add(took);
        }
        System.out.printf(
                "refresh of %d symbols, six answers of 50 ms each: median %.0f ms, %.2f of its slowest answer (%.2f to %.2f)%n",
                symbols, median(millis), median(ratios), Collections.min(ratios), Collections.max(ratios));
        assertThat(median(ratios)).isLessThan(GOAL);
    }

    @Test
    void two_hundred_symbols_are_weighed_between_two_passes() {
        StarterSettings settings = StarterSample.settings(folder.resolve("token"));
        ScanRules rules = ScanRules.of(settings, StarterSample.kept(settings));
        MarketBoard board = board();
        List<String> names = names(200);
        board.refresh(names, Duration.ZERO);
        Scales scales = new Scales(
                rules.scan(), rules.pair(), board, (symbol, direction) -> List.of(), InstantSource.fixed(NOW));
        Map<String, Balance> wallets = Map.of(
                "bybit", new Balance("bybit", "USDT", Usd.of("10000"), Usd.of("10000")),
                "binance", new Balance("binance", "USDT", Usd.of("10000"), Usd.of("10000")));
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < RUNS + 20; run++) {
            long began = System.nanoTime();
            for (String symbol : names)
                assertThat(scales.byHand(symbol, wallets)).isPresent();
            if (run >= 20) millis.add((System.nanoTime() - began) / 1e6);
        }
        System.out.printf(
                "200 symbols weighed: median %.1f ms (%.1f to %.1f)%n",
                median(millis), Collections.min(millis), Collections.max(millis));
        assertThat(median(millis)).isLessThan(200); // the shortest wait between two passes
    }

    private MarketBoard board() {
        StarterSettings settings = StarterSample.settings(folder.resolve("token"));
        ScanRules rules = ScanRules.of(settings, StarterSample.kept(settings));
        return new MarketBoard(rules.pair(), Map.of("bybit", bybit, "binance", binance), InstantSource.fixed(NOW));
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(n -> "S" + n).toList();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** A wire that is fifty milliseconds long. */
    private static final class Slow implements MarketWire {
        private final MarketWire behind;
        private final AtomicLong slowest = new AtomicLong();

        Slow(MarketWire behind) {
            this.behind = behind;
        }

        @Override
        public Instrument instrument(String symbol) {
            return behind.instrument(symbol);
        }

        @Override
        public MarketRules rules(String symbol) {
            return later(() -> behind.rules(symbol));
        }

        @Override
        public Quote quote(String symbol) {
            return later(() -> behind.quote(symbol));
        }

        @Override
        public Funding funding(String symbol) {
            return later(() -> behind.funding(symbol));
        }

        @Override
        public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
            return behind.fundingHistory(symbol, since, until);
        }

        private <T> T later(Supplier<T> read) {
            long began = System.nanoTime();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            T answer = read.get();
            slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
            return answer;
        }
    }
}
