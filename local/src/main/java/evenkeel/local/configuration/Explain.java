package evenkeel.local.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.config.carry.CarryKeys;
import evenkeel.config.keys.Setting;
import evenkeel.config.keys.Settings;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Mistakes;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a key means, what it may be, and what it is now. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "What a key means, its unit, what it may be, what is usual, what is recommended, and what it is now.",
        footer = {"", "Example: ./evenkeel config explain min_apy_filter -f carry.yaml"})
final class Explain implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Mixin
    private final Sheet sheet = new Sheet();

    @Parameters(paramLabel = "KEY", description = "with its group, or without where there is only one such key")
    private String key = "";

    Explain(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        List<Setting> meant = CarryKeys.ALL.settings().stream()
                .filter(setting -> setting.name().equals(key) || setting.name().endsWith("." + key))
                .toList();
        if (meant.size() != 1) return notFound(meant);
        Map<String, String> told = told(meant.getFirst());
        if (sheet.isJson()) {
            out.println(new ObjectMapper().valueToTree(told).toPrettyString());
        } else {
            out.println(told.get("key"));
            out.println("  " + told.get("meaning"));
            told.forEach((name, value) -> {
                boolean isHead = name.equals("key") || name.equals("meaning");
                if (!isHead && !value.isEmpty()) out.printf("  %-12s %s%n", name, value);
            });
        }
        return ExitCode.OK.number();
    }

    private int notFound(List<Setting> several) {
        String hint = several.isEmpty()
                ? CarryKeys.ALL
                        .nearest(key)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("./evenkeel config show lists all")
                : "there are "
                        + String.join(", ", several.stream().map(Setting::name).toList());
        err.println("CFG-003 " + key + " is no key: " + hint);
        return ExitCode.NOT_FOUND.number();
    }

    private Map<String, String> told(Setting setting) {
        var told = new LinkedHashMap<String, String>();
        told.put("key", setting.name());
        told.put("meaning", setting.why());
        told.put("note", setting.idle());
        told.put("write", setting.kind());
        told.put("allowed", setting.allowed());
        told.put("default", shown(setting.usual()));
        told.put("recommended", shown(setting.recommended()));
        told.put("now", now(setting));
        told.put("variable", setting.variable());
        return told;
    }

    /** Also of a configuration that has mistakes elsewhere. */
    private String now(Setting setting) {
        Settings settings = sheet.read(environment, new Mistakes());
        return settings.find(setting.name())
                .map(held -> shown(held.shown()) + ", " + held.origin())
                .orElse("wrong; ./evenkeel config check tells why");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "empty" : value;
    }
}
