package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.EntryStage;
import evenkeel.domain.carry.entry.OpeningFigures;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attempts to enter: each goes on until it has ended, and is told as it ended for ever. */
public interface AttemptsContract {
    Books books();

    @Test
    default void an_attempt_goes_on_until_it_has_ended_and_a_repeat_changes_nothing() {
        EntryAttempt started = attempt("T-attempt-1", EntryStage.START, AttemptStatus.STARTED, "", NOON);
        EntryAttempt refused =
                attempt("T-attempt-1", EntryStage.SIZED, AttemptStatus.REJECTED, "REJECTED_DEPTH", NOON.plusSeconds(1));

        assertThat(books().keep(started)).isTrue();
        assertThat(books().keep(refused)).isTrue();
        assertThat(books().keep(refused)).isFalse();
        assertThat(books().keep(started)).isFalse();

        assertThat(books().attempts(9)).contains(refused).doesNotContain(started);
    }

    @Test
    default void what_is_told_of_an_opened_one_is_exact() {
        var figures = new OpeningFigures(
                new BigDecimal("0.876"),
                Usd.of("1.0423"),
                new BigDecimal("9.5"),
                new BigDecimal("0.00053"),
                new BigDecimal("0.000346"),
                Duration.ofSeconds(9),
                Duration.ofMillis(420),
                new BigDecimal("0.8"),
                new BigDecimal("2.7"),
                Usd.of("0.07357632"),
                0);
        EntryAttempt opened = new EntryAttempt(
                "T-attempt-2",
                "signal",
                "ETH",
                EntryStage.OPENED,
                AttemptStatus.OPENED,
                "",
                Optional.of(figures),
                NOON,
                NOON.plusSeconds(10));

        assertThat(books().keep(opened)).isTrue();

        assertThat(books().attempts(9)).contains(opened);
    }

    private static EntryAttempt attempt(String trade, EntryStage stage, AttemptStatus status, String code, Instant at) {
        return new EntryAttempt(trade, "signal", "ETH", stage, status, code, Optional.empty(), NOON, at);
    }
}
