package evenkeel.activities.invariants;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.invariant.Verdict;
import evenkeel.domain.order.OrderStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I32. A trade of long ago that is open, with a fill. */
class TendedCheckTest {
    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private final SampleTrade trade = SampleTrade.fresh();
    private final List<String> asked = new ArrayList<>();
    private boolean runs;

    @BeforeEach
    void a_trade_holds_something() {
        Books books = ledger.books();
        books.admit(trade.terms(), NOON);
        books.advance(trade.step(TradeStatus.OPENING));
        books.commit(trade.entry(1), NOON);
        books.claimSend(trade.lead(1), NOON, Optional.empty());
        books.book(
                trade.lead(1),
                says(OrderStatus.FILLED, "1.5"),
                List.of(trade.fill(trade.entry(1), "f-" + trade.trade(), "1.5", "100")),
                NOON);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void what_nothing_runs_is_found_and_what_runs_in_silence_is_not() {
        assertThat(look())
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.first().getFirst().what())
                                .contains(trade.trade(), "nothing runs it"));

        runs = true;
        assertThat(look()).isEqualTo(new Verdict.Ok());
    }

    @Test
    void where_the_engine_cannot_be_asked_a_silent_trade_is_named_and_not_judged() {
        Verdict seen = new TendedCheck(ledger.dataSource(), Optional.empty()).look();

        assertThat(seen)
                .isInstanceOfSatisfying(
                        Verdict.NotChecked.class,
                        not -> assertThat(not.reason()).contains(trade.trade(), "the engine is not asked from here"));
    }

    @Test
    void a_step_of_the_last_minutes_is_a_sign_of_life() {
        ledger.books()
                .advance(TradeStep.to(
                        TradeStatus.OPEN, trade.trade(), InstantSource.system().instant()));

        assertThat(look()).isEqualTo(new Verdict.Ok());
        assertThat(asked).as("the engine is asked about silent trades only").isEmpty();
    }

    @Test
    void an_open_incident_has_a_person_s_attention() {
        ledger.incidents()
                .open(new Incident("k", "c", Alert.Severity.CRITICAL, "global", trade.trade(), "not flat", NOON));

        assertThat(look()).isEqualTo(new Verdict.Ok());
    }

    private Verdict look() {
        return new TendedCheck(ledger.dataSource(), Optional.of(this::runs)).look();
    }

    private boolean runs(String asking) {
        asked.add(asking);
        return runs;
    }
}
