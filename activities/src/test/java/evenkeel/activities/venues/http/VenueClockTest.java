package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VenueClockTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Instant local = START;
    /** How far the venue is ahead at each reading, in milliseconds; none left is a failed reading. */
    private final Deque<Long> aheadMillis = new ArrayDeque<>();

    private final VenueClock clock = new VenueClock(() -> local, this::read);

    @Test
    void the_offset_is_the_median_so_that_one_slow_answer_does_not_count() {
        aheadMillis.addAll(List.of(120L, 130L, 9_000L, 110L, -4_000L));

        assertThat(clock.offset()).isEqualTo(Duration.ofMillis(120));
        assertThat(clock.now()).isEqualTo(START.plusMillis(120));
    }

    @Test
    void it_is_measured_once_and_then_known() {
        aheadMillis.addAll(List.of(5L, 5L, 5L, 5L, 5L));

        clock.now();

        assertThat(clock.now()).isEqualTo(START.plusMillis(5)); // nothing left to read
    }

    @Test
    void many_that_need_it_first_have_it_measured_once() throws InterruptedException {
        var readings = new AtomicInteger();
        var slow = new VenueClock(() -> START, () -> {
            readings.incrementAndGet();
            LockSupport.parkNanos(1_000_000);
            return START;
        });
        List<Thread> callers = Stream.generate(() -> Thread.ofVirtual().start(slow::refresh))
                .limit(50)
                .toList();
        for (Thread caller : callers) caller.join();

        assertThat(readings).hasValue(5);
    }

    @Test
    void after_distrust_it_is_measured_again() {
        aheadMillis.addAll(List.of(5L, 5L, 5L, 5L, 5L, 70L, 70L, 70L, 70L, 70L));
        clock.now();

        clock.distrust();

        assertThat(clock.offset()).isEqualTo(Duration.ofMillis(70));
    }

    @Test
    void two_failed_readings_of_five_do_not_matter() {
        aheadMillis.addAll(List.of(3L, 1L, 2L));

        assertThat(clock.offset()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void three_failed_readings_of_five_are_trouble() {
        aheadMillis.addAll(List.of(3L, 1L));

        assertThatThrownBy(clock::offset).isInstanceOf(Trouble.class).hasMessageContaining("silent");
    }

    @Test
    void an_old_offset_is_renewed_and_survives_a_venue_that_does_not_answer() {
        aheadMillis.addAll(List.of(5L, 5L, 5L, 5L, 5L));
        clock.refresh();
        local = START.plus(Duration.ofMinutes(9));
        clock.refresh();
        local = START.plus(Duration.ofMinutes(10));

        clock.refresh(); // nothing to read

        assertThat(clock.offset()).isEqualTo(Duration.ofMillis(5));

        aheadMillis.addAll(List.of(8L, 8L, 8L, 8L, 8L));
        clock.refresh();

        assertThat(clock.offset()).isEqualTo(Duration.ofMillis(8));
    }

    @Test
    void F46_a_second_of_difference_is_trusted_and_a_millisecond_more_is_not() {
        aheadMillis.addAll(List.of(-1000L, -1000L, -1000L, -1000L, -1000L, 1001L, 1001L, 1001L, 1001L, 1001L));

        assertThat(clock.isTrusted()).isTrue();
        clock.distrust();
        assertThat(clock.isTrusted()).isFalse();
    }

    @Test
    void half_of_the_round_trip_is_taken_off() {
        var slow = new VenueClock(() -> local, () -> {
            local = local.plusMillis(100); // there
            Instant venue = local.plusMillis(7);
            local = local.plusMillis(100); // and back
            return venue;
        });

        assertThat(slow.offset()).isEqualTo(Duration.ofMillis(7));
    }

    private Instant read() {
        Long ahead = aheadMillis.poll();
        if (ahead == null) throw new Trouble(Code.VEN_SILENT, "silent");
        return local.plusMillis(ahead);
    }
}
