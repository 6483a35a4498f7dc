package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.ledger.contract.StrangersContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresStrangersTest implements StrangersContract {
    private static final String URL = LedgerServer.emptyDatabase();
    private static final LedgerDatabase DATABASE = LedgerServer.open(URL);

    @Override
    public Books books() {
        return DATABASE.books();
    }

    @Override
    public Strangers strangers() {
        return DATABASE.strangers();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM stranger",
                "TRUNCATE stranger",
                "UPDATE stranger SET released_by = 'somebody else'",
                "UPDATE stranger SET symbol = 'OTHER'"
            })
    void what_was_seen_and_released_is_never_changed(String attack) {
        SampleTrade trade = SampleTrade.fresh();
        strangers().keep(List.of(new Stranger(trade.entry(1).clientId(), "alpha", trade.symbol(), NOON)));
        strangers().release("ann", "known", NOON);

        assertThatThrownBy(() -> asSuperuser(attack)).hasMessageContaining("append_only");
    }

    @Test
    void a_release_names_a_person_and_a_reason() {
        SampleTrade trade = SampleTrade.fresh();
        strangers().keep(List.of(new Stranger(trade.entry(1).clientId(), "alpha", trade.symbol(), NOON)));

        assertThatThrownBy(() -> asSuperuser("UPDATE stranger SET released_at = now() WHERE released_at IS NULL"))
                .hasMessageContaining("stranger_released");
    }

    /** Whom no missing right stops. */
    private static void asSuperuser(String statement) throws SQLException {
        try (Connection connection = LedgerServer.connect(URL);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
