package evenkeel.local.store;

import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What the tests of a real store ask of it. */
final class StoreDesk {
    private StoreDesk() {}

    static LedgerDatabase ledger(EmbeddedStore store) {
        return LedgerDatabase.open(LedgerAccess.of(store.jdbcUrl(), new LedgerLogin(store.user(), store.password()))
                .migratedBy(Optional.of(new LedgerLogin(store.migrator(), store.migratorPassword()))));
    }

    static String ask(EmbeddedStore store, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    static ProcessHandle postmaster(Path data) throws IOException {
        Path file = data.resolve("postgres/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
    }
}
