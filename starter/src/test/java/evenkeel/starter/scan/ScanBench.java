package evenkeel.starter.scan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes to weigh two hundred symbols that were read. */
class ScanBench {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int RUNS = 20;

    private final MarketWire bybit = new ScriptedMarket("bybit", NOW);
    private final MarketWire binance = new ScriptedMarket("binance", NOW);

    @TempDir
    private Path folder;

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
}
