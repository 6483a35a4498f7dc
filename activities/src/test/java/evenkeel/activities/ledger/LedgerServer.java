package evenkeel.activities.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL per test JVM, as durable as in production; each test class has a database of its own. */
public final class LedgerServer {
    private static final String WORDS = "anything";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private LedgerServer() {}

    /** Begun by whoever comes first, stopped with the JVM. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = withRoles(start(durable()));
    }

    /** The library's own defaults would lose acknowledged commits. */
    public static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100");
    }

    public static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedPostgres withRoles(EmbeddedPostgres server) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            LedgerRoles.make(statement, WORDS, WORDS);
            return server;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the roles", e);
        }
    }

    /** The address of a new, empty database. */
    public static String emptyDatabase() {
        String name = "ledger_" + DATABASES.incrementAndGet();
        try (Connection connection = connect(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + LedgerRoles.OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
        return url(name);
    }

    /** As in production: the one who migrates is not the one who trades. */
    public static LedgerDatabase open(String url) {
        return open(url, Provenance.UNKNOWN);
    }

    static LedgerDatabase open(String url, Provenance by) {
        return LedgerDatabase.open(LedgerAccess.of(url, new LedgerLogin(LedgerRoles.APP, WORDS))
                .migratedBy(Optional.of(new LedgerLogin(LedgerRoles.MIGRATOR, WORDS)))
                .runBy(by));
    }

    /** One login for everything, as on a server where nobody has made the roles. */
    public static LedgerDatabase openAlone(String url) {
        return LedgerDatabase.open(LedgerAccess.of(url, new LedgerLogin("postgres", "")));
    }

    /** Without anybody who may migrate. */
    static LedgerDatabase openAsApp(String url) {
        return LedgerDatabase.open(LedgerAccess.of(url, new LedgerLogin(LedgerRoles.APP, WORDS)));
    }

    static Connection asApp(String url) throws SQLException {
        return DriverManager.getConnection(url, LedgerRoles.APP, WORDS);
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + Running.SERVER.getPort() + "/" + database;
    }
}
