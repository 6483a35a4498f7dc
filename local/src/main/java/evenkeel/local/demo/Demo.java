package evenkeel.local.demo;

import evenkeel.config.start.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./evenkeel demo}: trades on this machine until Ctrl-C. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Trades on simulated venues until Ctrl-C, which starts nothing new and says what stays open.")
public final class Demo implements Callable<Integer> {
    private static final String NO_DATA = "data/demo";

    @Option(names = "--once", description = "end after the first closed trade, with its result")
    private boolean once;

    @Option(names = "--crash", description = "kill the worker with one leg filled and show the recovery")
    private boolean crash;

    @Option(names = "--seed", description = "another market; the same number gives the same prices (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--hour", description = "how long a funding hour lasts (${DEFAULT-VALUE})")
    private Duration hour = Duration.ofSeconds(20);

    @Option(names = "--port", description = "port of the API (${DEFAULT-VALUE})")
    private int port = 8088;

    @Option(names = "--data", description = "where ledger, venues and token are kept")
    private @Nullable Path data;

    @Option(names = "--server", description = "embedded, dev, or the address of a Temporal server")
    private @Nullable String server;

    @Option(names = "--no-browser", description = "do not open the Web UI")
    private boolean noBrowser;

    @Option(names = "--no-guard", hidden = true, description = "without the process that reduces naked exposure")
    private boolean noGuard;

    public static void main(String[] args) {
        CommandLine command = new CommandLine(new Demo());
        command.setParameterExceptionHandler((e, given) -> {
            System.err.println("evenkeel demo: " + e.getMessage() + "; --help lists the options");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, given) -> {
            Refusal refusal = Refusal.of(e);
            refusal.lines().forEach(System.err::println);
            return refusal.exit().number();
        });
        int exit = command.execute(args);
        System.exit(exit);
    }

    @Override
    public Integer call() throws Exception {
        Stage stage = Stage.onConsole(InstantSource.system());
        DemoPlan plan = new DemoPlan(
                folder(), once, crash, seed, hour, port, Optional.ofNullable(server), !noBrowser, !noGuard);
        return new DemoRun(plan, stage).run();
    }

    private Path folder() {
        if (data != null) return data.toAbsolutePath().normalize();
        String chosen = System.getenv().getOrDefault("EVENKEEL_DATA", "");
        return Path.of(chosen.isBlank() ? NO_DATA : chosen).toAbsolutePath().normalize();
    }
}
