package evenkeel.local.demo;

import static java.util.stream.Collectors.joining;

import evenkeel.config.start.Checks;
import evenkeel.config.start.Refusal;
import evenkeel.simulator.venues.SimulatedVenue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    @Option(
            names = "--venues",
            split = ",",
            paramLabel = "LEAD,HEDGE",
            description = "which two venues are simulated: binance, bybit, lighter, x10 (${DEFAULT-VALUE})")
    private List<String> venues = List.of("bybit", "binance");

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
                folder(), pair(), once, crash, seed, hour, port, Optional.ofNullable(server), !noBrowser, !noGuard);
        return new DemoRun(plan, stage).run();
    }

    private DemoVenues.Pair pair() {
        List<SimulatedVenue> known = venues.stream()
                .map(SimulatedVenue::named)
                .flatMap(Optional::stream)
                .toList();
        if (known.size() != 2 || venues.size() != 2 || known.getFirst() == known.getLast()) {
            String all =
                    Stream.of(SimulatedVenue.values()).map(SimulatedVenue::word).collect(joining(", "));
            Checks checks = Checks.of("");
            checks.wrong(
                    "--venues",
                    String.join(",", venues),
                    "two different ones of " + all + ": the lead, then the hedge");
            checks.pass();
        }
        return new DemoVenues.Pair(known.getFirst(), known.getLast());
    }

    private Path folder() {
        if (data != null) return data.toAbsolutePath().normalize();
        String chosen = System.getenv().getOrDefault("EVENKEEL_DATA", "");
        return Path.of(chosen.isBlank() ? NO_DATA : chosen).toAbsolutePath().normalize();
    }
}
