package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Instant START = Instant.ofEpochMilli(1_000_000_000_000L);
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void a_short_time_is_one_open_question() {
        assertThat(Pages.since(START, START.plus(WEEK), WEEK))
                .extracting(span -> span.in(Query.NONE).encoded())
                .containsExactly("startTime=1000000000000");
    }

    @Test
    void a_long_time_has_no_gap_and_no_overlap_and_stays_open() {
        assertThat(Pages.since(START, START.plus(WEEK).plus(WEEK).plusMillis(1), WEEK))
                .extracting(span -> span.in(Query.NONE).encoded())
                .containsExactly(
                        "startTime=1000000000000&endTime=1000604799999",
                        "startTime=1000604800000&endTime=1001209599999",
                        "startTime=1001209600000");
    }

    @Test
    void a_start_in_the_future_is_still_asked() {
        assertThat(Pages.since(START.plusMillis(5), START, WEEK)).hasSize(1);
    }

    @Test
    void the_beginning_of_all_times_asks_for_a_year() {
        assertThat(Pages.since(Instant.EPOCH, START, WEEK)).hasSize(53);
        assertThat(Pages.between(Instant.EPOCH, START, WEEK)).hasSize(53);
    }

    @Test
    void both_ends_belong_to_a_closed_time() {
        assertThat(Pages.between(START, START.plus(WEEK), WEEK))
                .extracting(span -> span.in(Query.NONE).encoded())
                .containsExactly(
                        "startTime=1000000000000&endTime=1000604799999",
                        "startTime=1000604800000&endTime=1000604800000");
        assertThat(Pages.between(START.plusMillis(1), START, WEEK)).isEmpty();
    }

    @Test
    void pages_that_do_not_end_are_trouble() {
        var guard = new Pages.Guard("fills");
        for (int i = 0; i < 1_000; i++) guard.next();

        assertThatThrownBy(guard::next).isInstanceOf(Trouble.class).hasMessageContaining("fills does not end");
    }
}
