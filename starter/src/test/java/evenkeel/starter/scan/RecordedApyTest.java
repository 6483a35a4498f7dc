package evenkeel.starter.scan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.market.Direction;
import evenkeel.starter.StarterSample;
import evenkeel.starter.settings.StarterSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedApyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private Instant now = NOON;

    @TempDir
    private Path folder;

    @Test
    void asks_by_our_venues_in_the_direction_and_for_as_long_as_the_forecast_looks_back() {
        StarterSettings settings = StarterSample.settings(folder.resolve("token"));
        RecordedApy histories = new RecordedApy(
                ScanRules.of(settings, StarterSample.kept(settings)),
                (symbol, bought, sold, since) -> {
                    asked.add(symbol + " " + bought + " " + sold + " " + since);
                    return List.of(new BigDecimal("0.4"));
                },
                () -> now);

        assertThat(histories.of("ETH", Direction.LONG_X10)).containsExactly(new BigDecimal("0.4"));
        now = NOON.plus(Duration.ofMinutes(4));
        histories.of("ETH", Direction.LONG_X10);
        now = NOON.plus(Duration.ofMinutes(5));
        histories.of("ETH", Direction.LONG_X10);

        // bybit leads and so plays Lighter's part; what was asked four minutes ago is known still
        assertThat(asked)
                .containsExactly("ETH binance bybit 2026-03-01T06:00:00Z", "ETH binance bybit 2026-03-01T06:05:00Z");
    }
}
