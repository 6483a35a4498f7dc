package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderStatus;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills every process of the database while eight threads commit (CH-3, once and small). */
class LedgerCrashTest {
    private static final int WRITERS = 8;
    private static final int BEFORE_THE_KILL = 200;

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void F52_what_was_acknowledged_before_the_kill_is_there_after_it() throws Exception {
        int port = freePort();
        Queue<OrderKey> acknowledged = new ConcurrentLinkedQueue<>();

        try (EmbeddedPostgres server = start(port);
                LedgerDatabase database = LedgerServer.openAlone(url(port));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) writers.add(threads.submit(() -> write(database.books(), acknowledged)));
            while (acknowledged.size() < BEFORE_THE_KILL) Thread.sleep(5);
            killAll(postmaster());
            for (Future<?> writer : writers) writer.get(30, TimeUnit.SECONDS);
            assertThat(server.getPort()).isEqualTo(port);
        }

        try (EmbeddedPostgres server = start(port);
                LedgerDatabase database = LedgerServer.openAlone(url(port))) {
            assertThat(server.getPort()).isEqualTo(port);
            assertThat(acknowledged)
                    .hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL)
                    .allMatch(key -> database.books().order(key).isPresent());
        }
    }

    /** Until the database is gone. */
    private static void write(Books books, Queue<OrderKey> acknowledged) {
        SampleTrade trade = SampleTrade.fresh();
        try {
            books.admit(trade.terms(), NOON);
            for (int seq = 1; ; seq++) {
                books.commit(trade.entry(seq), NOON);
                acknowledged.add(trade.lead(seq));
                books.mark(trade.lead(seq), OrderStatus.ABSENT, "not sent", NOON);
            }
        } catch (Trouble gone) {
            assertThat(gone).hasMessageContaining("DB-001");
        }
    }

    private EmbeddedPostgres start(int port) {
        return LedgerServer.start(LedgerServer.durable()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false));
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** The first of them first, so that it starts nothing new. */
    private static void killAll(ProcessHandle postmaster) {
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }
}
