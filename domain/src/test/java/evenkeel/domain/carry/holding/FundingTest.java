package evenkeel.domain.carry.holding;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Profile;
import evenkeel.domain.venue.FundingPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingTest {
    private static final Instant OPENED = Instant.parse("2026-03-01T10:20:00Z");

    @Test
    void N58_payments_after_the_opening_and_up_to_the_close_belong_to_the_trade() {
        assertThat(FundingCalendar.REAL.payments(OPENED, Instant.parse("2026-03-01T13:05:00Z"), 1))
                .isEqualTo(3);
        Instant eleven = Instant.parse("2026-03-01T11:00:00Z");
        assertThat(FundingCalendar.REAL.payments(eleven, eleven, 1)).isZero();
        assertThat(FundingSweep.belongs(eleven, eleven, Optional.empty())).isFalse();
        assertThat(FundingSweep.belongs(eleven, OPENED, Optional.of(eleven))).isTrue();
        assertThat(FundingSweep.belongs(eleven.plusSeconds(1), OPENED, Optional.of(eleven)))
                .isFalse();
    }

    @Test
    void payments_are_looked_for_75_minutes_after_the_close() {
        FundingSweep sweep = Profile.USUAL.of(FundingSweep.class);

        assertThat(sweep.isOver(OPENED, OPENED.plusSeconds(4499))).isFalse();
        assertThat(sweep.isOver(OPENED, OPENED.plusSeconds(4500))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1.20, 1.35, 0.15",
        "1.35, 1.35, 0",
        "1.35, 1.30, -0.05",
        "1.30, 1.30005, 0",
        "1.30, 1.3001, 0",
        "1.30, 1.30010001, 0.00010001"
    })
    void N59_of_a_sum_only_what_is_new_is_booked(String booked, String told, String booking) {
        assertThat(CumulativeFunding.of(Usd.of(booked), Usd.of(told)).booking()).isEqualTo(Usd.of(booking));
    }

    @Test
    void N60_half_an_hour_accrues_half_an_hours_rate() {
        Instant now = OPENED.plus(Duration.ofMinutes(70));
        Optional<Instant> booked = Optional.of(Instant.parse("2026-03-01T11:00:00Z"));
        AccruedFunding accrued = accrued(now, Optional.of(Usd.of("400")), booked, booked, "0.00007", "0.00002");

        assertThat(accrued.accrued()).isEqualTo(Usd.of("0.01"));
        assertThat(accrued.leadHours()).isEqualByComparingTo("0.5");
    }

    @Test
    void each_venue_accrues_since_its_own_last_booking() {
        Instant now = Instant.parse("2026-03-01T12:30:00Z");
        AccruedFunding accrued = accrued(
                now,
                Optional.of(Usd.of("400")),
                Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
                Optional.of(Instant.parse("2026-03-01T11:00:00Z")),
                "0.0001",
                "0.0002");

        assertThat(accrued.leadAccrued()).isEqualTo(Usd.of("0.015")); // 300 short for half an hour
        assertThat(accrued.hedgeAccrued()).isEqualTo(Usd.of("-0.03")); // 100 long for an hour and a half
        assertThat(accrued.accrued()).isEqualTo(Usd.of("-0.015"));
    }

    @Test
    void nothing_accrues_before_the_opening_and_a_booked_hour_is_not_counted_twice() {
        Instant now = OPENED.plus(Duration.ofMinutes(15));
        Optional<Instant> before = Optional.of(Instant.parse("2026-03-01T10:00:00Z"));

        assertThat(accrued(now, Optional.empty(), before, before, "0.0001", "0").leadHours())
                .isEqualByComparingTo("0.25");
        Optional<Instant> ahead = Optional.of(now.plusSeconds(5));
        assertThat(accrued(now, Optional.empty(), ahead, ahead, "0.0001", "0").accrued())
                .isEqualTo(Usd.ZERO);
    }

    @Test
    void INV6_an_hour_is_booked_once_however_often_and_in_which_order_it_is_told() {
        List<FundingPayment> told = new ArrayList<>();
        for (int hour = 11; hour < 21; hour++) {
            Instant paidAt = Instant.parse("2026-03-01T" + hour + ":00:00Z");
            told.add(payment("lighter", "L" + hour, paidAt, "0.036"));
            told.add(payment("x10", "", paidAt, "-0.006"));
            told.add(payment("x10", "", paidAt.plusMillis(300), "-0.006"));
            told.add(payment("lighter", "push-" + hour, paidAt.plusMillis(20), "0.036"));
        }
        told.addAll(List.copyOf(told));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(told, new Random(seed));
            FundingBook book = FundingBook.empty(FundingCalendar.REAL);
            for (FundingPayment payment : told) book = book.with(payment);

            assertThat(book.payments()).hasSize(20);
            assertThat(book.total()).isEqualTo(Usd.of("0.3"));
        }
    }

    @Test
    void payments_of_other_markets_are_others() {
        FundingPayment eth = payment("x10", "7", OPENED, "1");
        FundingPayment btc = new FundingPayment("x10", "BTC", "7", OPENED, Usd.of("1"));

        assertThat(FundingBook.empty(FundingCalendar.REAL).with(eth).with(btc).total())
                .isEqualTo(Usd.of("2"));
    }

    private static FundingPayment payment(String venue, String id, Instant paidAt, String usd) {
        return new FundingPayment(venue, "ETH", id, paidAt, Usd.of(usd));
    }

    /** Short 300 at the lead, long 100 at the hedge. */
    private static AccruedFunding accrued(
            Instant now,
            Optional<Usd> notional,
            Optional<Instant> leadBooked,
            Optional<Instant> hedgeBooked,
            String leadRate,
            String hedgeRate) {
        return AccruedFunding.of(
                OPENED,
                now,
                notional,
                new AccruedFunding.Leg(Side.SELL, HourlyRate.of(leadRate), Usd.of("300"), leadBooked),
                new AccruedFunding.Leg(Side.BUY, HourlyRate.of(hedgeRate), Usd.of("100"), hedgeBooked),
                FundingCalendar.REAL);
    }
}
