package evenkeel.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.start.SettingsRefused;
import evenkeel.starter.StarterSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_left_out_has_a_default() {
        StarterSettings settings = StarterSample.settings(folder.resolve("token"));

        assertThat(settings.mode()).isEqualTo("paper");
        assertThat(settings.calendar().hour()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.carry().symbols()).isEqualTo(List.of("ETH", "BTC", "SOL"));
        assertThat(settings.carry().rules().hedge().tries()).isEqualTo(3);
        assertThat(settings.carry().alternative()).isEmpty();
    }

    @Test
    void an_alternative_is_a_third_venue_that_is_known() {
        Map<String, Object> keys = StarterSample.keysWithAlternative(folder.resolve("token"));
        assertThat(StarterSample.settings(keys).carry().alternative()).contains("lighter");

        for (String wrong : List.of("bybit", "binance", "elsewhere", "")) {
            keys.put("evenkeel.carry.alternative", wrong);
            SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys));
            assertThat(refused.lines()).singleElement().asString().contains("evenkeel.carry.alternative");
        }
    }

    @Test
    void every_mistake_is_told_at_once_those_of_the_rules_too() {
        Map<String, Object> keys = StarterSample.keys(folder.resolve("token"));
        keys.put("evenkeel.carry.hedge", "bybit");
        keys.put("evenkeel.carry.min_net_apy", "15 %");
        keys.put("evenkeel.carry.rules.exit.min_hold_hours", "5");
        keys.put("evenkeel.carry.rules.exit.max_hold_hours", "4");
        keys.put("evenkeel.carry.rules.entry.taker_slippage", "2");
        keys.put("evenkeel.scan.interval", "PT1M");
        keys.put("evenkeel.scan.pause", "PT1M");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys));

        assertThat(refused.lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("evenkeel.scan.pause"),
                        line -> assertThat(line)
                                .contains("evenkeel.carry.hedge")
                                .contains("\"bybit\""),
                        line -> assertThat(line)
                                .contains("evenkeel.carry.min_net_apy")
                                .contains("15 %"),
                        line -> assertThat(line)
                                .contains("evenkeel.carry.rules.exit")
                                .contains("max_hold_hours"),
                        line -> assertThat(line).contains("evenkeel.carry.rules.entry.taker_slippage"),
                        line -> assertThat(line).contains("evenkeel.scan.interval"));
    }
}
