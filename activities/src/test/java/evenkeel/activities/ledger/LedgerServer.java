package evenkeel.activities.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL per test JVM, as durable as in production; each test class has a database of its own. */
final class LedgerServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private LedgerServer() {}

    /** Begun by whoever comes first, stopped with the JVM. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start(durable());
    }

    /** The library's own defaults would lose acknowledged commits. */
    static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100");
    }

    static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new, empty database. */
    static String emptyDatabase() {
        String name = "ledger_" + DATABASES.incrementAndGet();
        try (Connection connection = connect(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
        return url(name);
    }

    static LedgerDatabase open(String url) {
        return LedgerDatabase.open(url, "postgres", "");
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + Running.SERVER.getPort() + "/" + database;
    }
}
