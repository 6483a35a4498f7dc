package evenkeel.domain.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitRulesTest {
    private static final Holdings WHOLE = Carries.holdings("2", "-2");

    @ParameterizedTest(name = "lead {0}, hedge {1}, rates {2} and {3}, at {4}: {5}")
    @CsvSource(delimiter = '|', nullValues = "stay", textBlock = """
        3000    | 3000    | 0.00001 |  0.00005 | 10:30 | stay
        3000    | 3000    | 0.00001 |  0.00005 | 12:00 | stay
        3000    | 3000    | 0.00006 |  0.00005 | 11:59 | stay
        3000    | 3000    | 0.00006 |  0.00005 | 12:00 | FUNDING_FLIP
        3026.51 | 3000    | 0.00001 |  0.00005 | 12:00 | stay
        3026.52 | 3000    | 0.00001 |  0.00005 | 12:00 | TAKE_PROFIT
        2951.51 | 3000    | 0.00001 |  0.00005 | 10:30 | stay
        2951.50 | 3000    | 0.00001 |  0.00005 | 10:30 | LOSS_LIMIT
        """)
    void the_first_rule_that_fires_wins(
            String lead, String hedge, String leadRate, String hedgeRate, String time, String expected) {
        Snapshot now = Carries.snapshot(lead, hedge, leadRate, hedgeRate, WHOLE);

        Optional<CloseReason> decision = ExitRules.decide(Carries.held(), now, at(time));

        assertThat(decision.map(CloseReason::name)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void the_longest_hold_ends_it() {
        Snapshot calm = Carries.snapshot("3000", "3000", "0.00001", "0.00005", WHOLE);

        assertThat(ExitRules.decide(Carries.held(), calm, Instant.parse("2026-03-02T09:59:59Z")))
                .isEmpty();
        assertThat(ExitRules.decide(Carries.held(), calm, Instant.parse("2026-03-02T10:00:00Z")))
                .contains(CloseReason.MAX_HOLD);
    }

    @ParameterizedTest(name = "lead {0}, hedge {1}")
    @CsvSource({"0, -2", "2, 0", "1.99, -2", "2, -1.99", "-2, -2", "2.01, -2"})
    void a_leg_that_is_not_as_it_was_filled_comes_before_everything(String lead, String hedge) {
        Snapshot now = Carries.snapshot("2900", "3000", "0.00006", "0.00005", Carries.holdings(lead, hedge));

        assertThat(ExitRules.decide(Carries.held(), now, at("10:30"))).contains(CloseReason.BROKEN_HEDGE);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + ":00Z");
    }
}
