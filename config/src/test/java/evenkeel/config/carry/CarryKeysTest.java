package evenkeel.config.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.config.yaml.Written;
import evenkeel.config.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarryKeysTest {
    private final Mistakes mistakes = new Mistakes();

    @Test
    void what_is_usual_and_what_is_recommended_has_no_mistake() {
        read(Profile.DEFAULT, "");
        CarryKeys.ofRules(Profile.RECOMMENDED, Sources.of(CarryKeys.ALL, nothing(), mistakes), mistakes);

        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void N120_account_0_is_not_the_same_as_none() {
        assertThat(read(Profile.DEFAULT, "lighter: {account_index: 0}")
                        .of(LighterKeys.class)
                        .accountIndex())
                .contains(0);
        assertThat(read(Profile.DEFAULT, "lighter: {account_index: none}")
                        .of(LighterKeys.class)
                        .accountIndex())
                .isEmpty();
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void the_named_variables_fill_their_keys() {
        Settings settings = CarryKeys.read(
                Profile.DEFAULT,
                Sources.of(
                        CarryKeys.ALL,
                        Optional.empty(),
                        Map.ofEntries(
                                Map.entry("LIGHTER_L1_ADDRESS", "owner"),
                                Map.entry("LIGHTER_ACCOUNT_INDEX", "7"),
                                Map.entry("LIGHTER_PRIVATE_KEY", "legacy"),
                                Map.entry("LIGHTER_API_KEY_INDEX", "4"),
                                Map.entry("X10_API_KEY", "a"),
                                Map.entry("X10_PRIVATE_KEY", "b"),
                                Map.entry("X10_PUBLIC_KEY", "c"),
                                Map.entry("X10_VAULT_ID", "d"),
                                Map.entry("TELEGRAM_BOT_TOKEN", "e"),
                                Map.entry("TELEGRAM_CHAT_ID", "-100"),
                                Map.entry("TELEGRAM_ENABLED", "yes"),
                                Map.entry("BOT_ENV", "staging"),
                                Map.entry("BOT_CONFIRM_LIVE", "YES"),
                                Map.entry("PATH", "/bin")),
                        mistakes),
                mistakes);

        assertThat(mistakes.all()).isEmpty();
        assertThat(settings.all().stream().filter(Settings.Held::isWritten))
                .extracting(held -> held.setting() + "=" + held.shown())
                .containsExactly(
                        "env=staging",
                        "lighter.account_index=7",
                        "lighter.api_key_index=4",
                        "lighter.l1_address=owner",
                        "lighter.private_key=env:LIGHTER_PRIVATE_KEY",
                        "x10.private_key=env:X10_PRIVATE_KEY",
                        "x10.api_key=env:X10_API_KEY",
                        "x10.public_key=env:X10_PUBLIC_KEY",
                        "x10.vault_id=env:X10_VAULT_ID",
                        "telegram.enabled=true",
                        "telegram.bot_token=env:TELEGRAM_BOT_TOKEN",
                        "telegram.chat_id=-100");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            websocket: {ping_timeout: 15}              | ping_timeout must be below ping_interval
            websocket: {reconnect_delay_initial: 121}  | reconnect_delay_initial must not be above reconnect_delay_max
            database: {path: 'jdbc:x?password=y'}      | path must not carry a password, consider it known and replace it
            lighter: {base_url: lighter.example}       | base_url must be an address such as https://api.example.com
            x10: {base_url: 'https://me:it@x.example'} | base_url must be an address such as https://api.example.com
            telegram: {enabled: true}                  | alerts need the bot and the chat: TELEGRAM_BOT_TOKEN and TELEGRAM_CHAT_ID
            """)
    void keys_that_do_not_go_together_are_refused(String file, String why) {
        read(Profile.DEFAULT, file);

        assertThat(mistakes.all()).extracting(Mistake::fix).containsExactly(why);
        assertThat(mistakes.all()).extracting(Mistake::place).containsExactly(new Place("file", 1));
    }

    @Test
    void N119_the_pause_before_a_new_connection_doubles_up_to_the_longest_and_is_varied() {
        StreamLife streams = read(Profile.DEFAULT, "").of(StreamLife.class);

        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7))
                .extracting(attempt -> streams.pauseAfter(attempt).toSeconds())
                .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 120L, 120L);
        assertThat(streams.jittered(3))
                .isEqualTo(new StreamLife.Jittered(Duration.ofMillis(13_600), Duration.ofMillis(18_400)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            risk.max_exposure_pct: 0.8                  | CFG-006 file:1 risk.max_exposure_pct was "0.8": this is a percentage; if a share of 0.8 is meant, write 80
            trading.liquidation_distance_min_pct: 15    | CFG-006 file:1 trading.liquidation_distance_min_pct was "15": this is a fraction of 1; if 15 % is meant, write 0.15
            """)
    void N120_a_number_in_the_wrong_unit_is_refused_with_a_hint(String file, String told) {
        read(Profile.DEFAULT, file);

        assertThat(mistakes.all()).extracting(Mistake::line).containsExactly(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            trading.desired_notional_usd: NaN                  | CFG-005
            trading.desired_notional_usd: Infinity             | CFG-005
            trading.cooldown_minutes: -1                       | CFG-007
            trading.max_open_trades: 0                         | CFG-007
            trading.max_open_trades: 1.5                       | CFG-005
            trading.max_spread_filter_percent: 0.16%           | CFG-005
            trading.basis_convergence_ratio: 20                | CFG-006
            trading.z_score_exit_threshold: 2                  | CFG-007
            trading.z_score_lookback_hours: 5                  | CFG-007
            trading.depth_gate_mode: L2                        | CFG-008
            trading.depth_gate_levels: 251                     | CFG-007
            execution.lead_exchange: BINANCE                   | CFG-008
            execution.maker_attempt_timeout_schedule: random   | CFG-008
            execution.maker_max_aggressiveness: 1.1            | CFG-007
            execution.rollback_delay_seconds: 11               | CFG-007
            risk.max_drawdown_pct: 20                          | CFG-006
            risk.max_trade_size_pct: 0                         | CFG-007
            risk.price_band_pct: 5                             | CFG-006
            reconciliation.interval_seconds: 29                | CFG-007
            websocket.reconnect_jitter_factor: 0.6             | CFG-007
            historical.backfill_days: 366                      | CFG-007
            historical.recovery_threshold_pct: 0.8             | CFG-006
            lighter.api_key_index: 2                           | CFG-007
            lighter.account_index: -1                          | CFG-007
            lighter.funding_rate_interval_hours: 0             | CFG-007
            hyperliquid.base_url: 'https://example.com'        | CFG-003
            trading.max_hold_hours: 2                          | CFG-009
            trading.z_score_emergency_threshold: -1            | CFG-009
            trading.rebalance_max_delta_pct: 0.04              | CFG-009
            trading.delta_bound_max_delta_pct: 0.01            | CFG-009
            trading.coordinated_close_maker_timeout_seconds: 46 | CFG-009
            trading.maker_fee_x10: 0.0003                      | CFG-009
            trading.maker_fee_lighter: 0.0003                  | CFG-009
            execution.x10_close_slippage: 0.03                 | CFG-009
            execution.grid_step_min_pct: 0.002                 | CFG-009
            execution.grid_step_volatility_threshold_low: 0.02 | CFG-009
            execution.hedge_dynamic_timing_min_retry_delay_seconds: 0.9 | CFG-009
            execution.hedge_dynamic_timing_low_volatility_pct: 0.002    | CFG-009
            """)
    void each_class_of_mistake_is_refused_by_its_code(String file, String code) {
        read(Profile.DEFAULT, file);

        assertThat(mistakes.all())
                .extracting(mistake -> mistake.code().id())
                .isNotEmpty()
                .containsOnly(code);
    }

    @Test
    void the_share_of_a_trade_may_still_stand_where_it_stood_before() {
        assertThat(read(Profile.DEFAULT, "trading: {max_trade_size_pct: 40}").text("risk.max_trade_size_pct"))
                .isEqualTo("40");
        assertThat(read(Profile.DEFAULT, "trading: {max_trade_size_pct: 40}\nrisk: {max_trade_size_pct: 60}")
                        .text("risk.max_trade_size_pct"))
                .isEqualTo("60");
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void what_is_allowed_and_hardly_meant_is_worth_a_word() {
        Settings usual = read(Profile.DEFAULT, "");
        Settings odd = read(Profile.DEFAULT, """
                trading:
                  desired_notional_usd: 15
                  early_take_profit_enabled: true
                  early_take_profit_net_usd: 0.10
                  max_spread_cap_percent: 0.0005
                execution: {taker_order_slippage: 0.001, hedge_ioc_fill_timeout_seconds: 3}
                """);

        assertThat(Notices.of(usual, Confirmation.NONE))
                .extracting(Notice::key)
                .containsExactly(
                        "execution.taker_order_slippage",
                        "execution.hedge_ioc_max_attempts",
                        "execution.maker_order_timeout_seconds");
        assertThat(Notices.of(odd, new Confirmation(true, false)))
                .extracting(Notice::key)
                .containsExactly(
                        "trading.desired_notional_usd",
                        "trading.early_take_profit_net_usd",
                        "trading.max_spread_cap_percent",
                        "live_trading",
                        "execution.maker_order_timeout_seconds");
        assertThat(Notices.of(odd, Confirmation.NONE).getLast().text())
                .isEqualTo("an entry takes 54 s at worst, all attempts of the hedge included");
        assertThat(mistakes.all()).isEmpty();
    }

    @Test
    void what_is_said_between_keys_is_said_of_keys_that_there_are() {
        var said = new ArrayList<>(Safety.demandedKeys());
        CarryKeys.agreements().forEach(agreement -> said.addAll(agreement.keys()));
        Notices.expected().forEach(agreement -> said.addAll(agreement.keys()));

        assertThat(said).isNotEmpty().allMatch(key -> CarryKeys.ALL.find(key).isPresent());
    }

    @Test
    void no_record_of_keys_is_forgotten() throws IOException {
        var sections = new ArrayList<String>();
        for (String room : List.of("domain", "config")) {
            try (Stream<Path> files = Files.walk(Path.of("..", room, "src", "main", "java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file).contains("\n@Section("))
                        sections.add(file.getFileName().toString());
                }
            }
        }

        assertThat(sections)
                .hasSizeGreaterThan(60)
                .containsExactlyInAnyOrderElementsOf(CarryKeys.records().stream()
                        .map(type -> type.getSimpleName() + ".java")
                        .toList());
    }

    private Settings read(Profile profile, String text) {
        Written.Group written = text.isEmpty()
                ? nothing()
                : YamlFile.parse("file", text, mistakes).orElseThrow();
        return CarryKeys.read(profile, Sources.of(CarryKeys.ALL, written, mistakes), mistakes);
    }

    private static Written.Group nothing() {
        return Written.Group.empty(Place.NOWHERE);
    }
}
