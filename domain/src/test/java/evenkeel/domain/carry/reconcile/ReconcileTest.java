package evenkeel.domain.carry.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.reconcile.StaleEntry.Exposure;
import evenkeel.domain.carry.reconcile.StaleEntry.Verdict;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileTest {
    @ParameterizedTest(name = "{0} against {1} at {2}: worth {3}")
    @CsvSource({
        "100, 95, 2, 10, false", // five percent itself
        "100, 94.9, 2, 10.20, true",
        "94.9, 100, 2, 10.20, true",
        "100, 90, 0.5, 5, false", // five dollars themselves
        "100, 90, 0.501, 5.01, true",
        "0, 0, 2, 0, false"
    })
    void N118_quantities_more_than_five_percent_and_five_dollars_apart_conflict(
            String lighter, String x10, String price, String worth, boolean conflict) {
        QuantityConflict found = QuantityConflict.of(Quantity.of(lighter), Quantity.of(x10), Price.of(price));

        assertThat(found.worth()).isEqualTo(Usd.of(worth));
        assertThat(found.conflict()).isEqualTo(conflict);
    }

    @Test
    void N117_an_entry_may_take_as_long_as_its_lead_may_rest() {
        assertThat(StaleEntry.openingLimit(Duration.ofSeconds(30), 3)).isEqualTo(Duration.ofMinutes(10));
        assertThat(StaleEntry.openingLimit(Duration.ofSeconds(200), 3)).isEqualTo(Duration.ofMinutes(12));
    }

    @ParameterizedTest(name = "{0} for {1} s, orphaned {2}, holding {3}: {4}")
    @CsvSource({
        "PENDING, 120, false, NONE, FRESH",
        "PENDING, 121, false, NONE, REJECT_PENDING",
        "OPENING, 600, false, NONE, FRESH",
        "OPENING, 601, false, NONE, ABORT",
        "OPENING, 601, false, SOME, ROLL_BACK",
        "OPENING, 601, false, UNKNOWN, READ_AGAIN",
        "OPENING, 1, true, NONE, ABORT",
        "OPEN, 9999, true, NONE, FRESH",
        "PENDING, 121, false, UNKNOWN, READ_AGAIN"
    })
    void a_stale_entry_ends_by_what_it_holds(
            TradeStatus status, int age, boolean orphaned, Exposure exposure, Verdict verdict) {
        StaleEntry found =
                StaleEntry.of(status, Duration.ofSeconds(age), orphaned, exposure, Duration.ofSeconds(30), 3);

        assertThat(found.verdict()).isEqualTo(verdict);
    }
}
