package evenkeel.workers.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.carry.CarryFile;
import evenkeel.config.start.Checks;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.SettingsRefused;
import evenkeel.domain.capital.Share;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class WorkerSettingsTest {
    private final Map<String, Object> written = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void everything_that_must_be_told() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "id:words");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        written.put("evenkeel.engine.address", "127.0.0.1:7233");
        written.put("evenkeel.ledger.url", "jdbc:postgresql://127.0.0.1:5432/evenkeel");
        written.put("evenkeel.ledger.user", "evenkeel");
        written.put("evenkeel.ledger.password_file", secret.toString());
        written.put("evenkeel.halts.folder", folder.resolve("halts").toString());
        written.put("evenkeel.venues[0].name", "bybit");
        written.put("evenkeel.venues[0].rest", "http://127.0.0.1:9001");
        written.put("evenkeel.venues[0].stream", "ws://127.0.0.1:9001");
        written.put("evenkeel.venues[0].key_file", secret.toString());
        written.put("evenkeel.symbols[0]", "ETH");
    }

    @Test
    void what_is_left_out_has_a_default() {
        WorkerSettings settings = read();

        assertThat(settings.engine().namespace()).isEqualTo("default");
        assertThat(settings.limits().gate().size().notional()).isEqualTo(Usd.of("10000"));
        assertThat(settings.bookingLag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.venues())
                .singleElement()
                .satisfies(venue -> assertThat(venue.key().id()).isEqualTo("id"));
    }

    @Test
    void what_a_venue_leaves_in_doubt_may_be_told_and_nothing_else() {
        written.put("evenkeel.venues[0].read_lag", "PT3S");
        assertThat(read().venues().getFirst().place().facts().readLag()).contains(Duration.ofSeconds(3));

        written.put("evenkeel.venues[0].lag", "PT3S");
        written.put("evenkeel.venues[0].rate_hours", "8");

        assertThat(catchThrowableOfType(SettingsRefused.class, this::read).mistakes())
                .extracting(mistake -> mistake.key() + " = " + mistake.was())
                .containsExactlyInAnyOrder("evenkeel.venues[0].lag = PT3S", "evenkeel.venues[0].rate_hours = 8");
    }

    @Test
    void a_migrator_is_one_who_may_be_named() {
        assertThat(read().ledger().migrator()).isEmpty();

        written.put("evenkeel.ledger.migrator.user", "evenkeel_migrator");
        written.put(
                "evenkeel.ledger.migrator.password_file",
                folder.resolve("secret").toString());

        assertThat(read().ledger().migrator())
                .hasValueSatisfying(
                        migrator -> assertThat(migrator).hasToString("evenkeel_migrator at " + migrator.url()));
    }

    @Test
    void S2_a_secret_of_the_migrator_that_others_can_read_is_refused() throws IOException {
        Path open = Files.writeString(folder.resolve("open"), "words");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        written.put("evenkeel.ledger.migrator.user", "evenkeel_migrator");
        written.put("evenkeel.ledger.migrator.password_file", open.toString());

        assertThatThrownBy(this::read).hasMessageContaining("ledger.migrator.password_file");
    }

    @Test
    void F64_every_mistake_is_told_at_once_unknown_keys_too() {
        written.put("evenkeel.engine.address", "nowhere");
        written.put("evenkeel.venues[0].dialect", "kraken");
        written.put("evenkeel.limits.collar", "5 %");
        written.put("evenkeel.limits.colar", "0.05");
        written.put("evenkeel.symbols[0]", "eth");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, this::read);

        assertThat(refused.mistakes())
                .extracting(mistake -> mistake.key() + " = " + mistake.was())
                .containsExactlyInAnyOrder(
                        "evenkeel.limits.colar = 0.05",
                        "evenkeel.engine.address = nowhere",
                        "evenkeel.venues[0].dialect = kraken",
                        "evenkeel.limits.collar = 5 %",
                        "evenkeel.symbols[0] = eth");
    }

    @Test
    void F64_limits_of_nothing_or_above_their_ceilings_are_refused_at_start() {
        written.put("evenkeel.limits.max_order_notional", "1000000.01");
        written.put("evenkeel.limits.max_quantity.ETH", "1e1000000000");
        written.put("evenkeel.limits.collar", "20");
        written.put("evenkeel.limits.max_open_orders", "0");
        written.put("evenkeel.limits.exposure.total.net", "NaN");
        written.put("evenkeel.limits.daily_loss", "-1");
        written.put("evenkeel.limits.data_age", "PT1H");
        written.put("evenkeel.limits.capital.strategy.slots", "-2");
        written.put("evenkeel.venues[0].max_leverage", "21");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, this::read);

        assertThat(refused.mistakes())
                .extracting(mistake -> mistake.key())
                .containsExactlyInAnyOrder(
                        "evenkeel.limits.max_order_notional",
                        "evenkeel.limits.max_quantity.ETH",
                        "evenkeel.limits.collar",
                        "evenkeel.limits.max_open_orders",
                        "evenkeel.limits.exposure.total.net",
                        "evenkeel.limits.daily_loss",
                        "evenkeel.limits.data_age",
                        "evenkeel.limits.capital.strategy.slots",
                        "evenkeel.venues[0].max_leverage");
    }

    @Test
    void every_limit_can_be_set() {
        written.put("evenkeel.limits.max_quantity.ETH", "2.5");
        written.put("evenkeel.limits.max_repeats", "3");
        written.put("evenkeel.limits.exposure.symbol.gross", "700");
        written.put("evenkeel.limits.capital.account.slots", "4");
        written.put("evenkeel.limits.capital.account.notional", "5000");

        LimitSettings limits = read().limits();

        assertThat(limits.gate().size().largest()).containsExactly(Map.entry("ETH", Quantity.of("2.5")));
        assertThat(limits.gate().pace().repeats()).isEqualTo(3);
        assertThat(limits.gate().exposures().symbol().gross()).isEqualTo(Usd.of("700"));
        assertThat(limits.account()).isEqualTo(new Share(4, Usd.of("5000")));
        assertThat(limits.gate().venues()).containsExactly("bybit");
    }

    @Test
    void F65_with_real_money_the_account_must_be_named() {
        written.put("evenkeel.venues[0].environment", "live");
        written.put("evenkeel.venues[0].rest", "https://api.bybit.com");
        written.put("evenkeel.venues[0].stream", "wss://stream.bybit.com");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, this::read);

        assertThat(refused.lines())
                .anySatisfy(line -> assertThat(line).contains("evenkeel.venues[0].account is missing"));
    }

    @Test
    void SAFE4_a_worker_on_paper_has_no_way_to_a_venue_of_real_money() {
        written.put("evenkeel.venues[0].environment", "live");
        written.put("evenkeel.venues[0].rest", "https://api.bybit.com");
        written.put("evenkeel.venues[0].stream", "wss://stream.bybit.com");
        written.put("evenkeel.venues[0].account", "main");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, this::read);

        assertThat(refused.mistakes()).extracting(Mistake::code).containsExactly(Code.CFG_OTHER_MODE);
        assertThat(refused.exit()).isEqualTo(ExitCode.UNSAFE);
    }

    private WorkerSettings read() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", written));
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        return WorkerSettings.read(WrittenKeys.bind(environment, WorkerKeys.class, checks), CarryFile.NONE, checks);
    }
}
