package evenkeel.local.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.config.carry.Confirmation;
import evenkeel.config.carry.Notice;
import evenkeel.config.carry.Notices;
import evenkeel.config.carry.Safety;
import evenkeel.config.keys.Settings;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every mistake at once, and what is worth a word. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Lists every mistake with code, file, line, key, value and what to do.",
        footer = {"", "Example: ./evenkeel config check -f carry.yaml --confirm-live"})
final class Check implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private final Sheet sheet = new Sheet();

    @Option(names = "--confirm-live", description = "check as a start with this flag would")
    private boolean confirmsLive;

    @Option(names = "--allow-testing-live", description = "check as a start with this flag would")
    private boolean allowsTesting;

    Check(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var confirmation = Confirmation.of(confirmsLive, allowsTesting, environment);
        var mistakes = new Mistakes();
        Settings settings = sheet.read(environment, mistakes);
        Safety.check(settings, confirmation, mistakes);
        Safety.checkSecrets(settings, environment, mistakes);
        List<Notice> notices = mistakes.isEmpty() ? Notices.of(settings, confirmation) : List.of();
        if (sheet.isJson()) {
            out.println(json(settings, mistakes.all(), notices));
        } else {
            print(settings, mistakes.all(), notices);
        }
        return (mistakes.isEmpty() ? ExitCode.OK : ExitCode.CONFIG).number();
    }

    private void print(Settings settings, List<Mistake> mistakes, List<Notice> notices) {
        mistakes.forEach(mistake -> out.println(mistake.line()));
        notices.forEach(notice -> out.println("note     " + notice.line()));
        if (mistakes.isEmpty()) {
            out.printf("ok       %d keys, %d of them written%n", settings.all().size(), written(settings));
        } else {
            out.printf("%d %s%n", mistakes.size(), mistakes.size() == 1 ? "mistake" : "mistakes");
        }
    }

    private static String json(Settings settings, List<Mistake> mistakes, List<Notice> notices) {
        ObjectNode page = new ObjectMapper().createObjectNode();
        page.put("ok", mistakes.isEmpty());
        page.put("keys", settings.all().size());
        page.put("written", written(settings));
        ArrayNode wrong = page.putArray("mistakes");
        for (Mistake mistake : mistakes) {
            wrong.addObject()
                    .put("code", mistake.code().id())
                    .put("name", mistake.code().word())
                    .put("source", mistake.place().source())
                    .put("line", mistake.place().line())
                    .put("key", mistake.key())
                    .put("was", mistake.was())
                    .put("fix", mistake.fix());
        }
        ArrayNode notes = page.putArray("notices");
        for (Notice notice : notices) notes.addObject().put("key", notice.key()).put("text", notice.text());
        return page.toPrettyString();
    }

    private static long written(Settings settings) {
        return settings.all().stream().filter(Settings.Held::isWritten).count();
    }
}
