package evenkeel.config.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.start.Checks;
import evenkeel.config.start.SettingsRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerPlaceTest {
    private final Checks checks = Checks.of("evenkeel");

    @TempDir
    private Path folder;

    private String password = "";

    @BeforeEach
    void keepAPassword() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "words");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        password = file.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:5432/evenkeel",
                "jdbc:postgresql://localhost/evenkeel",
                "jdbc:postgresql://[::1]:5432/evenkeel"
            })
    void a_ledger_on_this_machine_needs_no_certificate(String url) {
        LedgerPlace place = read(url, null);

        assertThatCode(checks::pass).doesNotThrowAnyException();
        assertThat(place.rootCertificate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://ledger:5432/evenkeel",
                "jdbc:postgresql://10.0.0.7/evenkeel",
                "jdbc:postgresql://localhost.evil.io:5432/evenkeel",
                "jdbc:postgresql://127.0.0.1:5432,10.0.0.7:5432/evenkeel"
            })
    void S18_a_ledger_elsewhere_without_a_certificate_to_trust_is_refused(String url) {
        read(url, null);

        assertThat(refused())
                .startsWith("CFG-001 evenkeel.ledger.root_certificate is missing")
                .contains("by TLS only");
    }

    @Test
    void S18_a_ledger_elsewhere_is_believed_on_the_word_of_the_named_authority() throws IOException {
        Path root = Files.writeString(folder.resolve("root.crt"), "-----BEGIN CERTIFICATE-----");

        LedgerPlace place = read("jdbc:postgresql://ledger:5432/evenkeel", root.toString());

        assertThatCode(checks::pass).doesNotThrowAnyException();
        assertThat(place.rootCertificate()).contains(root);
    }

    @Test
    void S18_an_authority_that_is_not_there_is_refused() {
        read("jdbc:postgresql://ledger:5432/evenkeel", "nowhere.crt");

        assertThat(refused()).startsWith("CFG-001 evenkeel.ledger.root_certificate was \"nowhere.crt\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1/evenkeel?sslmode=disable",
                "jdbc:postgresql://127.0.0.1/evenkeel?PGHOST=10.0.0.7",
                "jdbc:postgresql://keeper:words@127.0.0.1/evenkeel",
                "jdbc:postgresql:evenkeel",
                "jdbc:mysql://127.0.0.1/evenkeel"
            })
    void S18_an_address_that_could_say_more_than_host_and_database_is_refused(String url) {
        read(url, null);

        assertThat(refused()).startsWith("CFG-001 evenkeel.ledger.url was").contains("without parameters");
    }

    private LedgerPlace read(String url, @Nullable String root) {
        return LedgerPlace.read(new LedgerPlace.Written(url, root, "keeper", password, null, null), checks);
    }

    private String refused() {
        var lines = catchThrowableOfType(SettingsRefused.class, checks::pass).lines();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }
}
