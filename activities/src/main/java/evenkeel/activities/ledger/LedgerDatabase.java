package evenkeel.activities.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The ledger's PostgreSQL: its tables brought up to date, its connections, and the promise that a commit is on disk. */
public final class LedgerDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration STATEMENT = Duration.ofSeconds(10);
    /** A lock that is held longer than this is held by somebody who is stuck. */
    private static final Duration LOCK = Duration.ofSeconds(3);

    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(30);
    /** Past every statement's own end: the other side is gone. Without it a dead link would hang for ever. */
    private static final Duration SOCKET = STATEMENT.multipliedBy(2);

    private final HikariDataSource pool;

    private LedgerDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Refuses a server that may lose what it has acknowledged. */
    public static LedgerDatabase open(String jdbcUrl, String user, String password) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            verifyDurable(connection);
        } catch (SQLException e) {
            throw unreachable(jdbcUrl, e);
        }
        try {
            Flyway.configure().dataSource(jdbcUrl, user, password).load().migrate();
        } catch (FlywayException e) {
            throw OneTransaction.translated(e);
        }
        return new LedgerDatabase(connect(jdbcUrl, user, password));
    }

    public DataSource dataSource() {
        return pool;
    }

    public Books books() {
        return new PostgresBooks(pool);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void verifyDurable(Connection connection) throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit"}) {
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("SHOW " + setting)) {
                answer.next();
                String value = answer.getString(1);
                if (!value.equals("on")) {
                    throw new Trouble(Code.CFG_INVALID, "the database's " + setting + " must be on, was " + value);
                }
            }
        }
    }

    private static HikariDataSource connect(String jdbcUrl, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.addDataSourceProperty("ApplicationName", "evenkeel");
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        config.addDataSourceProperty("socketTimeout", SOCKET.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + STATEMENT.toMillis() + " -c lock_timeout=" + LOCK.toMillis()
                        + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(jdbcUrl, e);
        }
    }

    /** Names the address without what may follow it: that can be a password. */
    private static Trouble unreachable(String jdbcUrl, Exception e) {
        String address = jdbcUrl.replaceFirst("\\?.*", "");
        return new Trouble(Code.DB_UNREACHABLE, "cannot connect to " + address + ": " + e.getMessage(), e);
    }
}
