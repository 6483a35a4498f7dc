package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HostileSearchTest {
    private static final long SEEDS = Long.getLong("hostile.seeds", 20_000);
    private static final long FIRST = Long.getLong("hostile.first", 0);

    @Test
    void whatever_fails_the_trade_ends_hedged_or_flat_and_the_books_are_true() {
        Sometimes sometimes = new Sometimes();
        long began = System.nanoTime();

        List<HostileRun.Verdict> broken = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .mapToObj(seed -> HostileRun.of(HostileScene.of(seed), sometimes))
                .filter(verdict -> !verdict.violations().isEmpty())
                .limit(20)
                .toList();

        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("hostile: %d seeds, %.0f a second%n", SEEDS, SEEDS / seconds);
        sometimes.all().forEach((point, count) -> System.out.printf("  %-40s %d%n", point, count));
        assertThat(broken).isEmpty();
    }
}
