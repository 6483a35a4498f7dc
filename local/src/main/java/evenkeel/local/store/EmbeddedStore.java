package evenkeel.local.store;

import evenkeel.activities.ledger.LedgerRoles;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in the data folder, as durable as any: it syncs, listens on loopback only and wants a password.
 * When its process dies it is started again on the same port, so that connection pools mend by themselves.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
    /** Owned everything before there were three roles. */
    private static final String FORMER_OWNER = "evenkeel";

    private static final String DATABASE = "evenkeel";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final String SUPERUSER_FILE = "postgres.superuser";
    private static final String MIGRATOR_FILE = "postgres.migrator";
    static final String APP_FILE = "postgres.app";
    static final String PORT_FILE = "postgres.port";

    private final DataFolder folder;
    private final PostgresServer server;
    private final int port;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread watchdog;
    private volatile boolean closing;

    private EmbeddedStore(DataFolder folder, PostgresServer server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
        watchdog = Thread.ofPlatform().name("postgres-watchdog").daemon().unstarted(this::watch);
    }

    /** Starts the folder's database, after an orphan of an earlier owner has been stopped. */
    public static EmbeddedStore open(DataFolder folder) {
        return open(folder, folder.path("binaries"));
    }

    /** The same, with the server's programs unpacked in a place that several folders may share. */
    public static EmbeddedStore open(DataFolder folder, Path cache) {
        Path log = folder.path("postgres.log");
        try {
            folder.secret(SUPERUSER_FILE);
            PostgresServer server = new PostgresServer(PostgresBinaries.unpacked(cache), folder.path("postgres"), log);
            server.createIfMissing(folder.path(SUPERUSER_FILE));
            stopOrphan(server);
            EmbeddedStore store = new EmbeddedStore(folder, server, choosePort(folder));
            if (!server.start(store.port)) throw PostgresServer.unreachable(log);
            store.prepare();
            store.watchdog.start();
            return store;
        } catch (IOException e) {
            throw DataFolder.damaged(folder.root(), e.toString(), e);
        }
    }

    public String jdbcUrl() {
        return url(port);
    }

    static String url(int port) {
        return url(port, DATABASE);
    }

    /** Trades, and can change no table. */
    public String user() {
        return LedgerRoles.APP;
    }

    public String password() {
        return folder.secret(APP_FILE);
    }

    /** Brings the tables up to date. */
    public String migrator() {
        return LedgerRoles.MIGRATOR;
    }

    public String migratorPassword() {
        return folder.secret(MIGRATOR_FILE);
    }

    /** How often the server has died and was started again. */
    public int restarts() {
        return restarts.get();
    }

    @Override
    public void close() {
        closing = true;
        watchdog.interrupt();
        try {
            watchdog.join();
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new Trouble(Code.DB_UNREACHABLE, "PostgreSQL did not stop", e);
        }
    }

    private static void stopOrphan(PostgresServer server) throws IOException {
        server.process()
                .ifPresent(orphan -> LOG.warn("stopping process {}, left over by a run that died", orphan.pid()));
        server.stop();
        server.forgetForeignPid();
    }

    /** The same as last time when it is free, so that whoever still knows it finds the database again. */
    private static int choosePort(DataFolder folder) throws IOException {
        Path file = folder.path(PORT_FILE);
        int last = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        int port = last != 0 && isFree(last) ? last : freePort();
        if (port != last) OwnerOnly.write(file, Integer.toString(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Roles and database of the ledger, made once; what the former owner had is the owner's. */
    private void prepare() {
        try (Connection connection = superuser("postgres");
                Statement sql = connection.createStatement()) {
            LedgerRoles.make(sql, migratorPassword(), password());
            if (isMissing(sql, "pg_database WHERE datname = '" + DATABASE + "'")) {
                sql.execute("CREATE DATABASE " + DATABASE);
            }
            sql.execute("ALTER DATABASE " + DATABASE + " OWNER TO " + LedgerRoles.OWNER);
            if (!isMissing(sql, "pg_roles WHERE rolname = '" + FORMER_OWNER + "'")) retireFormerOwner();
        } catch (SQLException e) {
            throw DataFolder.damaged(folder.root(), "its database does not take our password", e);
        }
    }

    private void retireFormerOwner() throws SQLException {
        try (Connection connection = superuser(DATABASE);
                Statement sql = connection.createStatement()) {
            sql.execute("REASSIGN OWNED BY " + FORMER_OWNER + " TO " + LedgerRoles.OWNER);
            sql.execute("DROP OWNED BY " + FORMER_OWNER);
            sql.execute("DROP ROLE " + FORMER_OWNER);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                url(port, database), PostgresServer.SUPERUSER, folder.secret(SUPERUSER_FILE));
    }

    private static boolean isMissing(Statement sql, String where) throws SQLException {
        try (ResultSet row = sql.executeQuery("SELECT 1 FROM " + where)) {
            return !row.next();
        }
    }

    private void watch() {
        try {
            while (!closing) {
                if (server.process().isEmpty()) restart();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            LOG.debug("the watch over the database ends");
        }
    }

    /** For as long as it takes: the old server's children need a moment to notice, a full disk needs a person. */
    private void restart() throws InterruptedException {
        LOG.warn("the database's process has died, starting it again");
        while (!closing) {
            try {
                if (server.start(port)) {
                    LOG.info("the database is back, start {}", restarts.incrementAndGet());
                    return;
                }
                LOG.warn("the database does not start yet");
            } catch (IOException e) {
                LOG.warn("the database does not start", e);
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
