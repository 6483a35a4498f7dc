package evenkeel.activities.invariants;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.incident.Incident;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvariantWatchTest {

    private final String url = LedgerServer.emptyDatabase();
    private final LedgerDatabase ledger = LedgerServer.open(url);
    private final HaltBoard halts = new HaltBoard(ledger.halts(), Optional.empty(), () -> NOON);
    private final SampleTrade trade = SampleTrade.fresh();
    private final InvariantWatch watch =
            new InvariantWatch(Verification.of(ledger.dataSource()), halts, ledger.incidents(), () -> NOON);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_sound_ledger_stops_nothing() {
        ledger.books().admit(trade.terms(), NOON);

        assertThat(watch.look()).isEmpty();
        assertThat(ledger.halts().standing().all()).isEmpty();
        assertThat(ledger.incidents().openOnes()).isEmpty();
    }

    @Test
    void a_broken_trade_stops_entries_on_its_symbol_once_and_opens_an_incident() throws SQLException {
        breakEpoch();

        watch.look();
        watch.look();

        assertThat(ledger.halts().standing().all())
                .extracting(Halt::summary)
                .containsExactly(
                        "K0 of symbol:" + trade.symbol().toLowerCase(Locale.ROOT) + " by invariants: I10 is broken");
        assertThat(ledger.incidents().openOnes()).singleElement().satisfies(incident -> {
            assertThat(incident.code()).isEqualTo("REC-050");
            assertThat(incident.text())
                    .isEqualTo("I10, the epoch of a trade never falls, and no order is of a later one; but "
                            + trade.trade() + " is in epoch 5, taken over up to 1");
        });
    }

    @Test
    void what_names_no_symbol_stops_all_entries() throws SQLException {
        asSuperuser("ALTER TABLE ledger_entry DISABLE TRIGGER append_only");

        watch.look();

        assertThat(ledger.halts().standing().all())
                .extracting(Halt::scope, Halt::level)
                .containsExactly(tuple(HaltScope.GLOBAL, HaltLevel.K0));
    }

    @Test
    void a_person_may_go_on_trading_while_the_incident_is_open_and_not_after() throws SQLException {
        breakEpoch();
        watch.look();
        Halt pressed = ledger.halts().standing().all().getFirst();
        halts.release(new Release(pressed.id(), "ada", "I know why", NOON));

        watch.look();
        assertThat(ledger.halts().standing().all()).isEmpty();

        Incident known = ledger.incidents().openOnes().getFirst();
        ledger.incidents().close(known.key(), "ada", "thought it was mended", NOON);
        new InvariantWatch(Verification.of(ledger.dataSource()), halts, ledger.incidents(), () -> NOON.plusSeconds(60))
                .look();
        assertThat(ledger.halts().standing().all()).hasSize(1);
        assertThat(ledger.incidents().openOnes()).hasSize(1);
    }

    private void breakEpoch() throws SQLException {
        ledger.books().admit(trade.terms(), NOON);
        asSuperuser("UPDATE trade SET epoch = 5");
    }

    private void asSuperuser(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
