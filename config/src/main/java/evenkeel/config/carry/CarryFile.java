package evenkeel.config.carry;

import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.Mistakes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a process has the keys of carry from: a file below its environment, and what a person said at the start. */
public record CarryFile(Optional<Path> file, Map<String, String> environment, Confirmation confirmation) {
    /** What is usual, and nobody has confirmed anything. */
    public static final CarryFile NONE = new CarryFile(Optional.empty(), Map.of(), Confirmation.NONE);

    /** Every key; whatever is wrong with one, or unsafe, is among the mistakes. */
    public Settings read(Mistakes mistakes) {
        Settings settings =
                CarryKeys.read(Profile.DEFAULT, Sources.of(CarryKeys.ALL, file, environment, mistakes), mistakes);
        Safety.check(settings, confirmation, mistakes);
        Safety.checkSecrets(settings, environment, mistakes);
        return settings;
    }
}
