package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules that once ended wrong. */
class FoundSeedsTest {
    /**
     * In this order: a run of older memory waited for ever beside a hedge that it had forgotten; one called a trade unfilled
     * that the guard had closed; one that left took for unknown at what price the guard had closed a leg. Of runs that were
     * reset: one called both legs closed by nobody; one asked for ever for an order of a trade that had ended; one booked no
     * funding from before its reset. The last used its closes up and waited for a person.
     */
    @ParameterizedTest
    @ValueSource(longs = {25_437, 83_109, 15_965, 25_921, 87_825, 240_413, 243_769})
    void what_once_ended_wrong_ends_right(long seed) {
        assertThat(HostileRun.of(HostileScene.of(seed), new Sometimes()).violations())
                .isEmpty();
    }
}
