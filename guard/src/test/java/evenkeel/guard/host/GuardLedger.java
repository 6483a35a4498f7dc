package evenkeel.guard.host;

import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A real PostgreSQL, as durable as in production, that can be stopped and come back with all it knew. */
final class GuardLedger implements AutoCloseable {
    private final Path folder;
    private EmbeddedPostgres server;

    private GuardLedger(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    static GuardLedger in(Path folder) {
        return new GuardLedger(folder, start(folder, 0));
    }

    /** Every test has a ledger of its own. */
    LedgerDatabase fresh(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
        return LedgerDatabase.open(
                LedgerAccess.of(server.getJdbcUrl("postgres", name), new LedgerLogin("postgres", "")));
    }

    void goDown() {
        close();
    }

    void comeBack() {
        server = start(folder, server.getPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start(Path folder, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
