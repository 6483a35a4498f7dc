package evenkeel.guard.settings;

import static org.assertj.core.api.Assertions.assertThat;
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

class GuardSettingsTest {
    private final Map<String, Object> written = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void everything_that_must_be_told() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "id:words");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        written.put("evenkeel.ledger.url", "jdbc:postgresql://127.0.0.1:5432/evenkeel");
        written.put("evenkeel.ledger.user", "evenkeel");
        written.put("evenkeel.ledger.password_file", secret.toString());
        written.put("evenkeel.halts.folder", folder.toString());
        written.put("evenkeel.venues[0].name", "bybit");
        written.put("evenkeel.venues[0].rest", "http://127.0.0.1:9001");
        written.put("evenkeel.venues[0].stream", "ws://127.0.0.1:9001");
        written.put("evenkeel.venues[0].key_file", secret.toString());
        written.put("evenkeel.symbols[0]", "ETH");
    }

    @Test
    void what_is_left_out_has_a_default() {
        GuardSettings settings = read();

        assertThat(settings.rules().nakedLimit()).isEqualTo(Usd.of("50"));
        assertThat(settings.rules().silence()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.poll()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(settings.venues())
                .singleElement()
                .satisfies(venue -> assertThat(venue.key().id()).isEqualTo("id"));
    }

    @Test
    void every_mistake_is_told_at_once_unknown_keys_too() {
        written.put("evenkeel.engine.address", "127.0.0.1:7233"); // it has none
        written.put("evenkeel.poll", "PT6S");
        written.put("evenkeel.rules.naked_limit", "-1");
        written.put("evenkeel.rules.max_slippage", "0.2");
        written.put("evenkeel.venues[0].key_file", "");
        written.put("evenkeel.symbols[0]", "eth");

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, this::read);

        assertThat(refused.mistakes())
                .extracting(mistake -> mistake.key() + " = " + mistake.was())
                .containsExactlyInAnyOrder(
                        "evenkeel.engine.address = 127.0.0.1:7233",
                        "evenkeel.poll = PT6S",
                        "evenkeel.rules.naked_limit = -1",
                        "evenkeel.rules.max_slippage = 0.2",
                        "evenkeel.venues[0].key_file = ",
                        "evenkeel.symbols[0] = eth");
    }

    @Test
    void S2_a_key_that_others_can_read_is_refused() throws IOException {
        Path open = Files.writeString(folder.resolve("open"), "id:words");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        written.put("evenkeel.venues[0].key_file", open.toString());

        SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, this::read);

        assertThat(refused.mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.key()).isEqualTo("evenkeel.venues[0].key_file"));
    }

    private GuardSettings read() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", written));
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        return GuardSettings.read(WrittenKeys.bind(environment, GuardKeys.class, checks), checks);
    }
}
