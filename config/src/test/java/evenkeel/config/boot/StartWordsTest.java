package evenkeel.config.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.carry.CarryFile;
import evenkeel.config.carry.Confirmation;
import evenkeel.config.start.Checks;
import evenkeel.config.start.SettingsRefused;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.DefaultApplicationArguments;

class StartWordsTest {
    private final Checks checks = Checks.of("");

    @Test
    void a_start_that_says_nothing_goes_by_what_is_usual() {
        assertThat(file(null)).isEqualTo(CarryFile.NONE);
    }

    @Test
    void the_file_is_named_by_the_start_or_by_a_key() {
        assertThat(file(null, "--config=a.yaml").file()).contains(Path.of("a.yaml"));
        assertThat(file("b.yaml").file()).contains(Path.of("b.yaml"));
    }

    @Test
    void SAFE1_SAFE2_flags_confirm() {
        assertThat(file(null, "--confirm-live").confirmation()).isEqualTo(new Confirmation(true, false));
        assertThat(file(null, "--confirm-live", "--allow-testing-live").confirmation())
                .isEqualTo(new Confirmation(true, true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --config=a.yaml --config=b.yaml           | --config was "a.yaml, b.yaml": name one file of keys
            --config                                  | --config is missing: name one file of keys
            --confirm-liev                            | --confirm-liev is missing: there is no such option
            --conf=a.yaml --evenkeel.mode=paper       | --conf is missing: there is no such option
            """)
    void a_word_that_nobody_knows_is_no_start(String said, String told) {
        CarryFile unused = file(null, said.split(" ", -1));

        assertThat(catchThrowableOfType(SettingsRefused.class, checks::pass).lines())
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void two_files_are_one_too_many() {
        CarryFile unused = file("b.yaml", "--config=a.yaml");

        assertThat(catchThrowableOfType(SettingsRefused.class, checks::pass).lines())
                .containsExactly(
                        "CFG-001 config_file was \"b.yaml\": the start says --config=a.yaml, keep one of them");
    }

    private CarryFile file(@Nullable String configFile, String... said) {
        return StartWords.file(new DefaultApplicationArguments(said), configFile, Map.of(), checks);
    }
}
