package evenkeel.domain.carry.close;

import static evenkeel.domain.carry.close.CloseAttempts.Leg.FLAT;
import static evenkeel.domain.carry.close.CloseAttempts.Leg.OPEN;
import static evenkeel.domain.carry.close.CloseAttempts.Leg.UNKNOWN;
import static evenkeel.domain.carry.close.CloseAttempts.Step.MANUAL;
import static evenkeel.domain.carry.close.CloseAttempts.Step.READ_BACK;
import static evenkeel.domain.carry.close.CloseAttempts.Step.START;
import static evenkeel.domain.carry.close.CloseAttempts.Step.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.close.CoordinatedStep.Resting;
import evenkeel.domain.carry.exit.CloseAnswer;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CloseStepsTest {
    private static final Instant ENDED = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest(name = "{0} {1} and {2} {3} after {4} ms: {5}")
    @CsvSource({
        "OPEN, 0, OPEN, 0, 5999, WAIT",
        "OPEN, 0, OPEN, 0, 6000, ESCALATE",
        "FILLED, 10, PARTIALLY_FILLED, 6, 300, WAIT",
        "FILLED, 10, FILLED, 10, 300, DONE",
        "CANCELLED, 0, OPEN, 0, 300, WAIT",
        "CANCELLED, 0, REJECTED, 0, 300, ESCALATE", // nothing rests any more, and nothing is filled
        "CANCELLED, 10, EXPIRED, 10, 300, DONE",
        "FILLED, 10, CANCELLED, 4, 300, ESCALATE"
    })
    void both_legs_rest_until_they_are_filled_or_it_is_late(
            OrderStatus lead,
            String leadFilled,
            OrderStatus hedge,
            String hedgeFilled,
            int millis,
            CoordinatedStep next) {
        CoordinatedClose usual = Profile.USUAL.of(CoordinatedClose.class);

        assertThat(CoordinatedStep.next(
                        resting(lead, leadFilled), resting(hedge, hedgeFilled), Duration.ofMillis(millis), usual))
                .isEqualTo(next);
    }

    @Test
    void one_filled_leg_ends_the_others_rest_where_that_is_wanted() {
        Resting filled = resting(OrderStatus.FILLED, "10");
        Resting partly = resting(OrderStatus.PARTIALLY_FILLED, "9.99");
        CoordinatedClose eager = Profile.RECOMMENDED.of(CoordinatedClose.class);
        CoordinatedClose never =
                Profile.USUAL.with("coordinated_close_escalate_to_ioc", "false").of(CoordinatedClose.class);

        assertThat(CoordinatedStep.next(filled, partly, Duration.ZERO, eager)).isEqualTo(CoordinatedStep.ESCALATE);
        assertThat(CoordinatedStep.next(partly, partly, Duration.ZERO, eager)).isEqualTo(CoordinatedStep.WAIT);
        assertThat(CoordinatedStep.next(partly, partly, Duration.ofSeconds(6), never))
                .isEqualTo(CoordinatedStep.LEFT_OPEN);
    }

    @Test
    void an_outcome_tells_the_last_thing_that_was_needed() {
        assertThat(CloseOutcome.of(false, false).label()).isEqualTo("maker_filled");
        assertThat(CloseOutcome.of(true, false).label()).isEqualTo("ioc_escalated");
        assertThat(CloseOutcome.of(true, true).label()).isEqualTo("fallback");
    }

    @Test
    void a_further_close_begins_only_when_everything_is_known_and_rested() {
        assertThat(next(OPEN, FLAT, 1, true, 30).step()).isEqualTo(START);
        assertThat(next(OPEN, FLAT, 1, true, 29).step()).isEqualTo(WAIT);
        assertThat(next(OPEN, FLAT, 1, false, 99).step()).isEqualTo(WAIT);
        assertThat(next(OPEN, UNKNOWN, 1, true, 99).step()).isEqualTo(WAIT);
        assertThat(next(OPEN, OPEN, 2, true, 99).step()).isEqualTo(START);
        assertThat(next(OPEN, OPEN, 3, true, 99).step()).isEqualTo(MANUAL);
        assertThat(next(FLAT, FLAT, 3, true, 0).step()).isEqualTo(READ_BACK);
        assertThat(next(FLAT, UNKNOWN, 0, true, 0).step()).isEqualTo(WAIT);
    }

    @Test
    void one_open_leg_pauses_entries_and_alerts_once_a_minute() {
        assertThat(next(OPEN, FLAT, 1, true, 1).pausesEntries()).isTrue();
        assertThat(next(OPEN, OPEN, 1, true, 1).pausesEntries()).isFalse();
        assertThat(next(FLAT, FLAT, 1, true, 1).pausesEntries()).isFalse();
        CloseLadder usual = Profile.USUAL.of(CloseLadder.class);
        Instant now = ENDED.plusSeconds(100);
        assertThat(CloseAttempts.next(OPEN, OPEN, 1, true, ENDED, Optional.of(now.minusSeconds(59)), now, usual)
                        .alerts())
                .isFalse();
        assertThat(CloseAttempts.next(OPEN, OPEN, 1, true, ENDED, Optional.of(now.minusSeconds(60)), now, usual)
                        .alerts())
                .isTrue();
        assertThat(next(OPEN, OPEN, 1, true, 1).alerts()).isTrue();
    }

    /** A request that comes again, for another reason, after a restart: the close that runs is the answer. */
    @ParameterizedTest
    @EnumSource
    void INV3_N101_only_an_open_trade_begins_to_close(TradeStatus status) {
        Optional<ExitCode> running =
                status == TradeStatus.CLOSING ? Optional.of(ExitCode.FUNDING_FLIP) : Optional.empty();
        CloseAnswer answer = CloseAnswer.of(status, running, ExitCode.MANUAL_CLOSE);

        assertThat(answer.starts()).isEqualTo(status == TradeStatus.OPEN);
        assertThat(answer.code()).isEqualTo(status == TradeStatus.OPEN ? Optional.of(ExitCode.MANUAL_CLOSE) : running);
        assertThatThrownBy(() -> CloseAnswer.of(status, running, ExitCode.REBALANCE_DELTA))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "lead {0} of 10, hedge had {1} of 20: {2}")
    @CsvSource({"0, 0, 0", "2.5, 0, 5", "2.5, 4, 1", "3.33, 0, 6", "10, 15, 5", "1, 9, 0"})
    void the_hedge_follows_the_lead_in_proportion(String lead, String hedge, String now) {
        assertThat(SequentialClose.hedge(
                        Quantity.of("10"), Quantity.of(lead), Quantity.of("20"), Quantity.of(hedge), BigDecimal.ONE))
                .isEqualTo(Quantity.of(now));
    }

    @Test
    void reading_an_order_takes_neither_too_short_nor_too_long() {
        assertThat(readTimeout("2")).isEqualTo(Duration.ofSeconds(2));
        assertThat(readTimeout("0")).isEqualTo(Duration.ofMillis(100));
        assertThat(readTimeout("60")).isEqualTo(Duration.ofSeconds(10));
    }

    private static Duration readTimeout(String seconds) {
        return Profile.USUAL
                .with("close_get_order_timeout_seconds", seconds)
                .of(CloseLadder.class)
                .readTimeout();
    }

    private static CloseAttempts next(
            CloseAttempts.Leg lead, CloseAttempts.Leg hedge, int used, boolean ended, int seconds) {
        return CloseAttempts.next(
                lead,
                hedge,
                used,
                ended,
                ENDED,
                Optional.empty(),
                ENDED.plusSeconds(seconds),
                Profile.USUAL.of(CloseLadder.class));
    }

    private static Resting resting(OrderStatus status, String filled) {
        return new Resting(status, Quantity.of("10"), Quantity.of(filled));
    }
}
