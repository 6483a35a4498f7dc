package evenkeel.config.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import evenkeel.config.start.SettingsRefused;
import evenkeel.config.yaml.YamlFile;
import evenkeel.domain.code.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyTest {
    @TempDir
    private Path folder;

    private static final Confirmation CONFIRMED = new Confirmation(true, false);

    private static final String LIVE = """
            live_trading: true
            lighter: {base_url: 'https://lighter.example', private_key: 'env:L'}
            x10: {base_url: 'https://x10.example', api_key: 'env:A', private_key: 'env:B', public_key: 'env:C', vault_id: 'env:D'}
            database: {path: 'jdbc:postgresql://db.example/evenkeel'}
            """;

    @Test
    void SAFE1_on_paper_nothing_is_demanded_whatever_was_confirmed() {
        assertThat(told("testing_mode: true\nlighter: {funding_rate_interval_hours: 8}", Confirmation.NONE))
                .isEmpty();
        assertThat(told("live_trading: false", CONFIRMED)).isEmpty();
    }

    @Test
    void SAFE1_real_orders_that_nobody_confirmed_are_refused_with_2() {
        List<Mistake> told = told(LIVE, Confirmation.NONE);

        assertThat(told)
                .extracting(Mistake::line)
                .containsExactly("CFG-012 file:1 live_trading was \"true\": confirm it with --confirm-live or"
                        + " BOT_CONFIRM_LIVE=YES, if real orders are meant");
        assertThat(new SettingsRefused(told).exit()).isEqualTo(ExitCode.UNSAFE);
        assertThat(told(LIVE, CONFIRMED)).isEmpty();
    }

    @ParameterizedTest(name = "{0} by {1} is {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            BOT_CONFIRM_LIVE       | YES          | true  | false
            BOT_CONFIRM_LIVE       | I_UNDERSTAND | true  | false
            BOT_CONFIRM_LIVE       | yes          | false | false
            BOT_CONFIRM_LIVE       | true         | false | false
            BOT_ALLOW_TESTING_LIVE | YES          | false | true
            BOT_ALLOW_TESTING_LIVE | I_UNDERSTAND | false | false
            """)
    void SAFE1_SAFE2_only_the_exact_word_confirms(String variable, String word, boolean live, boolean testing) {
        assertThat(Confirmation.of(false, false, Map.of(variable, word))).isEqualTo(new Confirmation(live, testing));
    }

    @Test
    void SAFE2_testing_mode_with_real_orders_needs_a_word_of_its_own() {
        String testing = LIVE + "testing_mode: true\n";

        assertThat(told(testing, CONFIRMED)).extracting(Mistake::code).containsExactly(Code.CFG_TESTING_LIVE);
        assertThat(new SettingsRefused(told(testing, CONFIRMED)).exit()).isEqualTo(ExitCode.UNSAFE);
        assertThat(told(testing, new Confirmation(true, true))).isEmpty();
    }

    @Test
    void SAFE3_all_that_real_orders_lack_is_told_together() {
        List<Mistake> told = told("live_trading: true\ntesting_mode: true", Confirmation.NONE);

        assertThat(told)
                .extracting(mistake -> mistake.code().id() + " " + mistake.key())
                .containsExactly(
                        "CFG-012 live_trading",
                        "CFG-013 testing_mode",
                        "CFG-014 lighter.base_url",
                        "CFG-014 lighter.private_key",
                        "CFG-014 x10.base_url",
                        "CFG-014 x10.api_key",
                        "CFG-014 x10.private_key",
                        "CFG-014 x10.public_key",
                        "CFG-014 x10.vault_id",
                        "CFG-014 database.path");
        assertThat(new SettingsRefused(told).exit()).isEqualTo(ExitCode.CONFIG);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"lighter, 8", "lighter, 0.5", "x10, 8"})
    void N4_a_rate_of_8_hours_is_refused_with_real_orders(String venue, String hours) {
        String interval = "\n" + venue + ".funding_rate_interval_hours: " + hours + "\n";

        assertThat(told(LIVE + interval, CONFIRMED))
                .extracting(Mistake::line)
                .singleElement()
                .asString()
                .startsWith("CFG-014 file:6 " + venue + ".funding_rate_interval_hours was \"" + hours + "\": ");
    }

    @Test
    void ghosts_may_be_imported_and_closed_on_paper_and_with_real_orders() {
        String ghosts = "\nreconciliation: {auto_import_ghosts: true, auto_close_ghosts: true}\n";

        assertThat(told(ghosts, Confirmation.NONE)).isEmpty();
        assertThat(told(LIVE + ghosts, CONFIRMED)).isEmpty();
    }

    @Test
    void SAFE5_a_secret_that_is_written_out_is_refused_on_paper_too_and_shown_nowhere() {
        List<Mistake> told = told("x10: {private_key: '0x5ec4e7'}", Confirmation.NONE);

        assertThat(told).extracting(Mistake::code).containsExactly(Code.CFG_SECRET_WRITTEN);
        assertThat(told.getFirst().line()).doesNotContain("5ec4e7");
    }

    @Test
    void SAFE5_a_secret_that_is_not_there_or_that_others_can_read_is_refused() throws IOException {
        Path open = Files.writeString(folder.resolve("open"), "secret");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Path closed = Files.writeString(folder.resolve("closed"), "secret");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r--------"));
        var mistakes = new Mistakes();
        var written = YamlFile.parse("file", """
                x10:
                  api_key: file:%s
                  private_key: file:%s
                  public_key: file:%s/nowhere
                  vault_id: env:VAULT
                lighter.private_key: env:LIGHTER
                """.formatted(closed, open, folder), mistakes)
                .orElseThrow();
        Settings settings = CarryKeys.read(Profile.DEFAULT, Sources.of(CarryKeys.ALL, written, mistakes), mistakes);

        Safety.checkSecrets(settings, Map.of("LIGHTER", "secret"), mistakes);

        assertThat(mistakes.all())
                .extracting(mistake ->
                        mistake.code().id() + " " + mistake.place() + " " + mistake.key() + ": " + mistake.fix())
                .containsExactly(
                        "CFG-011 file:3 x10.private_key: others may read this file (rw-r--r--): chmod 600",
                        "CFG-011 file:4 x10.public_key: there is no such file",
                        "CFG-011 file:5 x10.vault_id: there is no such environment variable, or it is empty");
    }

    private static List<Mistake> told(String file, Confirmation confirmation) {
        var mistakes = new Mistakes();
        var written = YamlFile.parse("file", file, mistakes).orElseThrow();
        Settings settings = CarryKeys.read(Profile.DEFAULT, Sources.of(CarryKeys.ALL, written, mistakes), mistakes);
        Safety.check(settings, confirmation, mistakes);
        return mistakes.all();
    }
}
