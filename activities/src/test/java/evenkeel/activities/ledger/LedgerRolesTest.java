package evenkeel.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** What the role that trades may do to the database. All other tests of the ledger run as this role too. */
class LedgerRolesTest {
    private static final String URL = LedgerServer.emptyDatabase();
    private static final String DENIED = "42501";

    private static Connection app;

    @BeforeAll
    static void open() throws SQLException {
        LedgerServer.open(URL).close();
        app = LedgerServer.asApp(URL);
    }

    @AfterAll
    static void close() throws SQLException {
        app.close();
    }

    @TestFactory
    Stream<DynamicTest> S17_every_table_keeps_its_rows_and_its_shape() throws SQLException {
        return tables().stream()
                .flatMap(table -> Stream.of(
                                "DELETE FROM " + table,
                                "TRUNCATE " + table,
                                "DROP TABLE " + table,
                                "ALTER TABLE " + table + " DISABLE TRIGGER ALL",
                                "ALTER TABLE " + table + " ADD COLUMN more text",
                                "CREATE INDEX more ON " + table + " ((1))")
                        .map(attempt -> DynamicTest.dynamicTest(attempt, () -> assertDenied(attempt))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (n integer)",
                "CREATE SCHEMA mine",
                "CREATE ROLE mallory",
                "CREATE OR REPLACE FUNCTION refuse(rule text, what text) RETURNS void LANGUAGE sql AS ''",
                "SET session_replication_role = replica",
                "SET ROLE evenkeel_owner",
                "SET ROLE evenkeel_migrator",
                "ALTER ROLE evenkeel_app SUPERUSER",
                "DROP FUNCTION refuse(text, text)",
                "DROP VIEW standing_halt",
                "UPDATE ledger_entry SET amount = 1",
                "UPDATE audit SET actor = ''",
                "UPDATE halt SET level = 'K0'",
                "INSERT INTO order_transition (f, t) VALUES ('FILLED', 'OPEN')",
                "INSERT INTO flyway_schema_history VALUES (99)",
                "COPY trade TO PROGRAM 'cat'"
            })
    void S17_it_changes_no_rule_and_no_role(String attempt) {
        assertDenied(attempt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM trade", "UPDATE trade SET reason = reason", "SELECT * FROM audit_breaks()"})
    void S17_it_may_do_its_work(String work) {
        assertThatCode(() -> execute(work)).doesNotThrowAnyException();
    }

    @Test
    void S17_alone_it_opens_a_ledger_that_is_up_to_date_and_makes_no_other() {
        LedgerServer.openAsApp(URL).close();

        assertThatThrownBy(() -> LedgerServer.openAsApp(LedgerServer.emptyDatabase()))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rolsuper", "rolcreatedb", "rolcreaterole", "rolbypassrls", "rolreplication"})
    void S17_none_of_the_three_has_a_right_over_the_server(String right) throws SQLException {
        assertThat(ask("SELECT rolname FROM pg_roles WHERE rolname LIKE 'evenkeel%' AND " + right))
                .isEmpty();
        assertThat(ask("SELECT rolname FROM pg_roles WHERE rolname LIKE 'evenkeel%' AND rolcanlogin"))
                .containsExactlyInAnyOrder(LedgerRoles.MIGRATOR, LedgerRoles.APP);
    }

    private static void assertDenied(String attempt) {
        assertThatThrownBy(() -> execute(attempt))
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        refusal -> assertThat(refusal.getSQLState())
                                .as(refusal.getMessage())
                                .isEqualTo(DENIED));
    }

    private static void execute(String statement) throws SQLException {
        try (Statement sql = app.createStatement()) {
            sql.execute(statement);
        }
    }

    private static List<String> tables() throws SQLException {
        List<String> tables =
                ask("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
        assertThat(tables).hasSizeGreaterThan(15);
        return tables;
    }

    private static List<String> ask(String question) throws SQLException {
        try (Statement sql = app.createStatement();
                ResultSet rows = sql.executeQuery(question)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) answers.add(rows.getString(1));
            return answers;
        }
    }
}
