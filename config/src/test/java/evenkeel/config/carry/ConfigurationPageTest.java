package evenkeel.config.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.keys.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is made from the keys: {@code mvn -pl config -am test -Dtest=ConfigurationPageTest -Ddocs=write}. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void the_page_says_what_the_keys_say() throws IOException {
        if ("write".equals(System.getProperty("docs"))) Files.writeString(PAGE, page());

        assertThat(PAGE).hasContent(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Keys of carry are written in YAML, grouped as below, and read in this order: what is usual, then the file, then the
                environment. A variable is `BOT_` and the key in capitals with two underscores for a dot: `BOT_TRADING__MAX_OPEN_TRADES=2`;
                lists are JSON there. A key's meaning never changes; one that nobody knows is refused, in every mode, and one
                that is known and changes nothing says so when it is written. All that is wrong is
                told at once, with code ([errors](errors.md)), file, line, key, value and what to do.

                A fraction of 1 is written 0.35 for 35 %, a percentage 35. A secret is never written: `file:PATH` names a file that only its
                owner may read, `env:NAME` a variable. `none` is written where a key may be absent.

                    ./evenkeel config check -f carry.yaml        is it all right?
                    ./evenkeel config show -f carry.yaml         every key, its value, and where that comes from
                    ./evenkeel config explain max_open_trades    what a key means

                [config/profiles/carry-recommended.yaml](../config/profiles/carry-recommended.yaml) is the recommended profile.
                """);
        sections().forEach((section, settings) -> {
            page.append("\n## ")
                    .append(section.isEmpty() ? "Top level" : section)
                    .append("\n\n");
            page.append(
                    "| key | what one writes | default | recommended | allowed | what it does |\n|---|---|---|---|---|---|\n");
            for (Setting setting : settings) page.append(row(section, setting));
        });
        return page.toString();
    }

    private static String row(String section, Setting setting) {
        String word = section.isEmpty() ? setting.name() : setting.name().substring(section.length() + 1);
        String recommended = setting.recommended().equals(setting.usual()) ? "=" : code(setting.recommended());
        return "| `%s` | %s | %s | %s | %s | %s |%n"
                .formatted(
                        word, setting.kind(), code(setting.usual()), recommended, setting.allowed(), meaning(setting));
    }

    private static String meaning(Setting setting) {
        return setting.idle().isEmpty() ? setting.why() : setting.why() + "; **" + setting.idle() + "**";
    }

    private static String code(String value) {
        return value.isEmpty() ? "empty" : "`" + value + "`";
    }

    private static Map<String, List<Setting>> sections() {
        return CarryKeys.ALL.settings().stream()
                .collect(Collectors.groupingBy(Setting::section, LinkedHashMap::new, Collectors.toList()));
    }
}
