package evenkeel.local.simulator;

import evenkeel.config.start.Checks;
import evenkeel.config.start.Refusal;
import evenkeel.local.demo.CtrlC;
import evenkeel.local.week.Week;
import evenkeel.simulator.venues.SimulatedVenue;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultPlan;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./evenkeel simulator}: venues that speak their own protocols on loopback, until Ctrl-C. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Simulated venues on loopback until Ctrl-C, for whatever client wants to trade on them.",
        footer = {
            "",
            "Example: ./evenkeel simulator --venues bybit --seed 7 --port-base 9700 --control-port 9790",
            "then     curl -d '{\"kind\":\"response_lost\",\"on\":\"POST /v5/order/create\"}' 127.0.0.1:9790/faults"
        })
public final class Simulator implements Callable<Integer> {
    private static final String BAD_DAY = "seed";
    private static final int HIGHEST_PORT = 65_535;
    private static final long LOOK_MILLIS = 1_000;

    private final PrintStream out;

    @Option(names = "--venues", split = ",", description = "which, by comma (all there are)")
    private List<String> venues =
            Stream.of(SimulatedVenue.values()).map(SimulatedVenue::word).toList();

    @Option(names = "--seed", description = "another market; the same number gives the same prices (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--hour", description = "how long a funding hour lasts (${DEFAULT-VALUE})")
    private Duration hour = Duration.ofHours(1);

    @Option(names = "--port-base", description = "port of the first venue, the others follow (any that are free)")
    private int portBase;

    @Option(names = "--data", description = "where accounts are kept for the next start (nowhere)")
    private @Nullable Path data;

    @Option(names = "--faults", description = "a file of what goes wrong, or the word seed for a bad day by chance")
    private @Nullable String faults;

    @Option(names = "--control-port", description = "where faults are changed while venues run (off)")
    private int controlPort;

    @Option(
            names = {"-o", "--output"},
            description = "table or json (${DEFAULT-VALUE})")
    private Directory output = Directory.TABLE;

    private Simulator(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new Simulator(out))
                .addSubcommand(new Week(out))
                .setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, given) -> {
            err.println("evenkeel simulator: " + e.getMessage() + "; --help lists the options");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, given) -> {
            Refusal refusal = Refusal.of(e);
            refusal.lines().forEach(err::println);
            return refusal.exit().number();
        });
        return command.execute(args);
    }

    /** An end by Ctrl-C is the usual one. */
    @Override
    public Integer call() throws Exception {
        SimulatorPlan plan = plan();
        CtrlC ctrlC = CtrlC.listen();
        try (Street street = Street.open(plan)) {
            output.lines(street).forEach(out::println);
            out.flush();
            boolean over = false;
            while (!over) over = ctrlC.asked(LOOK_MILLIS);
        }
        if (output == Directory.TABLE) out.println("closed");
        return CommandLine.ExitCode.OK;
    }

    private SimulatorPlan plan() {
        Checks checks = Checks.of("");
        var known = new ArrayList<SimulatedVenue>();
        for (String word : venues) {
            SimulatedVenue.named(word)
                    .ifPresentOrElse(known::add, () -> checks.wrong("--venues", word, "there are " + words()));
        }
        checkPort("--port-base", portBase, HIGHEST_PORT - venues.size() + 1, checks);
        checkPort("--control-port", controlPort, HIGHEST_PORT, checks);
        if (hour.compareTo(Duration.ofSeconds(1)) < 0) {
            checks.wrong("--hour", hour.toString(), "give a duration of a second or more, such as PT20S");
        }
        Optional<Path> file = faultFile(checks);
        checks.pass();
        List<Fault> wrong = file.map(FaultPlan::read).orElseGet(() -> faults == null ? List.of() : FaultPlan.badDay());
        return new SimulatorPlan(known, seed, hour, portBase, Optional.ofNullable(data), wrong, controlPort);
    }

    private Optional<Path> faultFile(Checks checks) {
        if (faults == null || faults.equals(BAD_DAY)) return Optional.empty();
        Path file = Path.of(faults);
        if (!Files.isReadable(file)) checks.wrong("--faults", faults, "name a file that can be read, or say seed");
        return Optional.of(file);
    }

    private static void checkPort(String option, int port, int highest, Checks checks) {
        boolean possible = port >= 0 && port <= highest;
        if (!possible) checks.wrong(option, String.valueOf(port), "give a port from 1 to " + highest);
    }

    private static String words() {
        return String.join(
                ", ",
                Stream.of(SimulatedVenue.values()).map(SimulatedVenue::word).toList());
    }
}
