package evenkeel.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingEntryTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void F48_what_a_venue_changes_is_taken_back_and_booked_anew_and_sums_to_what_it_says_now() {
        List<FundingEntry> booked = new ArrayList<>();
        for (String amount : List.of("0.25", "0.25", "0.20", "0.20", "0", "-1")) {
            booked.addAll(FundingEntry.of(booked, paid(amount)));

            Usd sum = booked.stream().map(FundingEntry::amount).reduce(Usd.ZERO, Usd::plus);
            assertThat(sum).isEqualTo(Usd.of(amount));
        }

        assertThat(booked)
                .extracting(entry -> entry.revision() + ": " + entry.amount())
                .containsExactly("1: 0.25", "2: -0.25", "3: 0.2", "4: -0.2", "5: 0", "6: 0", "7: -1");
        assertThat(booked)
                .extracting(FundingEntry::event)
                .doesNotHaveDuplicates()
                .contains("ETH/p1", "ETH/p1/7");
    }

    @Test
    void a_payment_is_kept_at_the_ledger_s_time_and_a_change_at_the_time_that_was_kept() {
        List<FundingEntry> first = FundingEntry.of(List.of(), paid("1").at(NOON.plusNanos(999)));
        List<FundingEntry> changed = FundingEntry.of(first, paid("2").at(NOON.plusSeconds(7)));

        assertThat(first.getFirst().payment().paidAt()).isEqualTo(NOON);
        assertThat(changed)
                .allSatisfy(entry -> assertThat(entry.payment().paidAt()).isEqualTo(NOON));
    }

    private static FundingPayment paid(String amount) {
        return new FundingPayment("alpha", "ETH", "p1", NOON, Usd.of(amount), "USDT");
    }
}
