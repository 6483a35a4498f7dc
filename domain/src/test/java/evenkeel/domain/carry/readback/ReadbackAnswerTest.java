package evenkeel.domain.carry.readback;

import static evenkeel.domain.carry.readback.ReadbackVerdict.FLAGGED;
import static evenkeel.domain.carry.readback.ReadbackVerdict.GIVEN_UP;
import static evenkeel.domain.carry.readback.ReadbackVerdict.READBACK_CORRECTED;
import static evenkeel.domain.carry.readback.ReadbackVerdict.READBACK_OK;
import static evenkeel.domain.carry.readback.ReadbackVerdict.READBACK_PENDING;
import static evenkeel.domain.carry.readback.ReadbackVerdict.RETRY;
import static evenkeel.domain.carry.readback.ReadbackVerdict.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadbackAnswerTest {
    private static final ReadbackLimits LIMITS = Profile.USUAL.of(ReadbackLimits.class);
    private static final ReadbackLeg SAME = leg(Side.BUY, "1", "100", "0.1", "100", "0.1");

    @ParameterizedTest(name = "{1} -> {3}, {0} units, fee {2} -> {4}: {5} bps, {6}")
    @CsvSource({
        "0.12, 50000, 1, 50020, 1, 4, 2.40, true", // N106
        "0.11, 50000, 1, 50001, 1, 0.2, 0.11, false", // N107
        "30, 100, 0.1, 100.02, 0.1, 2, 0.60, true", // N108
        "5, 100, 0.1, 100.03, 0.1, 3, 0.15, false",
        "5, 100, 0.10, 100, 0.45, 0, 0.35, true",
        "5, 100, 0.10, 100, 0.40, 0, 0.30, false", // exactly thirty cents
        "1, 100, 0.1, 100.0301, 0.1, 3.01, 0.0301, true",
        "3, 100, 0, 99.9701, 0, 2.99, 0.0897, false"
    })
    void N106_N107_N108_a_leg_is_corrected_beyond_three_bps_or_thirty_cents(
            String quantity,
            String was,
            String fee,
            String is,
            String isFee,
            String bps,
            String impact,
            boolean corrects) {
        ReadbackAnswer answer = answer(leg(Side.BUY, quantity, was, fee, is, isFee), SAME);

        assertThat(answer.lead().vwapDifferenceBps().orElseThrow().setScale(2, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo(bps);
        assertThat(answer.lead().legImpact()).isEqualTo(Usd.of(impact));
        assertThat(answer.verdict()).isEqualTo(corrects ? READBACK_CORRECTED : READBACK_OK);
        assertThat(answer.replacesLead()).isEqualTo(corrects);
        assertThat(answer.replacesHedge()).isEqualTo(answer.tradeTriggered());
    }

    @Test
    void two_legs_that_are_each_a_little_off_are_both_corrected_by_what_the_trade_changes() {
        ReadbackLeg lead = leg(Side.SELL, "10", "1000", "0", "1000.02", "0");
        ReadbackLeg hedge = leg(Side.BUY, "10", "1000", "0", "999.98", "0");
        ReadbackAnswer answer = answer(lead, hedge);

        assertThat(answer.lead().triggered()).isFalse();
        assertThat(answer.hedge().triggered()).isFalse();
        assertThat(answer.tradeImpact()).isEqualTo(Usd.of("0.40"));
        assertThat(answer.correctionAmount()).isEqualTo(Usd.of("-0.40"));
        assertThat(answer.replacesLead() && answer.replacesHedge()).isTrue();

        ReadbackLeg other = leg(Side.BUY, "10", "1000", "0", "1000.02", "0");
        assertThat(answer(lead, other).verdict()).isEqualTo(READBACK_OK); // they cancel
    }

    @Test
    void a_trade_that_changes_by_exactly_thirty_cents_is_kept() {
        ReadbackLeg lead = leg(Side.BUY, "10", "1000", "0.1", "1000.015", "0.1");
        ReadbackLeg hedge = leg(Side.SELL, "10", "1000", "0.1", "999.985", "0.1");
        assertThat(answer(lead, hedge).tradeImpact()).isEqualTo(Usd.of("0.30"));
        assertThat(answer(lead, hedge).verdict()).isEqualTo(READBACK_OK);

        ReadbackLeg dearer = leg(Side.SELL, "10", "1000", "0.1", "999.985", "0.099");
        assertThat(answer(lead, dearer).verdict()).isEqualTo(READBACK_CORRECTED);
    }

    /** §24.3: X10's fills show 149.50 where 149.58 was recorded. */
    @Test
    void a_sale_below_the_recorded_price_takes_its_difference_from_the_result() {
        ReadbackLeg lead = leg(Side.SELL, "2", "149.515", "0.019441", "149.515", "0.019441");
        ReadbackLeg hedge = leg(Side.BUY, "2", "149.58", "0", "149.50", "0");
        ReadbackAnswer answer = answer(lead, hedge);

        assertThat(answer.hedge().vwapDifferenceBps().orElseThrow().setScale(2, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("5.35");
        assertThat(answer.correctionAmount()).isEqualTo(Usd.of("-0.16"));
        assertThat(answer.replacesHedge()).isTrue();
        assertThat(answer.replacesLead()).isFalse();
    }

    @Test
    void a_price_that_was_never_recorded_always_counts_as_different() {
        ReadbackLeg lead = new ReadbackLeg(
                Side.BUY,
                BigDecimal.ONE,
                Optional.of(Price.of("0.01")),
                exit("1", "0", "0"),
                Optional.of(exit("1", "0.02", "0")),
                ReadbackSource.INFERRED);
        ReadbackAnswer answer = answer(lead, SAME);

        assertThat(answer.verdict()).isEqualTo(READBACK_CORRECTED);
        assertThat(answer.correctionAmount()).isEqualTo(Usd.of("0.01"));
        assertThat(answer.lead().vwapDifferenceBps()).isEmpty();
        assertThat(answer.lead().inferred()).isTrue();
    }

    @ParameterizedTest(name = "{0} read of 1 with lot 0.01, read {1}: {2}")
    @CsvSource({"0.99, 1, READBACK_OK", "0.989, 1, RETRY", "0.5, 4, RETRY", "0.5, 5, FLAGGED", "1.011, 5, FLAGGED"})
    void a_partial_readback_is_read_again_and_then_flagged_never_applied(
            String quantity, int attempts, ReadbackVerdict verdict) {
        ReadbackLeg lead = new ReadbackLeg(
                Side.BUY,
                new BigDecimal("0.01"),
                Optional.empty(),
                exit("1", "100", "0.1"),
                Optional.of(exit(quantity, "100", "0.1")),
                ReadbackSource.ORDERS);
        ReadbackAnswer answer = ReadbackAnswer.of(new ReadbackInputs(lead, SAME, attempts, Duration.ZERO), LIMITS);

        assertThat(answer.verdict()).isEqualTo(verdict);
        assertThat(answer.correctionAmount()).isEqualTo(Usd.ZERO);
    }

    @Test
    void a_flagged_readback_changes_nothing_on_either_leg() {
        ReadbackLeg part = new ReadbackLeg(
                Side.BUY,
                new BigDecimal("0.01"),
                Optional.empty(),
                exit("1", "100", "0.1"),
                Optional.of(exit("0.5", "120", "0.1")),
                ReadbackSource.ORDERS);
        ReadbackLeg off = leg(Side.SELL, "1", "100", "0", "110", "0");
        ReadbackAnswer answer = ReadbackAnswer.of(new ReadbackInputs(part, off, 5, Duration.ZERO), LIMITS);

        assertThat(answer.verdict()).isEqualTo(FLAGGED);
        assertThat(answer.replacesLead() || answer.replacesHedge()).isFalse();
        assertThat(ReadbackAnswer.of(new ReadbackInputs(part, off, 1, Duration.ZERO), LIMITS)
                        .verdict())
                .isEqualTo(RETRY);
    }

    @Test
    void a_silent_venue_is_waited_for_ten_minutes_and_asked_for_a_day() {
        assertThat(silent(599)).isEqualTo(WAIT);
        assertThat(silent(600)).isEqualTo(READBACK_PENDING);
        assertThat(silent(86_399)).isEqualTo(READBACK_PENDING);
        assertThat(silent(86_400)).isEqualTo(GIVEN_UP);
    }

    @Test
    void a_leg_that_vanished_is_valued_at_its_mark_and_flagged() {
        MissingExit unknown = MissingExit.of(Optional.empty(), Quantity.of("2"), Price.of("99"));
        assertThat(unknown.exitUnknown()).isTrue();
        assertThat(unknown.exit()).isEqualTo(exit("2", "99", "0"));

        LegExit liquidated = exit("2", "80", "1");
        assertThat(MissingExit.of(Optional.of(liquidated), Quantity.of("2"), Price.of("99")))
                .isEqualTo(new MissingExit(liquidated, false));
    }

    private static ReadbackVerdict silent(int seconds) {
        ReadbackLeg lead = new ReadbackLeg(
                Side.BUY,
                BigDecimal.ONE,
                Optional.empty(),
                exit("1", "100", "0"),
                Optional.empty(),
                ReadbackSource.ORDERS);
        return ReadbackAnswer.of(new ReadbackInputs(lead, SAME, 9, Duration.ofSeconds(seconds)), LIMITS)
                .verdict();
    }

    private static ReadbackAnswer answer(ReadbackLeg lead, ReadbackLeg hedge) {
        return ReadbackAnswer.of(new ReadbackInputs(lead, hedge, 1, Duration.ZERO), LIMITS);
    }

    private static ReadbackLeg leg(Side side, String quantity, String was, String fee, String is, String isFee) {
        return new ReadbackLeg(
                side,
                new BigDecimal("0.001"),
                Optional.empty(),
                exit(quantity, was, fee),
                Optional.of(exit(quantity, is, isFee)),
                ReadbackSource.ORDERS);
    }

    private static LegExit exit(String quantity, String vwap, String fee) {
        return new LegExit(Quantity.of(quantity), new BigDecimal(vwap), Usd.of(fee));
    }
}
