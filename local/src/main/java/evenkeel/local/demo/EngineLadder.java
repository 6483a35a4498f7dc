package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which Temporal server is used: the one that was named, else TEMPORAL_ADDRESS, else a binary, else the embedded one. */
final class EngineLadder {
    private final Map<String, String> environment;
    private final Path data;
    private final Path log;

    EngineLadder(Map<String, String> environment, Path data, Path log) {
        this.environment = environment;
        this.data = data;
        this.log = log;
    }

    /** {@code asked} is {@code embedded}, {@code dev}, an address, or nothing. */
    Engine start(Optional<String> asked) {
        if (asked.isPresent()) return start(asked.get());
        String address = environment.getOrDefault("TEMPORAL_ADDRESS", "");
        if (!address.isBlank()) return Engine.Foreign.at(address, "from TEMPORAL_ADDRESS");
        return binary().<Engine>map(found -> DevServer.start(found, data, log)).orElseGet(MemoryEngine::start);
    }

    private Engine start(String asked) {
        return switch (asked) {
            case "embedded" -> MemoryEngine.start();
            case "dev" ->
                DevServer.start(
                        binary().orElseThrow(() -> new Trouble(
                                Code.TMP_UNREACHABLE,
                                "no temporal binary was found: ./evenkeel stack build makes one")),
                        data,
                        log);
            default -> Engine.Foreign.at(asked, "as asked for");
        };
    }

    /** On the PATH, or where {@code stack build} puts it. */
    private Optional<Path> binary() {
        String home = environment.getOrDefault("HOME", ".");
        String cache = environment.getOrDefault("EVENKEEL_CACHE", home + "/.cache/evenkeel");
        Stream<String> onPath = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return Stream.concat(onPath, Stream.of(cache + "/bin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "temporal"))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
