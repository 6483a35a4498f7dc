package evenkeel.config.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTest {
    @TempDir
    private Path folder;

    @Test
    void S3_nothing_of_a_secret_is_in_any_text_of_it() {
        Secret secret = secret("canary-91ab77");

        assertThat(secret.toString() + secret.hashCode()).doesNotContain("canary");
        assertThat(String.valueOf(secret.hashCode()))
                .isEqualTo(String.valueOf(secret("other").hashCode()));
    }

    @Test
    void S3_a_secret_has_no_serial_form() throws IOException {
        try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(secret("canary"))).isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void S3_a_forgotten_secret_is_wiped() {
        Secret secret = secret("canary");

        secret.forget();

        assertThat(secret.copy()).containsOnly(0);
    }

    @Test
    void S3_a_copy_is_the_taker_s_own_and_so_is_the_source_the_giver_s() {
        byte[] given = "canary".getBytes(StandardCharsets.UTF_8);
        Secret secret = Secret.of(given);

        given[0] = 'X';
        secret.copy()[1] = 'X';

        assertThat(secret).isEqualTo(secret("canary")).isNotEqualTo(secret("canarY"));
    }

    @ParameterizedTest(name = "[{0}] is {1} and {2}")
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            id:words,id,words
            ' id:words\n',id,words
            id:wo:rds,id,wo:rds
            words,'',''
            ':words','',words
            """)
    void the_part_before_a_colon_is_public(String content, String before, String after) {
        Secret secret = secret(content);

        assertThat(secret.publicPartBefore(':')).isEqualTo(before);
        assertThat(secret.after(':')).isEqualTo(secret(after));
    }

    @ParameterizedTest(name = "mode {0}: trusted {1}")
    @CsvSource({
        "r--------, true",
        "rw-------, true",
        "rw-r--r--, false",
        "rw-r-----, false",
        "rw-----w-, false",
        "rwx------, false"
    })
    void S2_a_secret_file_that_others_can_read_is_refused(String mode, boolean trusted) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "id:words");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThat(SecretFile.objection(file).isEmpty()).isEqualTo(trusted);
    }

    @Test
    void S2_a_secret_file_of_somebody_else_is_refused() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        Path file = Files.writeString(folder.resolve("key"), "id:words");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        Files.setAttribute(file, "unix:uid", 4_711);

        assertThat(SecretFile.objection(file))
                .hasValueSatisfying(why -> assertThat(why).contains("belongs to 4711"));
    }

    private static Secret secret(String content) {
        return Secret.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
