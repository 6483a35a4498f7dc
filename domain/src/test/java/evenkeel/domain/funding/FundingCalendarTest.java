package evenkeel.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FundingCalendarTest {
    private static final Instant TEN_TWENTY = Instant.parse("2026-03-01T10:20:00Z");

    @Test
    void held_from_ten_twenty_to_five_past_one_are_three_payments() {
        Instant closed = Instant.parse("2026-03-01T13:05:00Z");

        assertThat(FundingCalendar.REAL.payments(TEN_TWENTY, closed, 1)).isEqualTo(3);
    }

    @Test
    void a_payment_at_the_opening_is_not_ours_and_one_at_the_close_is() {
        Instant ten = Instant.parse("2026-03-01T10:00:00Z");
        Instant eleven = Instant.parse("2026-03-01T11:00:00Z");

        assertThat(FundingCalendar.REAL.payments(ten, eleven, 1)).isEqualTo(1);
        assertThat(FundingCalendar.REAL.payments(ten, ten, 1)).isZero();
    }

    @Test
    void eight_hours_fall_on_midnight_eight_and_four_in_the_afternoon() {
        assertThat(FundingCalendar.REAL.nextAfter(TEN_TWENTY, 8)).isEqualTo("2026-03-01T16:00:00Z");
        assertThat(FundingCalendar.REAL.lastUntil(TEN_TWENTY, 8)).isEqualTo("2026-03-01T08:00:00Z");
    }

    @Test
    void an_hour_may_be_compressed_and_nothing_else_is() {
        FundingCalendar demo = new FundingCalendar(Duration.ofSeconds(20));

        assertThat(demo.nextAfter(TEN_TWENTY, 1)).isEqualTo(TEN_TWENTY.plusSeconds(20));
        assertThat(demo.payments(TEN_TWENTY, TEN_TWENTY.plusSeconds(61), 1)).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new FundingCalendar(Duration.ofHours(2)));
    }
}
