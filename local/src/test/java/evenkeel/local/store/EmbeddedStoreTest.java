package evenkeel.local.store;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.local.store.StoreDesk.ask;
import static evenkeel.local.store.StoreDesk.ledger;
import static evenkeel.local.store.StoreDesk.postmaster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real database in a real folder; what dies here is really killed. */
@Timeout(120)
class EmbeddedStoreTest {
    private static final Duration REAPED = Duration.ofSeconds(30);

    @TempDir
    private Path temporary;

    @Test
    void it_is_durable_private_and_keeps_its_rows_over_a_restart() throws Exception {
        SampleTrade trade = SampleTrade.fresh();
        try (DataFolder folder = DataFolder.open(temporary);
                EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE);
                LedgerDatabase database = ledger(store)) {
            database.books().admit(trade.terms(), NOON);

            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(store, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(store, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(store, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> DriverManager.getConnection(store.jdbcUrl(), store.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(rights("postgres")).isEqualTo("rwx------");
            assertThat(rights("postgres.app")).isEqualTo("rw-------");
            assertThat(rights("postgres.migrator")).isEqualTo("rw-------");
            assertThat(rights("postgres.superuser")).isEqualTo("rw-------");
        }

        assertThat(temporary.resolve("postgres/postmaster.pid")).doesNotExist();
        try (DataFolder folder = DataFolder.open(temporary);
                EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE);
                LedgerDatabase database = ledger(store)) {
            assertThat(database.books().trade(trade.trade())).isPresent();
        }
    }

    @Test
    void S17_what_an_earlier_release_s_only_role_owned_belongs_to_nobody_who_can_log_in() throws Exception {
        try (DataFolder folder = DataFolder.open(temporary)) {
            try (EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE);
                    Connection superuser = DriverManager.getConnection(
                            store.jdbcUrl(), PostgresServer.SUPERUSER, folder.secret("postgres.superuser"));
                    Statement sql = superuser.createStatement()) {
                sql.execute("CREATE ROLE evenkeel LOGIN; ALTER DATABASE evenkeel OWNER TO evenkeel");
                sql.execute("SET ROLE evenkeel; CREATE TABLE earlier (n integer)");
            }

            try (EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE)) {
                assertThat(ask(store, "SELECT tableowner FROM pg_tables WHERE tablename = 'earlier'"))
                        .isEqualTo("evenkeel_owner");
                assertThat(ask(store, "SELECT count(*) FROM pg_roles WHERE rolname = 'evenkeel'"))
                        .isEqualTo("0");
            }
        }
    }

    @Test
    void a_database_that_a_killed_run_left_behind_is_stopped_and_taken_over() throws Exception {
        Life other = Life.withDatabase(temporary);
        ProcessHandle orphan = postmaster(temporary);
        other.kill();
        assertThat(orphan.isAlive()).isTrue();

        try (DataFolder folder = DataFolder.open(temporary);
                EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE)) {
            assertThat(orphan.onExit()).succeedsWithin(REAPED); // whoever adopted it may be slow to bury it
            assertThat(postmaster(temporary).pid()).isNotEqualTo(orphan.pid());
            assertThat(ask(store, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_pid_that_belongs_to_somebody_else_by_now_is_not_touched() throws Exception {
        try (DataFolder folder = DataFolder.open(temporary)) {
            EmbeddedStore.open(folder, Life.CACHE).close();
            Process stranger = new ProcessBuilder("sleep", "60").start();
            Files.writeString(folder.path("postgres/postmaster.pid"), stranger.pid() + "\n" + temporary + "\n");

            try (EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE)) {
                assertThat(ask(store, "SELECT 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroy();
            }
        }
    }

    @Test
    void F53_a_database_that_dies_comes_back_on_its_port_and_the_pool_mends() throws Exception {
        SampleTrade trade = SampleTrade.fresh();
        try (DataFolder folder = DataFolder.open(temporary);
                EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE);
                LedgerDatabase database = ledger(store)) {
            database.books().admit(trade.terms(), NOON);

            postmaster(temporary).destroyForcibly();
            while (store.restarts() == 0) Thread.sleep(20);

            assertThat(eventually(() -> database.books().trade(trade.trade()).isPresent()))
                    .isTrue();
            assertThat(store.restarts()).isEqualTo(1);
        }
        assertThat(temporary.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_first_start_that_died_half_way_is_begun_again() throws Exception {
        try (DataFolder folder = DataFolder.open(temporary)) {
            Files.createDirectories(folder.path("postgres.new/base"));
            Files.writeString(folder.path("postgres.new/PG_VERSION"), "18");

            try (EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE)) {
                assertThat(ask(store, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    private interface Question {
        boolean ask();
    }

    /** The pool's connections that died with the server are found out one by one. */
    private static boolean eventually(Question question) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                return question.ask();
            } catch (Trouble notYet) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    private String rights(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve(name)));
    }
}
