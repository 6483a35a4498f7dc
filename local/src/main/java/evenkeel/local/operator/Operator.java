package evenkeel.local.operator;

import evenkeel.config.start.Refusal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./evenkeel trades|trade|carry|scan|halts|halt|resume}: asks a running Evenkeel. */
@Command(
        name = "evenkeel",
        mixinStandardHelpOptions = true,
        description = "Looks at a running Evenkeel, closes a trade, stops and resumes.",
        footer = {
            "",
            "Ends with 0 when it was done, 1 for a failure, 2 for a wrong command, 3 for what there is not, 4 for what is"
                    + " done already,",
            "5 for a wrong token, 6 when nobody answers."
        })
public final class Operator {
    private Operator() {}

    public static void main(String[] args) {
        var typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(run(System.getenv(), typed, System.out, System.err, args));
    }

    static int run(
            Map<String, String> environment, BufferedReader typed, PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new Operator());
        command.addSubcommand(new Trades(new Place(environment, out)));
        command.addSubcommand(new CommandLine(new Trade())
                .addSubcommand(new ShowTrade(new Place(environment, out)))
                .addSubcommand(new CloseTrade(new Place(environment, out), typed)));
        command.addSubcommand(new Pairs(new Place(environment, out)));
        command.addSubcommand(new WhyNothing(new Place(environment, out)));
        command.addSubcommand(new Halts(new Place(environment, out)));
        command.addSubcommand(new Press(new Place(environment, out)));
        command.addSubcommand(new Resume(new Place(environment, out)));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, given) -> {
            err.println("evenkeel " + e.getCommandLine().getCommandName() + ": " + e.getMessage()
                    + "; --help lists the options");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, given) -> {
            if (e instanceof Refused refused) {
                err.println(refused.line());
                return refused.exit().number();
            }
            Refusal refusal = Refusal.of(e);
            refusal.lines().forEach(err::println);
            return refusal.exit().number();
        });
        return command.execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    /** Groups what is done with one trade. */
    @Command(name = "trade", mixinStandardHelpOptions = true, description = "Shows one trade, or closes it.")
    private static final class Trade implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "say show ID or close ID");
        }
    }
}
