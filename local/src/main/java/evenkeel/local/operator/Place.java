package evenkeel.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is asked, and how an answer is printed. */
final class Place {
    @Option(
            names = "--data",
            description = "the data folder with the token; EVENKEEL_DATA or data/demo where it is not said")
    private @Nullable Path data;

    @Option(names = "--api", description = "where the API is; what the folder says, or " + StarterApi.USUAL_ADDRESS)
    private @Nullable String api;

    @Option(
            names = {"-o", "--output"},
            description = "table or json (${DEFAULT-VALUE})")
    private Output output = Output.TABLE;

    private final Map<String, String> environment;
    private final PrintStream out;

    enum Output {
        TABLE,
        JSON
    }

    Place(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    StarterApi asked() {
        return api == null ? StarterApi.in(folder()) : StarterApi.at(api, folder());
    }

    /** As the API said it, or as a page for people. */
    void print(JsonNode answer, Function<JsonNode, Iterable<String>> page) {
        if (output == Output.JSON) {
            out.println(answer.toPrettyString());
        } else {
            page.apply(answer).forEach(out::println);
        }
    }

    PrintStream out() {
        return out;
    }

    /** Who types. */
    String person() {
        return environment.getOrDefault("USER", "operator");
    }

    private Path folder() {
        if (data != null) return data;
        String chosen = environment.getOrDefault("EVENKEEL_DATA", "");
        return Path.of(chosen.isBlank() ? "data/demo" : chosen);
    }
}
