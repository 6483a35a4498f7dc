package evenkeel.local.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Settings.Held;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Mistakes;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every key with its value and where that comes from. Of a secret only its place is known here. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Lists every key, its value, and where that comes from: a profile, a line of the file, a variable.",
        footer = {"", "Example: ./evenkeel config show -f carry.yaml --written"})
final class Show implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private final Sheet sheet = new Sheet();

    @Option(names = "--written", description = "only what somebody wrote")
    private boolean writtenOnly;

    Show(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var mistakes = new Mistakes();
        Settings settings = sheet.read(environment, mistakes);
        mistakes.pass();
        List<Held> shown = settings.all().stream()
                .filter(held -> held.isWritten() || !writtenOnly)
                .toList();
        if (sheet.isJson()) {
            out.println(json(shown));
        } else {
            print(shown);
        }
        return ExitCode.OK.number();
    }

    private void print(List<Held> shown) {
        int keys = widest(shown.stream().map(held -> held.setting().name()).toList());
        int values = widest(shown.stream().map(Held::shown).toList());
        for (Held held : shown) {
            String line =
                    ("%-" + keys + "s  %-" + values + "s  %s").formatted(held.setting(), held.shown(), held.origin());
            out.println(line);
        }
    }

    private static int widest(List<String> words) {
        return Math.max(1, words.stream().mapToInt(String::length).max().orElse(1));
    }

    private static String json(List<Held> shown) {
        ObjectNode page = new ObjectMapper().createObjectNode();
        ArrayNode keys = page.putArray("keys");
        for (Held held : shown) {
            keys.addObject()
                    .put("key", held.setting().name())
                    .put("value", held.shown())
                    .put("secret", held.setting().isSecret())
                    .put("from", held.origin());
        }
        return page.toPrettyString();
    }
}
