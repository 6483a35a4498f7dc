package evenkeel.local.week;

import evenkeel.config.start.Checks;
import evenkeel.config.start.ExitCode;
import evenkeel.simulator.week.MarketWeek;
import evenkeel.simulator.week.WeekResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./evenkeel simulator week}. */
@Command(
        name = "week",
        mixinStandardHelpOptions = true,
        description = "Trades a seeded week of ten markets in virtual time and tells where its money came from.",
        footer = {
            "",
            "Example: ./evenkeel simulator week --seed 7",
            "",
            "Funding regimes, flips, a crash, dry books and a venue that is out are the seed's: the same seed gives the same",
            "table. What is open at the end is closed. A live trade is looked at every few seconds; --looks PT1M takes five",
            "times as long as the default and tells nearly the same.",
            "Ends with 0, with 1 when ledger, venues and balances do not tell the same."
        })
public final class Week implements Callable<Integer> {
    private final PrintStream out;

    @Option(names = "--seed", description = "another week (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--days", description = "how long it is (${DEFAULT-VALUE})")
    private int days = 7;

    @Option(names = "--looks", description = "how often markets and held trades are looked at (${DEFAULT-VALUE})")
    private Duration looks = Duration.ofMinutes(5);

    @Option(
            names = {"-o", "--output"},
            description = "table or json (${DEFAULT-VALUE})")
    private WeekPage output = WeekPage.TABLE;

    public Week(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Checks checks = Checks.of("");
        if (days < 1 || days > MarketWeek.LONGEST) {
            checks.wrong("--days", String.valueOf(days), "give 1 to " + MarketWeek.LONGEST);
        }
        if (looks.compareTo(MarketWeek.TICK) < 0 || looks.compareTo(MarketWeek.HOUR) > 0) {
            checks.wrong("--looks", looks.toString(), "give PT20S to PT1H; nothing moves within " + MarketWeek.TICK);
        }
        checks.pass();
        WeekResult result = WeekRun.of(new MarketWeek(seed, days, looks));
        out.println(output.of(result));
        return (result.isTrue() ? ExitCode.OK : ExitCode.FAILURE).number();
    }
}
