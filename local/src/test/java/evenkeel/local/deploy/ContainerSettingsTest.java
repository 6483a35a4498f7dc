package evenkeel.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.carry.CarryFile;
import evenkeel.config.places.EngineTls;
import evenkeel.config.start.Checks;
import evenkeel.guard.settings.GuardKeys;
import evenkeel.guard.settings.GuardSettings;
import evenkeel.starter.settings.StarterKeys;
import evenkeel.starter.settings.StarterSettings;
import evenkeel.workers.settings.WorkerKeys;
import evenkeel.workers.settings.WorkerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** The processes of the compose file take the settings that are mounted for them. */
class ContainerSettingsTest {
    private static final Path DOCKER = Path.of("../deploy/docker");

    @TempDir
    Path secrets;

    @BeforeEach
    void mount() throws IOException {
        for (String secret : new String[] {
            "ledger_app_password",
            "ledger_migrator_password",
            "binance_key",
            "bybit_key",
            "binance_guard_key",
            "bybit_guard_key",
            "api_token",
            "root.crt",
            "evenkeel.crt",
            "evenkeel.key"
        }) {
            Path file = Files.writeString(secrets.resolve(secret), "name:value");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
    }

    @Test
    void the_worker_takes_its_own() throws IOException {
        Checks checks = Checks.of(WrittenKeys.PREFIX);

        var settings = WorkerSettings.read(
                WrittenKeys.bind(environment("worker.yaml"), WorkerKeys.class, checks), CarryFile.NONE, checks);

        assertThat(settings.venues()).hasSize(2);
        assertThat(settings.engine().address()).isEqualTo("engine:7233");
        assertThat(settings.engine().tls().flatMap(EngineTls::ours)).isPresent();
        assertThat(settings.ledger().rootCertificate()).isPresent();
    }

    @Test
    void the_starter_takes_its_own_and_trades_on_paper() throws IOException {
        Checks checks = Checks.of(WrittenKeys.PREFIX);

        var settings = StarterSettings.read(
                WrittenKeys.bind(environment("starter.yaml"), StarterKeys.class, checks), CarryFile.NONE, checks);

        assertThat(settings.mode()).isEqualTo("paper");
        assertThat(settings.venues())
                .allSatisfy(venue -> assertThat(venue.rest().getHost()).contains("testnet"));
    }

    @Test
    void the_guard_takes_its_own() throws IOException {
        Checks checks = Checks.of(WrittenKeys.PREFIX);

        var settings = GuardSettings.read(WrittenKeys.bind(environment("guard.yaml"), GuardKeys.class, checks), checks);

        assertThat(settings.venues()).hasSize(2);
        assertThat(settings.symbols()).containsExactly("BTC", "ETH");
    }

    private StandardEnvironment environment(String file) throws IOException {
        String text = Files.readString(DOCKER.resolve(file))
                .replace("/run/secrets", secrets.toString())
                .replace("/evenkeel/certificates", secrets.toString())
                .replace("/evenkeel/ledger-disk", secrets.toString());
        var resource = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        new YamlPropertySourceLoader().load(file, resource).forEach(sources::addFirst);
        return environment;
    }
}
