package evenkeel.activities.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import evenkeel.activities.history.Rates;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.LedgerMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's PostgreSQL: its tables brought up to date, its connections, and the promise that a commit is on disk. */
public final class LedgerDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LedgerDatabase.class);
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
    public static LedgerDatabase open(LedgerAccess access) {
        LedgerLogin user = access.user();
        try (Connection connection = DriverManager.getConnection(access.address(), user.user(), user.text())) {
            verifyDurable(connection);
        } catch (SQLException e) {
            throw unreachable(access.url(), e);
        }
        try {
            migrate(access);
        } catch (FlywayException e) {
            throw OneTransaction.translated(e);
        }
        return new LedgerDatabase(connect(access, false));
    }

    /** As it is, with tables of whatever release, and for reading only. */
    public static LedgerDatabase openToRead(LedgerAccess access) {
        return new LedgerDatabase(connect(access, true));
    }

    /** Tables belong to a role that nobody can log in as, so that whoever trades cannot change them. */
    private static void migrate(LedgerAccess access) {
        if (access.migrator().isEmpty()) {
            log.warn("the ledger has no migrator: {} owns the tables that it writes", access.user());
        }
        LedgerLogin migrator = access.migrator().orElse(access.user());
        FluentConfiguration flyway = Flyway.configure().dataSource(access.address(), migrator.user(), migrator.text());
        if (access.migrator().isPresent()) flyway.initSql("SET ROLE " + LedgerRoles.OWNER);
        flyway.load().migrate();
    }

    public DataSource dataSource() {
        return pool;
    }

    public Books books() {
        return new PostgresBooks(pool);
    }

    public Halts halts() {
        return new PostgresHalts(pool);
    }

    public Incidents incidents() {
        return new PostgresIncidents(pool);
    }

    /** Says what the ledger's money is, once for ever; refused when it has been something else. */
    public void declare(LedgerMode mode) {
        String known = new OneTransaction(pool).run(() -> {
            JdbcClient sql = JdbcClient.create(pool);
            sql.sql("INSERT INTO ledger_mode (mode) VALUES (:mode) ON CONFLICT DO NOTHING")
                    .param("mode", mode.name())
                    .update();
            return sql.sql("SELECT mode FROM ledger_mode").query(String.class).single();
        });
        if (!known.equals(mode.name())) {
            throw new Trouble(Code.CFG_INVALID, "the ledger's mode is " + known + " for ever, was to be " + mode);
        }
    }

    /** Refuses a ledger whose money is not of that kind: what is simulated is never booked beside what is real. */
    public void refuseUnless(boolean isReal) {
        new OneTransaction(pool)
                .run(() -> JdbcClient.create(pool)
                        .sql("SELECT mode FROM ledger_mode")
                        .query(String.class)
                        .optional())
                .filter(mode -> isReal != mode.equals(LedgerMode.LIVE.name()))
                .ifPresent(mode -> {
                    String here = isReal ? "real orders" : "none";
                    throw new Trouble(
                            Code.CFG_OTHER_MODE, "the ledger's mode is " + mode + ", this process sends " + here);
                });
    }

    /** Keeps the configuration that a process runs with; one that has been seen before is kept already. */
    public void keepConfiguration(Provenance process, Instant at) {
        new OneTransaction(pool)
                .run(() -> JdbcClient.create(pool)
                        .sql("""
                        INSERT INTO config_version (sha256, content, first_seen_at) VALUES (:hash, :content, :at)
                        ON CONFLICT (sha256) DO NOTHING
                        """)
                        .param("hash", process.configHash())
                        .param("content", process.configuration())
                        .param("at", Cells.time(at))
                        .update());
    }

    /** Keeps the keys that trades are started with and answers their number, the same one for the same keys. */
    public int keepSettings(Map<String, String> keys, Instant at) {
        return new KeptKeys(pool).keep(keys, at);
    }

    public Scans scans() {
        return new PostgresScans(pool);
    }

    public AccountReadings accountReadings() {
        return new PostgresAccountReadings(pool);
    }

    public Stories stories() {
        return new PostgresStories(pool);
    }

    public Snapshots snapshots() {
        return new PostgresSnapshots(pool);
    }

    public HeldRows heldRows() {
        return new PostgresHeldRows(pool);
    }

    public Audit audit() {
        return new PostgresAudit(pool);
    }

    public Duties duties() {
        return new PostgresDuties(pool);
    }

    public Balances balances() {
        return new PostgresBalances(pool);
    }

    public Rates rates() {
        return new PostgresRates(pool);
    }

    public Pauses pauses() {
        return new PostgresPauses(pool);
    }

    public Equity equity() {
        return new PostgresEquity(pool);
    }

    public Findings findings() {
        return new PostgresFindings(pool);
    }

    public TradeForms forms() {
        return new TradeForms(pool);
    }

    public Notices notices() {
        return new PostgresNotices(pool);
    }

    public Strangers strangers() {
        return new PostgresStrangers(pool);
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

    private static HikariDataSource connect(LedgerAccess access, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(access.address());
        config.setUsername(access.user().user());
        config.setPassword(access.user().text());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setReadOnly(readOnly);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.addDataSourceProperty("ApplicationName", "evenkeel");
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        config.addDataSourceProperty("socketTimeout", SOCKET.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + STATEMENT.toMillis() + " -c lock_timeout=" + LOCK.toMillis()
                        + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis()
                        + " -c evenkeel.code_version=" + access.by().codeVersion() + " -c evenkeel.config_hash="
                        + access.by().configHash());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(access.url(), e);
        }
    }

    /** Names the address without what may follow it: that can be a password. */
    private static Trouble unreachable(String jdbcUrl, Exception e) {
        String address = jdbcUrl.replaceFirst("\\?.*", "");
        return new Trouble(Code.DB_UNREACHABLE, "cannot connect to " + address + ": " + e.getMessage(), e);
    }
}
