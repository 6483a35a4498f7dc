package evenkeel.local.configuration;

import evenkeel.config.carry.CarryKeys;
import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.Mistakes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration is meant, and how an answer is printed. */
final class Sheet {
    @Option(
            names = {"-f", "--file"},
            description = "a file of keys; without it the environment alone counts")
    private @Nullable Path file;

    @Option(
            names = "--profile",
            description = "what holds for keys that nobody writes: default or recommended (${DEFAULT-VALUE})")
    private Profile profile = Profile.DEFAULT;

    @Option(
            names = {"-o", "--output"},
            description = "table or json (${DEFAULT-VALUE})")
    private Output output = Output.TABLE;

    enum Output {
        TABLE,
        JSON
    }

    boolean isJson() {
        return output == Output.JSON;
    }

    Settings read(Map<String, String> environment, Mistakes mistakes) {
        Sources sources = Sources.of(CarryKeys.ALL, Optional.ofNullable(file), environment, mistakes);
        return CarryKeys.read(profile, sources, mistakes);
    }
}
