package evenkeel.domain.carry.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.reconcile.Finding.Action;
import evenkeel.domain.carry.reconcile.Finding.Kind;
import evenkeel.domain.carry.reconcile.Reconciliation.Rules;
import evenkeel.domain.carry.reconcile.Seen.Claim;
import evenkeel.domain.carry.reconcile.Seen.Held;
import evenkeel.domain.carry.reconcile.Seen.Resting;
import evenkeel.domain.carry.reconcile.Seen.Trade;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Rules USUAL = new Rules(Duration.ofSeconds(30), 3, false, false);

    @ParameterizedTest(name = "{0}, running {1}, lead {2}, hedge {3}: {4} {5}")
    @CsvSource({
        "OPEN, true, 2, -2, , ",
        "OPEN, true, 0, 0, ZOMBIE, TELL_FLAT",
        "CLOSING, true, 0, 0, ZOMBIE, TELL_FLAT",
        "OPEN, false, 0, 0, ZOMBIE, ADOPT", // what nothing runs ends by itself once it is begun again
        "OPEN, true, 0.009, -0.009, ZOMBIE, TELL_FLAT", // dust
        "OPEN, true, unknown, 0, UNREADABLE, LOOK_AGAIN", // never looks flat
        "OPEN, true, 0, unknown, UNREADABLE, LOOK_AGAIN",
        "OPEN, true, 2, 0, ONE_LEG, TELL_TO_LOOK",
        "OPEN, true, 0, -2, ONE_LEG, TELL_TO_LOOK",
        "OPEN, true, -2, -2, SIDE_CONFLICT, PAUSE",
        "OPEN, true, 2, 2, SIDE_CONFLICT, PAUSE",
        "OPEN, true, 2, -1.9, , ", // five percent itself
        "OPEN, true, 2, -1.89, QUANTITY_CONFLICT, TELL_TO_LOOK",
        "ROLLBACK, true, 2, 0, , " // its own rollback is at it
    })
    void a_held_trade_against_both_venues(
            TradeStatus status, boolean runs, String lead, String hedge, Kind kind, Action action) {
        Seen seen = new Seen(List.of(trade(status, runs, 9)), positions(lead, hedge), List.of());

        List<Finding> found = Reconciliation.of(seen, USUAL, false, NOW);

        if (kind == null) assertThat(found).isEmpty();
        else
            assertThat(found).singleElement().satisfies(one -> {
                assertThat(one.kind()).isEqualTo(kind);
                assertThat(one.action()).isEqualTo(action);
                assertThat(one.trade()).isEqualTo("t");
            });
    }

    @ParameterizedTest(name = "{0} for {1} s, running {2}, startup {3}, lead {4}: {5} {6}")
    @CsvSource({
        "PENDING, 120, true, false, 0, , ",
        "PENDING, 121, true, false, 0, STALE_PENDING, TELL_TO_END",
        "PENDING, 121, false, false, 0, STALE_PENDING, ADOPT",
        "PENDING, 1, false, true, 0, STALE_PENDING, ADOPT", // startup_orphaned_pending
        "PENDING, 1, true, true, 0, , ",
        "OPENING, 600, true, false, 0, , ",
        "OPENING, 601, true, false, 0, STALE_OPENING, TELL_TO_END",
        "OPENING, 601, true, false, 2, STALE_OPENING, TELL_TO_END",
        "OPENING, 1, false, true, 2, STALE_OPENING, ADOPT",
        "OPENING, 601, true, false, unknown, STALE_OPENING, LOOK_AGAIN"
    })
    void an_entry_that_takes_too_long(
            TradeStatus status, int age, boolean runs, boolean startup, String lead, Kind kind, Action action) {
        Seen seen = new Seen(List.of(trade(status, runs, age)), positions(lead, "0"), List.of());

        List<Finding> found = Reconciliation.of(seen, USUAL, startup, NOW);

        if (kind == null) assertThat(found).isEmpty();
        else
            assertThat(found)
                    .singleElement()
                    .extracting(Finding::kind, Finding::action)
                    .containsExactly(kind, action);
    }

    @ParameterizedTest(name = "import {0}, close {1}, lead {2}, hedge {3}: {4}")
    @CsvSource({
        "false, false, 2, -2, ALERT ALERT",
        "true, false, 2, -2, IMPORT IMPORT",
        "true, false, 2, -1.9, IMPORT IMPORT", // five percent of the larger
        "true, false, 2, -1.89, ALERT ALERT",
        "true, true, 2, -2, IMPORT IMPORT",
        "true, true, 2, -1.89, CLOSE_SOFTLY CLOSE_SOFTLY", // no hedge, so that no import is tried
        "true, true, 2, 2, CLOSE_SOFTLY CLOSE_SOFTLY",
        "true, true, 2, 0, CLOSE_SOFTLY",
        "true, true, 2, unknown, ALERT", // the other venue may hold the other half
        "false, true, 2, unknown, ALERT",
        "false, true, 2, -2, CLOSE_SOFTLY CLOSE_SOFTLY",
        "false, true, 2, 0, CLOSE_SOFTLY",
        "true, true, 0.009, 0, ''"
    })
    void a_position_without_a_trade_is_a_ghost(
            boolean imports, boolean closes, String lead, String hedge, String actions) {
        Rules rules = new Rules(Duration.ofSeconds(30), 3, imports, closes);

        List<Finding> found =
                Reconciliation.of(new Seen(List.of(), positions(lead, hedge), List.of()), rules, false, NOW);

        assertThat(found).allMatch(one -> one.kind() == Kind.GHOST);
        assertThat(String.join(
                        " ", found.stream().map(one -> one.action().name()).toList()))
                .isEqualTo(actions);
    }

    @ParameterizedTest
    @CsvSource({"FAILED, 3599, LATE_FILL", "FAILED, 3600, GHOST", "CLOSED, 1, GHOST"})
    void a_position_of_a_trade_that_failed_within_the_hour_is_a_late_fill(TradeStatus status, int ago, Kind kind) {
        Trade ended = new Trade(
                "t", "ETH", status, NOW, Optional.of(NOW.minusSeconds(ago)), false, claim("alpha"), claim("beta"));

        List<Finding> found =
                Reconciliation.of(new Seen(List.of(ended), positions("2", "0"), List.of()), USUAL, false, NOW);

        assertThat(found).singleElement().extracting(Finding::kind).isEqualTo(kind);
    }

    @Test
    void an_order_of_ours_that_no_trade_lives_for_is_cancelled() {
        Resting tended = new Resting("alpha", "ETH", "ee01a", "t");
        Resting orphan = new Resting("alpha", "ETH", "ee01b", "");

        List<Finding> found =
                Reconciliation.of(new Seen(List.of(), List.of(), List.of(tended, orphan)), USUAL, false, NOW);

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.ORPHAN_ORDER);
            assertThat(one.action()).isEqualTo(Action.CANCEL);
            assertThat(one.order()).isEqualTo("ee01b");
        });
    }

    @Test
    void only_what_is_found_twice_is_confirmed() {
        Seen flat = new Seen(List.of(trade(TradeStatus.OPEN, true, 9)), positions("0", "0"), List.of());
        Seen held = new Seen(List.of(trade(TradeStatus.OPEN, true, 9)), positions("2", "-2"), List.of());
        List<Finding> first = Reconciliation.of(flat, USUAL, false, NOW);

        assertThat(Reconciliation.confirmed(first, Reconciliation.of(held, USUAL, false, NOW)))
                .isEmpty();
        assertThat(Reconciliation.confirmed(first, Reconciliation.of(flat, USUAL, false, NOW.plusSeconds(10))))
                .hasSize(1);
    }

    private static Trade trade(TradeStatus status, boolean runs, int age) {
        return new Trade(
                "t",
                "ETH",
                status,
                NOW.minusSeconds(age),
                Optional.empty(),
                runs,
                new Claim("alpha", new BigDecimal("2")),
                new Claim("beta", new BigDecimal("-2")));
    }

    private static Claim claim(String venue) {
        return new Claim(venue, BigDecimal.ZERO);
    }

    private static List<Held> positions(String lead, String hedge) {
        return Stream.of(held("alpha", lead), held("beta", hedge)).toList();
    }

    private static Held held(String venue, String signed) {
        return new Held(
                venue,
                "ETH",
                signed.equals("unknown") ? Optional.empty() : Optional.of(new BigDecimal(signed)),
                Quantity.of("0.01"),
                Optional.of(Price.of("100")));
    }
}
