package evenkeel.config.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.secret.Secret;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Checks checks = Checks.of("evenkeel");

    @Test
    void names_every_mistake_at_once_with_key_value_and_fix() {
        Checks scan = checks.below("scan");

        scan.duration("interval", "5", SECOND, SECOND, Duration.ofSeconds(30));
        scan.count("most", "0", 1, 1, 10);
        checks.text("mode", "", "give one word");
        checks.address("rest", "ftp://somewhere", "https", "http");

        assertThat(refused().lines())
                .containsExactly(
                        "CFG-001 evenkeel.scan.interval was \"5\": give a duration from PT1S to PT30S",
                        "CFG-001 evenkeel.scan.most was \"0\": give a whole number from 1 to 10",
                        "CFG-001 evenkeel.mode is missing: give one word",
                        "CFG-001 evenkeel.rest was \"ftp://somewhere\": give an address such as https://127.0.0.1:9001");
    }

    @Test
    void what_is_not_written_is_the_default_and_no_mistake() {
        assertThat(checks.duration("interval", null, SECOND, SECOND, SECOND)).isEqualTo(SECOND);
        assertThat(checks.count("most", " ", 3, 1, 10)).isEqualTo(3);
        assertThat(checks.flag("on", null, true)).isTrue();
        assertThatCode(checks::pass).doesNotThrowAnyException();
    }

    @Test
    void S2_a_secret_may_be_named_by_an_environment_variable() {
        Checks told = Checks.of("evenkeel", name -> name.equals("VENUE_KEY") ? "id:words\n" : null);

        assertThat(told.secretOf("key_env", "VENUE_KEY").publicPartBefore(':')).isEqualTo("id");
        assertThat(told.secretOf("key_env", "NO_SUCH").isEmpty()).isTrue();

        assertThat(catchThrowableOfType(SettingsRefused.class, told::pass).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("evenkeel.key_env was \"NO_SUCH\""));
    }

    @Test
    void a_secret_that_others_may_read_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "id:words\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        checks.secret("key_file", file.toString());

        assertThat(refused().mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.line())
                        .contains("others may read this file")
                        .doesNotContain("words"));
    }

    @Test
    void a_secret_of_its_owner_is_read(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "id:words\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        assertThat(checks.secret("key_file", file.toString()))
                .isEqualTo(Secret.of("id:words".getBytes(StandardCharsets.UTF_8)));
        assertThatCode(checks::pass).doesNotThrowAnyException();
    }

    @Test
    void a_refusal_says_code_and_fix_and_no_stack_trace() {
        var buried = new IllegalStateException("bean", new Trouble(Code.DB_UNREACHABLE, "cannot connect"));

        Refusal refusal = Refusal.of(buried);

        assertThat(refusal.lines()).containsExactly("DB-001 cannot connect — " + Code.DB_UNREACHABLE.yourPart());
        assertThat(refusal.exit()).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void patience_asks_again_while_something_may_still_come() {
        int[] asked = {0};

        String answer = Patience.of(Duration.ofSeconds(10)).until(() -> {
            if (asked[0]++ < 2) throw new Trouble(Code.DB_UNREACHABLE, "not yet");
            return "here";
        });

        assertThat(answer).isEqualTo("here");
        assertThat(asked[0]).isEqualTo(3);
    }

    @Test
    void patience_gives_up_at_once_on_what_waiting_does_not_mend() {
        Trouble refused = catchThrowableOfType(
                Trouble.class,
                () -> Patience.of(Duration.ofSeconds(10)).until(() -> {
                    throw new Trouble(Code.VEN_KEY, "wrong key");
                }));

        assertThat(refused.code()).isEqualTo(Code.VEN_KEY);
    }

    private SettingsRefused refused() {
        return catchThrowableOfType(SettingsRefused.class, checks::pass);
    }
}
