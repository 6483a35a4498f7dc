package evenkeel.config.boot;

import evenkeel.config.carry.CarryFile;
import evenkeel.config.carry.Confirmation;
import evenkeel.config.start.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;

/** What a person says when a process is started: {@code --config=FILE}, {@code --confirm-live}, {@code --allow-testing-live}. */
public final class StartWords {
    private static final String FILE = "config";
    private static final String LIVE = "confirm-live";
    private static final String TESTING = "allow-testing-live";
    private static final Set<String> OURS = Set.of(FILE, LIVE, TESTING);
    private static final List<String> SPRINGS = List.of("spring.", "server.", "logging.", "evenkeel.");

    private StartWords() {}

    /** The keys' file is named by the start or by the key {@code config_file}, never by both. */
    public static CarryFile file(
            ApplicationArguments said, @Nullable String configFile, Map<String, String> environment, Checks checks) {
        for (String word : said.getOptionNames()) {
            boolean known = OURS.contains(word) || SPRINGS.stream().anyMatch(word::startsWith);
            if (!known) checks.wrong("--" + word, "", "there is no such option, there are " + options());
        }
        List<String> named = Optional.ofNullable(said.getOptionValues(FILE)).orElse(List.of());
        boolean isOpen = said.containsOption(FILE)
                && (named.size() != 1 || named.getFirst().isBlank());
        if (isOpen) checks.wrong("--config", String.join(", ", named), "name one file of keys, --config=carry.yaml");
        if (!named.isEmpty() && configFile != null) {
            checks.wrong(
                    "config_file", configFile, "the start says --config=" + named.getFirst() + ", keep one of them");
        }
        Optional<String> file = named.stream().findFirst().or(() -> Optional.ofNullable(configFile));
        return new CarryFile(
                file.filter(name -> !name.isBlank()).map(Path::of),
                environment,
                Confirmation.of(said.containsOption(LIVE), said.containsOption(TESTING), environment));
    }

    private static List<String> options() {
        return OURS.stream().sorted().map(word -> "--" + word).toList();
    }
}
