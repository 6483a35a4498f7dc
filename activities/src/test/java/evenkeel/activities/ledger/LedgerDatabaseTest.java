package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.LedgerMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pool promises, and what becomes of a transaction that meets trouble. */
class LedgerDatabaseTest {
    private final String url = LedgerServer.emptyDatabase();

    @Test
    void commits_are_on_disk_and_nobody_waits_for_ever() {
        try (LedgerDatabase database = LedgerServer.open(url)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            assertThat(setting(database, "statement_timeout")).isEqualTo("10s");
            assertThat(setting(database, "lock_timeout")).isEqualTo("3s");
            assertThat(setting(database, "idle_in_transaction_session_timeout")).isEqualTo("30s");
        }
    }

    @Test
    void a_server_that_may_lose_commits_is_refused() throws SQLException {
        String name = url.substring(url.lastIndexOf('/') + 1);
        execute("ALTER DATABASE " + name + " SET synchronous_commit = off");

        assertThatThrownBy(() -> LedgerServer.open(url))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.CFG_INVALID))
                .hasMessageContaining("synchronous_commit must be on, was off");
    }

    @Test
    void a_server_that_does_not_answer_is_unreachable() {
        assertThatThrownBy(() -> LedgerDatabase.open(
                        LedgerAccess.of("jdbc:postgresql://localhost:1/none", new LedgerLogin("nobody", ""))))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.DB_UNREACHABLE));
    }

    @Test
    void what_was_written_is_there_when_it_is_opened_again() {
        SampleTrade trade = SampleTrade.fresh();
        try (LedgerDatabase database = LedgerServer.open(url)) {
            database.books().admit(trade.terms(), NOON);
        }
        try (LedgerDatabase database = LedgerServer.open(url)) {
            assertThat(database.books().trade(trade.trade())).isPresent();
        }
    }

    @Test
    void F56_a_deadlock_is_tried_again_until_both_are_through() throws Exception {
        try (LedgerDatabase database = LedgerServer.open(url);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SampleTrade a = admitted(database);
            SampleTrade b = admitted(database);
            OneTransaction one = new OneTransaction(database.dataSource());
            TradeTable table = new TradeTable(JdbcClient.create(database.dataSource()));
            CountDownLatch bothHoldOne = new CountDownLatch(2);

            Future<String> first = threads.submit(() -> one.run(() -> crossed(table, a, b, bothHoldOne)));
            Future<String> second = threads.submit(() -> one.run(() -> crossed(table, b, a, bothHoldOne)));

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(database.books().trade(a.trade()).orElseThrow().status()).isEqualTo(TradeStatus.OPENING);
            assertThat(database.books().trade(b.trade()).orElseThrow().status()).isEqualTo(TradeStatus.OPENING);
        }
    }

    @Test
    void F56_a_row_that_somebody_sits_on_is_given_up_and_reachable_later() throws SQLException {
        try (LedgerDatabase database = LedgerServer.open(url)) {
            SampleTrade trade = admitted(database);
            try (Connection sitter = LedgerServer.connect(url);
                    Statement statement = sitter.createStatement()) {
                sitter.setAutoCommit(false);
                statement.execute("SELECT 1 FROM trade WHERE id = '" + trade.trade() + "' FOR UPDATE");

                assertThatThrownBy(() -> database.books().advance(trade.step(TradeStatus.OPENING)))
                        .isInstanceOfSatisfying(
                                Trouble.class,
                                trouble -> assertThat(trouble.code()).isEqualTo(Code.DB_UNREACHABLE));
                sitter.rollback();
            }
            database.books().advance(trade.step(TradeStatus.OPENING));
        }
    }

    @Test
    void F52_a_connection_that_is_cut_is_trouble_and_the_repeat_succeeds() throws SQLException {
        try (LedgerDatabase database = LedgerServer.open(url)) {
            SampleTrade trade = admitted(database);
            OneTransaction one = new OneTransaction(database.dataSource());
            JdbcClient sql = JdbcClient.create(database.dataSource());

            assertThatThrownBy(() -> one.run(() -> sql.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single()))
                    .isInstanceOfSatisfying(
                            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.DB_UNREACHABLE));

            assertThat(database.books().commit(trade.entry(1), NOON)).isTrue();
        }
    }

    @Test
    void what_the_money_is_is_said_once_for_ever() {
        try (LedgerDatabase database = LedgerServer.open(url)) {
            database.declare(LedgerMode.PAPER);
            database.declare(LedgerMode.PAPER);

            assertThatThrownBy(() -> database.declare(LedgerMode.LIVE))
                    .isInstanceOfSatisfying(
                            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.CFG_INVALID))
                    .hasMessageContaining("PAPER for ever");
        }
    }

    @Test
    void I37_the_audit_says_with_which_code_and_configuration_and_the_configuration_is_kept() {
        Provenance process = new Provenance("1.2.3", "mode: paper");
        try (LedgerDatabase database = LedgerServer.open(url, process)) {
            database.keepConfiguration(process, NOON);
            database.keepConfiguration(process, NOON.plusSeconds(1));
            database.audit().note(NOON, "ada", "a drill", "looked");

            assertThat(database.audit().newest(1)).singleElement().satisfies(line -> {
                assertThat(line.codeVersion()).isEqualTo("1.2.3");
                assertThat(kept(database, line.configHash())).containsExactly("mode: paper at " + NOON);
            });
        }
    }

    @Test
    void keys_that_trades_start_with_have_one_number_for_ever() {
        try (LedgerDatabase database = LedgerServer.open(LedgerServer.emptyDatabase())) {
            Map<String, String> paper = Map.of("live_trading", "false", "env", "test");

            assertThat(database.keepSettings(paper, NOON)).isEqualTo(1);
            assertThat(database.keepSettings(Map.of("env", "production"), NOON)).isEqualTo(2);
            assertThat(database.keepSettings(new TreeMap<>(paper), NOON.plusSeconds(1)))
                    .isEqualTo(1);
        }
    }

    @Test
    void SAFE4_money_that_is_simulated_is_never_booked_beside_money_that_is_real() {
        try (LedgerDatabase database = LedgerServer.open(LedgerServer.emptyDatabase())) {
            database.refuseUnless(true); // nobody has said yet what it is
            database.declare(LedgerMode.PAPER);

            database.refuseUnless(false);
            assertThatThrownBy(() -> database.refuseUnless(true))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("the ledger's mode is PAPER, this process sends real orders");
        }
    }

    private static List<String> kept(LedgerDatabase database, String hash) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT content, first_seen_at FROM config_version WHERE sha256 = :hash")
                .param("hash", hash)
                .query((row, n) -> row.getString("content") + " at " + Cells.time(row, "first_seen_at"))
                .list();
    }

    private static String crossed(TradeTable table, SampleTrade first, SampleTrade then, CountDownLatch bothHoldOne) {
        table.advance(first.step(TradeStatus.OPENING));
        bothHoldOne.countDown();
        try {
            bothHoldOne.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        table.advance(then.step(TradeStatus.OPENING));
        return "done";
    }

    private static SampleTrade admitted(LedgerDatabase database) {
        SampleTrade trade = SampleTrade.fresh();
        database.books().admit(trade.terms(), NOON);
        return trade;
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = LedgerServer.connect(url);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String setting(LedgerDatabase database, String name) {
        return JdbcClient.create(database.dataSource())
                .sql("SHOW " + name)
                .query(String.class)
                .single();
    }
}
