package evenkeel.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.carry.CarryFile;
import evenkeel.config.carry.Confirmation;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.SettingsRefused;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Usd;
import evenkeel.starter.StarterSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        keys.put("evenkeel.carry.rules.exit.min_hold_hours", "5");
        keys.put("evenkeel.carry.rules.exit.max_hold_hours", "4");
        keys.put("evenkeel.carry.rules.entry.taker_slippage", "2");
        keys.put("evenkeel.scan.pause", "PT1M");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys));

        assertThat(refused.lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("evenkeel.scan.pause"),
                        line -> assertThat(line)
                                .contains("evenkeel.carry.hedge")
                                .contains("\"bybit\""),
                        line -> assertThat(line)
                                .contains("evenkeel.carry.rules.exit")
                                .contains("max_hold_hours"),
                        line -> assertThat(line).contains("evenkeel.carry.rules.entry.taker_slippage"));
    }

    @Test
    void a_key_of_earlier_days_is_told_with_the_one_of_today() {
        Map<String, Object> keys = StarterSample.keys(folder.resolve("token"));
        keys.put("evenkeel.carry.min_net_apy", "0.15");
        keys.put("evenkeel.scan.interval", "PT5S");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys));

        assertThat(refused.lines())
                .containsExactly(
                        "CFG-001 evenkeel.carry.minnetapy was \"0.15\": this key is now trading.min_apy_filter in the file that config_file names",
                        "CFG-001 evenkeel.scan.interval was \"PT5S\": this key is now trading.opportunity_scan_interval_seconds in the file that"
                                + " config_file names");
    }

    @Test
    void mistakes_of_the_keys_are_told_with_those_of_the_process() throws IOException {
        Map<String, Object> keys = StarterSample.keys(folder.resolve("token"));
        keys.put("evenkeel.mode", "fun");
        Path file = Files.writeString(folder.resolve("carry.yaml"), "trading:\n  min_apy_filter: 15 %\n");

        SettingsRefused refused = refused(keys, file, Confirmation.NONE);

        assertThat(refused.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("CFG-001 evenkeel.mode was \"fun\""),
                        line -> assertThat(line)
                                .startsWith("CFG-005 " + file + ":2 trading.min_apy_filter was \"15 %\""));
        assertThat(refused.exit()).isEqualTo(ExitCode.CONFIG);
    }

    @Test
    void SAFE1_a_live_mode_needs_live_trading_and_its_confirmation() throws IOException {
        Map<String, Object> keys = StarterSample.keys(folder.resolve("token"));
        keys.put("evenkeel.mode", "live");
        assertThat(refused(
                                keys,
                                Files.writeString(folder.resolve("paper.yaml"), "live_trading: false"),
                                Confirmation.NONE)
                        .lines())
                .containsExactly(
                        "CFG-001 evenkeel.mode was \"live\": live_trading is false in the keys of carry, make them agree");

        assertThat(refused(
                                keys,
                                Files.writeString(folder.resolve("live.yaml"), "live_trading: true"),
                                Confirmation.NONE)
                        .mistakes())
                .extracting(Mistake::code)
                .contains(Code.CFG_NOT_CONFIRMED, Code.CFG_LIVE_INCOMPLETE, Code.CFG_OTHER_MODE)
                .doesNotContain(Code.CFG_INVALID);
    }

    @Test
    void SAFE4_no_live_venue_is_within_reach_of_a_process_on_paper() {
        Map<String, Object> keys = StarterSample.keys(folder.resolve("token"));
        keys.put("evenkeel.venues[0].environment", "live");
        keys.put("evenkeel.venues[0].rest", "https://api.bybit.com");
        keys.put("evenkeel.venues[0].stream", "wss://stream.bybit.com");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys));
        assertThat(refused.lines())
                .containsExactly(
                        "CFG-016 venues bybit environment was \"LIVE\": on paper no LIVE venue may be reached, see live_trading");
        assertThat(refused.exit()).isEqualTo(ExitCode.UNSAFE);

        keys.put("evenkeel.mode", "dry_run"); // reads what everybody may read, and has no key
        keys.put("evenkeel.dry_run.equity", "1000");
        assertThat(StarterSample.settings(keys).dryEquity()).contains(Usd.of("1000"));
    }

    @Test
    void SAFE4_an_address_of_the_real_venue_is_none_on_paper() {
        Map<String, Object> keys = StarterSample.keys(folder.resolve("token"));
        keys.put("evenkeel.venues[0].rest", "https://api.bybit.com");

        assertThat(catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys))
                        .lines())
                .singleElement()
                .asString()
                .contains("this is no address of BYBIT in environment PAPER");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            trading: {min_apy_filter: NaN}                       | CFG-005
            trading: {desired_notional_usd: -150}                | CFG-007
            trading: {liquidation_distance_min_pct: 15}          | CFG-006
            risk: {max_exposure_pct: 0.8}                        | CFG-006
            trading: {max_open_trades: 0}                        | CFG-007
            trading: {max_opne_trades: 2}                        | CFG-003
            trading: {depth_gate_mode: L2}                       | CFG-008
            trading: {min_hold_seconds: 864000}                  | CFG-009
            trading: {max_open_trades: 1, max_open_trades: 2}    | CFG-004
            x10: {private_key: 'a word'}                         | CFG-010
            x10: {private_key: 'env:NO_SUCH_VARIABLE'}           | CFG-011
            trading: [                                           | CFG-002
            """)
    void a_wrong_key_starts_nothing_and_is_told_by_its_code(String written, String code) throws IOException {
        Path file = Files.writeString(folder.resolve("carry.yaml"), written);

        SettingsRefused refused = refused(StarterSample.keys(folder.resolve("token")), file, Confirmation.NONE);

        assertThat(refused.mistakes())
                .extracting(mistake -> mistake.code().id())
                .containsOnly(code);
        assertThat(refused.exit()).isEqualTo(ExitCode.CONFIG);
    }

    @Test
    void a_venue_that_nobody_lists_leads_nothing() {
        Map<String, Object> keys = StarterSample.keys(folder.resolve("token"));
        keys.put("evenkeel.carry.lead", "kraken");

        assertThat(catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys))
                        .lines())
                .singleElement()
                .asString()
                .startsWith("CFG-001 evenkeel.carry.lead was \"kraken\"");
    }

    private static SettingsRefused refused(Map<String, Object> keys, Path file, Confirmation confirmation) {
        var carry = new CarryFile(Optional.of(file), Map.of(), confirmation);
        return catchThrowableOfType(SettingsRefused.class, () -> StarterSample.settings(keys, carry));
    }
}
