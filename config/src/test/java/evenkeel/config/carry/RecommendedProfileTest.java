package evenkeel.config.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Setting;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The recommended profile as a file is made from the keys: {@code mvn -pl config -am test -Dtest=RecommendedProfileTest -Ddocs=write}. */
class RecommendedProfileTest {
    private static final Path FILE = Path.of("profiles", "carry-recommended.yaml");

    @Test
    void the_file_says_what_the_keys_recommend() throws IOException {
        if ("write".equals(System.getProperty("docs"))) Files.writeString(FILE, file());

        assertThat(FILE).hasContent(file());
    }

    @Test
    void whoever_reads_the_file_has_the_recommended_profile() {
        var mistakes = new Mistakes();

        Settings byFile = CarryKeys.read(
                Profile.DEFAULT, Sources.of(CarryKeys.ALL, Optional.of(FILE), Map.of(), mistakes), mistakes);
        Settings byName = CarryKeys.read(
                Profile.RECOMMENDED, Sources.of(CarryKeys.ALL, Optional.empty(), Map.of(), mistakes), mistakes);

        assertThat(byFile.all())
                .extracting(held -> held.setting() + " " + held.shown())
                .isEqualTo(byName.all().stream()
                        .map(held -> held.setting() + " " + held.shown())
                        .toList());
        // it recommends alerts, and nobody can recommend whose
        assertThat(mistakes.all())
                .extracting(mistake -> mistake.code().id() + " " + mistake.key())
                .containsExactlyInAnyOrder(
                        "CFG-009 telegram.enabled, telegram.bot_token, telegram.chat_id",
                        "CFG-009 telegram.enabled, telegram.bot_token, telegram.chat_id");
    }

    private static String file() {
        StringBuilder file = new StringBuilder("""
                # The recommended profile: production with a small account and long holds. What is usual anyway is not repeated.
                # Real orders, addresses, accounts and secrets are yours to write; telegram wants TELEGRAM_BOT_TOKEN and TELEGRAM_CHAT_ID.
                # ./evenkeel config explain KEY says what a key means.
                """);
        differing().forEach((section, settings) -> {
            String indent = section.isEmpty() ? "" : "  ";
            file.append('\n');
            if (!section.isEmpty()) file.append(section).append(":\n");
            for (Setting setting : settings) {
                String word =
                        section.isEmpty() ? setting.name() : setting.name().substring(section.length() + 1);
                String value = setting.isList() ? "[" + setting.recommended() + "]" : setting.recommended();
                file.append(indent + word + ": " + value + " # usually " + orNothing(setting.usual()) + "\n");
            }
        });
        return file.toString();
    }

    private static String orNothing(String usual) {
        return usual.isEmpty() ? "empty" : usual;
    }

    private static Map<String, List<Setting>> differing() {
        return CarryKeys.ALL.settings().stream()
                .filter(setting -> !setting.recommended().equals(setting.usual()))
                .collect(Collectors.groupingBy(Setting::section, LinkedHashMap::new, Collectors.toList()));
    }
}
