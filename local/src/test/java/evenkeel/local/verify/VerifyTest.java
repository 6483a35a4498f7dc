package evenkeel.local.verify;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.local.store.DataFolder;
import evenkeel.local.store.EmbeddedStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real data folder with a real database in it. */
class VerifyTest {
    private static final SampleTrade TRADE = SampleTrade.fresh();

    @TempDir
    private Path temporary;

    @Test
    void a_running_a_stopped_and_a_broken_ledger_are_told_apart() throws Exception {
        Path data = temporary.resolve("data");
        try (DataFolder folder = DataFolder.open(data);
                EmbeddedStore store = EmbeddedStore.open(folder);
                LedgerDatabase ledger = ledger(store)) {
            ledger.books().admit(TRADE.terms(), NOON);
            ledger.books().commit(TRADE.entry(1), NOON);

            assertThat(verify("--data", data.toString())).satisfies(VerifyTest::isSound);
            assertThat(named(store)).satisfies(VerifyTest::isSound);
        }

        assertThat(verify("--data", data.toString())).satisfies(VerifyTest::isSound);
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();

        try (DataFolder folder = DataFolder.open(data);
                EmbeddedStore store = EmbeddedStore.open(folder)) {
            breakIt(store, Files.readString(data.resolve("postgres.superuser")).strip());
        }
        Ran broken = verify("--data", data.toString(), "-o", "json");
        JsonNode said = new ObjectMapper().readTree(broken.out());
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(said.get("broken").asInt()).isEqualTo(1);
        assertThat(said.at("/invariants/9/verdict").asText()).isEqualTo("broken");
        assertThat(said.at("/invariants/9/rows/0/symbol").asText()).isEqualTo(TRADE.symbol());
        assertThat(said.at("/invariants/14/reason").asText()).isNotEmpty();
        assertThat(verify("--data", data.toString()).out())
                .contains("I10  broken ")
                .contains("     " + TRADE.symbol() + ": " + TRADE.trade() + " is in epoch 5, taken over up to 1")
                .contains(", 1 broken, ");
    }

    @Test
    void a_folder_without_a_ledger_is_refused_and_left_as_it_is() {
        Ran ran = verify("--data", temporary.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).startsWith("SYS-003 ").contains("it has no ledger");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void what_is_missing_of_a_named_ledger_is_told_by_its_key() {
        Ran ran = run(Map.of("EVENKEEL_LEDGER_URL", "jdbc:postgresql://127.0.0.1:1/none"));

        assertThat(ran.exit()).isEqualTo(9);
        assertThat(ran.err()).contains("evenkeel.ledger.user").contains("evenkeel.ledger.password_file");
    }

    @Test
    void an_option_that_is_not_there_is_a_mistake_of_use() {
        assertThat(verify("--frobnicate").exit()).isEqualTo(2);
        assertThat(verify("-o", "xml").exit()).isEqualTo(2);
    }

    private static void isSound(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines()).hasSize(41).last().asString().matches("\\d\\d ok, 0 broken, \\d\\d not checked");
        assertThat(ran.out()).contains("I1   ok           each transaction");
    }

    private Ran named(EmbeddedStore store) throws Exception {
        Path words = temporary.resolve("data/postgres.app");
        return run(Map.of(
                "EVENKEEL_LEDGER_URL", store.jdbcUrl(),
                "EVENKEEL_LEDGER_USER", store.user(),
                "EVENKEEL_LEDGER_PASSWORD_FILE", words.toString()));
    }

    private static void breakIt(EmbeddedStore store, String words) throws SQLException {
        try (Connection superuser = DriverManager.getConnection(store.jdbcUrl(), "postgres", words);
                Statement sql = superuser.createStatement()) {
            sql.execute("UPDATE trade SET epoch = 5");
        }
    }

    private static LedgerDatabase ledger(EmbeddedStore store) {
        return LedgerDatabase.open(LedgerAccess.of(store.jdbcUrl(), new LedgerLogin(store.user(), store.password()))
                .migratedBy(Optional.of(new LedgerLogin(store.migrator(), store.migratorPassword()))));
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran verify(String... args) {
        return run(Map.of(), args);
    }

    private static Ran run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Verify.run(environment, print(out), print(err), args);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
