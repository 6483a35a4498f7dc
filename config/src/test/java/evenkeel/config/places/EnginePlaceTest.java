package evenkeel.config.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.places.EnginePlace.Written;
import evenkeel.config.start.Checks;
import evenkeel.config.start.SettingsRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginePlaceTest {
    private static final String HERE = "127.0.0.1:7233";
    private static final String ELSEWHERE = "engine:7233";

    private final Checks checks = Checks.of("evenkeel");

    @TempDir
    private Path folder;

    @Test
    void an_engine_on_this_machine_is_spoken_to_in_the_clear() {
        EnginePlace place = read(HERE, null, null, null, null);

        assertThat(place).isEqualTo(EnginePlace.here(HERE));
        assertThatCode(checks::pass).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {ELSEWHERE, "10.0.0.7:7233", "localhost.evil.io:7233", "my.tmprl.cloud:7233"})
    void S8_an_engine_elsewhere_is_spoken_to_by_tls_without_being_asked(String address) {
        EnginePlace place = read(address, null, null, null, null);

        assertThat(place.tls()).isPresent();
        assertThatThrownBy(() -> EnginePlace.here(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void S8_nothing_is_said_in_the_clear_to_an_engine_elsewhere() {
        read(ELSEWHERE, "false", null, null, null);

        assertThat(refused()).startsWith("CFG-001 evenkeel.engine.tls was \"false\"");
    }

    @Test
    void S8_an_api_key_is_never_said_in_the_clear() throws IOException {
        String key = owned("api_key");

        assertThat(read(HERE, null, null, null, key).tls()).isPresent();
        read(HERE, "false", null, null, key);

        assertThat(refused()).startsWith("CFG-001 evenkeel.engine.tls was \"false\"");
    }

    @Test
    void S8_a_certificate_without_its_key_is_refused() throws IOException {
        read(ELSEWHERE, null, owned("client.crt"), null, null);

        assertThat(refused()).startsWith("CFG-001 evenkeel.engine.key_file is missing");
    }

    @Test
    void S8_a_key_that_others_may_read_is_refused() throws IOException {
        Path key = Files.writeString(folder.resolve("client.key"), "words");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        read(ELSEWHERE, null, owned("client.crt"), key.toString(), null);

        assertThat(refused()).startsWith("CFG-001 evenkeel.engine.key_file").contains("others may read this file");
    }

    @Test
    void S3_no_text_of_an_engine_s_place_holds_its_key() throws IOException {
        EnginePlace place = read(ELSEWHERE, null, owned("client.crt"), owned("canary"), owned("canary"));

        assertThatCode(checks::pass).doesNotThrowAnyException();
        assertThat(place.toString()).doesNotContain("words of ");
    }

    private String owned(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "words of " + name);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    private EnginePlace read(
            String address,
            @Nullable String tls,
            @Nullable String certificate,
            @Nullable String key,
            @Nullable String apiKey) {
        return EnginePlace.read(new Written(address, null, tls, null, certificate, key, apiKey), checks);
    }

    private String refused() {
        var lines = catchThrowableOfType(SettingsRefused.class, checks::pass).lines();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }
}
