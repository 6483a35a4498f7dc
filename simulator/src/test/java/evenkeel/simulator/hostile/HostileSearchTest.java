package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostileSearchTest {
    private static final long SEEDS = Long.getLong("hostile.seeds", 20_000);
    private static final List<String> RARE = List.of(
            "unknown at the lead",
            "unknown at the hedge",
            "unknown, then filled",
            "unknown, then found",
            "unknown, then proven absent",
            "late arrival inside the window",
            "late arrival refused",
            "a frozen sender was refused by the venue's window",
            "accepted, answer lost",
            "commit unknown",
            "a read lagged",
            "attempt died alone",
            "attempt timed out",
            "worker froze and went on",
            "crash with both requests outstanding",
            "crashed in ENTER",
            "crashed in HEDGE",
            "crashed in HOLD",
            "crashed in CLOSE",
            "crashed in READBACK",
            "operator closes in ENTER",
            "operator closes in HOLD",
            "operator closes in CLOSE",
            "lead filled in part",
            "rolled back",
            "moved to the alternative venue",
            "held at the alternative venue",
            "memory lost",
            "memory older",
            "taken over",
            "engine silent",
            "guard acted",
            "order refused",
            "outage");

    private static final long FIRST = Long.getLong("hostile.first", 0);

    /** As a person who waits wants it, and so that nothing is lost when the search is cut off. */
    private static final class Printed implements HostileSearch.Teller {
        @Override
        public void progress(HostileSearch.Progress now) {
            System.out.println(now);
        }

        @Override
        public void broken(HostileRun.Verdict verdict) {
            System.out.println("BROKEN " + verdict);
        }
    }

    @Test
    void F7_F8_F25_F29_F52_F57_F58_F63_whatever_fails_the_trade_ends_hedged_or_flat_and_the_books_are_true() {
        Sometimes sometimes = new Sometimes();

        List<HostileRun.Verdict> broken = HostileSearch.run(FIRST, SEEDS, sometimes, new Printed());

        sometimes.all().forEach((point, count) -> System.out.printf("  %-40s %d%n", point, count));
        assertThat(broken).isEmpty();
        if (SEEDS < 20_000) return;
        assertThat(RARE)
                .allSatisfy(
                        point -> assertThat(sometimes.count(point)).as(point).isGreaterThanOrEqualTo(10));
    }
}
