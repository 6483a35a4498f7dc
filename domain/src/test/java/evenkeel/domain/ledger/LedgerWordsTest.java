package evenkeel.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.ledger.Account.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How rules, accounts, currencies and moments are told apart. */
class LedgerWordsTest {
    @ParameterizedTest
    @EnumSource
    void a_rule_is_found_by_the_word_that_its_constraint_carries(LedgerRule rule) {
        assertThat(LedgerRule.keptBy(rule.word())).contains(rule);
        assertThat(rule.broken("this")).hasMessageContaining(rule.word() + ": " + rule.sentence() + "; was this");
        assertThat(rule.sentence()).isNotBlank();
    }

    @Test
    void a_constraint_that_keeps_no_rule_names_none() {
        assertThat(LedgerRule.keptBy("trade_pkey")).isEmpty();
    }

    @Test
    void an_account_says_what_it_counts_and_for_whom() {
        assertThat(Account.ofLeg(Kind.PROCEEDS, "t1", "lead").id()).isEqualTo("proceeds:t1/lead");
        assertThat(Account.ofVenue(Kind.CASH, "bybit").id()).isEqualTo("cash:bybit");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "2026-01-05T12:00:00Z, 2026-01-05T12:00:00Z",
        "2026-01-05T12:00:00.000001999Z, 2026-01-05T12:00:00.000001Z",
        "2026-01-05T12:00:00.123456001Z, 2026-01-05T12:00:00.123456Z",
        "2026-01-05T12:00:00.123456Z, 2026-01-05T12:00:00.123456Z"
    })
    void time_ticks_in_microseconds_and_never_ahead(Instant exact, Instant kept) {
        assertThat(LedgerTime.of(exact)).isEqualTo(kept);
    }
}
