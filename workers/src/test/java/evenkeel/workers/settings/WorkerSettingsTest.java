package evenkeel.workers.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.start.Checks;
import evenkeel.config.start.SettingsRefused;
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
    void every_mistake_is_told_at_once_unknown_keys_too() {
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

    private WorkerSettings read() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", written));
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        return WorkerSettings.read(WrittenKeys.bind(environment, WorkerKeys.class, checks), checks);
    }
}
