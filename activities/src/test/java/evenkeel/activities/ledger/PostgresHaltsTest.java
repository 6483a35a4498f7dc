package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.HaltsContract;
import evenkeel.activities.ledger.contract.IncidentsContract;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.incident.Incident;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresHaltsTest implements HaltsContract, IncidentsContract {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());

    @Override
    public Halts halts() {
        return DATABASE.halts(); // nobody has said a mode: the strict rules hold
    }

    @Override
    public Incidents incidents() {
        return DATABASE.incidents();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void I37_every_word_about_a_halt_and_an_incident_is_in_the_audit() {
        Halt halt = new Halt("h-audited", HaltScope.venue("Bybit"), HaltLevel.K2, "a drill", "carol", NOON);
        halts().press(halt);
        halts().release(new Release("h-audited", "ada", "calm again", NOON.plusSeconds(1)));
        halts().release(new Release("h-audited", "ben", "agreed", NOON.plusSeconds(2)));
        incidents().open(new Incident("i-audited", "REC-003", Alert.Severity.WARNING, "", "", "lost", NOON));
        incidents().close("i-audited", "ada", "found", NOON.plusSeconds(3));

        assertThat(DATABASE.audit().newest(1_000).reversed())
                .filteredOn(line -> line.what().contains("-audited"))
                .extracting(line -> line.actor() + " | " + line.cause() + " | " + line.what())
                .containsExactly(
                        "carol | a drill | halt h-audited K2 venue:bybit",
                        "ada | calm again | release of h-audited asked",
                        "ben | agreed | release of h-audited done",
                        "evenkeel | REC-003 | incident i-audited opened: lost",
                        "ada | found | incident i-audited closed");
        assertThat(DATABASE.audit().breaks()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE audit SET actor = 'mallory' WHERE n = 2                         | 2, it was changed
            DELETE FROM audit WHERE n = 2                                          | 3, lines before it are missing
            UPDATE audit SET previous = sha256('x') WHERE n = 3                    | 3, the line before it was changed
            """)
    void S19_a_line_that_a_superuser_changed_is_found(String tampering, String found) throws SQLException {
        String url = LedgerServer.emptyDatabase();
        try (LedgerDatabase database = LedgerServer.open(url)) {
            for (int i = 1; i <= 4; i++) database.audit().note(NOON, "ada", "drill", "line " + i);
            AuditCheck check = new AuditCheck(database.audit(), database.incidents(), () -> NOON);
            check.look();
            assertThat(database.incidents().openOnes()).isEmpty();

            asSuperuser(url, "SET session_replication_role = replica", tampering);

            assertThat(database.audit().breaks())
                    .extracting(line -> line.n() + ", " + line.why())
                    .contains(found);
            check.look();
            check.look();
            assertThat(database.incidents().openOnes())
                    .extracting(Incident::code)
                    .containsExactly("REC-020");
        }
    }

    @Test
    void S19_a_line_that_was_hashed_anew_breaks_the_one_after_it() throws SQLException {
        String url = LedgerServer.emptyDatabase();
        try (LedgerDatabase database = LedgerServer.open(url)) {
            for (int i = 1; i <= 4; i++) database.audit().note(NOON, "ada", "drill", "line " + i);

            asSuperuser(
                    url,
                    "SET session_replication_role = replica",
                    "UPDATE audit SET actor = 'mallory' WHERE n = 2",
                    "UPDATE audit a SET hash = audit_hash(a) WHERE n = 2");

            assertThat(database.audit().breaks())
                    .isEqualTo(List.of(new Audit.Break(3, "the line before it was changed")));
        }
    }

    private static void asSuperuser(String url, String... statements) throws SQLException {
        try (Connection connection = LedgerServer.connect(url);
                Statement sql = connection.createStatement()) {
            for (String statement : statements) sql.execute(statement);
        }
    }
}
