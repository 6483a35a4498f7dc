package evenkeel.local.verify;

import evenkeel.activities.invariants.Verification;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.config.places.LedgerPlace;
import evenkeel.config.start.Checks;
import evenkeel.config.start.ExitCode;
import evenkeel.config.start.Refusal;
import evenkeel.domain.invariant.Finding;
import evenkeel.local.store.FolderLedger;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./evenkeel verify}: reads a ledger and changes nothing in it. It is the one in a data folder, whether a demo runs
 * there or not; without {@code --data} the one that {@code EVENKEEL_LEDGER_URL} names, with the keys of a worker.
 */
@Command(name = "verify", description = "Looks at every invariant of a ledger.", mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {
    private static final String URL = "EVENKEEL_LEDGER_URL";
    private static final String NO_DATA = "data/demo";

    private final Map<String, String> environment;
    private final PrintStream out;

    @Option(names = "--data", description = "the data folder of a demo, which may run or not")
    private @Nullable Path data;

    @Option(
            names = {"-o", "--output"},
            description = "table or json")
    private Report report = Report.TABLE;

    private Verify(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out, System.err, args));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new Verify(environment, out));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((e, given) -> {
            err.println("evenkeel verify: " + e.getMessage() + "; --help lists the options");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((e, line, given) -> {
            Refusal refusal = Refusal.of(e);
            refusal.lines().forEach(err::println);
            return refusal.exit().number();
        });
        return command.execute(args);
    }

    @Override
    public Integer call() {
        List<Finding> findings = findings();
        report.print(findings, out);
        boolean broken = findings.stream().anyMatch(Finding::isBroken);
        return (broken ? ExitCode.FAILURE : ExitCode.OK).number();
    }

    private List<Finding> findings() {
        if (data == null && environment.containsKey(URL)) return look(named());
        try (FolderLedger ledger = FolderLedger.open(folder())) {
            return look(ledger.access());
        }
    }

    private static List<Finding> look(LedgerAccess access) {
        try (LedgerDatabase ledger = LedgerDatabase.openToRead(access)) {
            return Verification.of(ledger.dataSource()).look();
        }
    }

    private Path folder() {
        if (data != null) return data.toAbsolutePath().normalize();
        String chosen = environment.getOrDefault("EVENKEEL_DATA", "");
        return Path.of(chosen.isBlank() ? NO_DATA : chosen).toAbsolutePath().normalize();
    }

    private LedgerAccess named() {
        Checks checks = Checks.of("evenkeel");
        LedgerPlace place = LedgerPlace.read(
                new LedgerPlace.Written(
                        environment.get(URL),
                        environment.get("EVENKEEL_LEDGER_ROOT_CERTIFICATE"),
                        environment.get("EVENKEEL_LEDGER_USER"),
                        environment.get("EVENKEEL_LEDGER_PASSWORD_FILE"),
                        null,
                        null),
                checks);
        checks.pass();
        return LedgerAccess.of(place);
    }
}
