package evenkeel.local.configuration;

import evenkeel.config.start.Refusal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./evenkeel config check|show|explain}: reads a file of keys and the environment, and starts nothing. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Is a configuration all right, what does it say, and what does a key mean?",
        footer = {
            "",
            "Example: ./evenkeel config check -f config/profiles/carry-recommended.yaml",
            "",
            "Ends with 0 when all is right, 2 for a wrong command, 3 for a key that there is not, 9 for mistakes."
        })
public final class Config {
    private Config() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out, System.err, args));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new Config());
        command.addSubcommand(new Check(environment, out));
        command.addSubcommand(new Show(environment, out));
        command.addSubcommand(new Explain(environment, out, err));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, given) -> {
            err.println("evenkeel config: " + e.getMessage() + "; --help lists the options");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, given) -> {
            Refusal refusal = Refusal.of(e);
            refusal.lines().forEach(err::println);
            return refusal.exit().number();
        });
        return command.execute(args.length == 0 ? new String[] {"--help"} : args);
    }
}
