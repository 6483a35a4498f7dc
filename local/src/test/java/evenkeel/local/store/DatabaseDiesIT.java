package evenkeel.local.store;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static evenkeel.local.store.StoreDesk.ask;
import static evenkeel.local.store.StoreDesk.ledger;
import static evenkeel.local.store.StoreDesk.postmaster;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Fill;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CH-3: every process of the database is killed twenty times while eight threads trade. */
class DatabaseDiesIT {
    private static final int KILLS = Integer.getInteger("database.kills", 20);
    private static final long SEED = Long.getLong("database.seed", 53);
    private static final int WRITERS = 8;
    private static final Duration FIRST_COMMIT = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private final Queue<OrderKey> committed = new ConcurrentLinkedQueue<>();
    private final Queue<OrderKey> claimed = new ConcurrentLinkedQueue<>();
    private final Queue<String> filled = new ConcurrentLinkedQueue<>();
    private final Queue<String> trades = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void F53_what_was_acknowledged_outlives_the_database_and_nothing_is_sent_without_its_intent() throws Exception {
        SplittableRandom dice = new SplittableRandom(SEED);
        Duration slowest = Duration.ZERO;
        try (DataFolder folder = DataFolder.open(data);
                EmbeddedStore store = EmbeddedStore.open(folder, Life.CACHE);
                LedgerDatabase ledger = ledger(store);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) writers.add(threads.submit(() -> trade(ledger.books())));
            for (int kill = 0; kill < KILLS; kill++) {
                awaitCommits(commits.get() + 20);
                Thread.sleep(dice.nextInt(300));
                killAll(postmaster(data));
                Duration back = firstCommitAfterItAccepts(store);
                if (back.compareTo(slowest) > 0) slowest = back;
            }
            enough.set(true);
            for (Future<?> writer : writers) writer.get(60, TimeUnit.SECONDS);

            System.out.printf(
                    "seed %d: %d kills, %d restarts, acknowledged: %d intents, %d claims, %d fills; first commit at most %d ms%n",
                    SEED, KILLS, store.restarts(), committed.size(), claimed.size(), filled.size(), slowest.toMillis());
            assertThat(store.restarts()).isGreaterThanOrEqualTo(KILLS);
            assertThat(slowest).isLessThanOrEqualTo(FIRST_COMMIT);
            Kept kept = Kept.of(ledger.books(), trades);
            assertThat(kept.orders()).containsAll(committed);
            assertThat(claimed).doesNotHaveDuplicates();
            assertThat(kept.sent()).containsAll(claimed);
            assertThat(kept.fills()).containsAll(filled);
            assertThat(ask(store, "SELECT count(*) FROM out_of_balance")).isEqualTo("0");
        }
    }

    /** One order after the other: its intent, the permission to send it, its fill. Each waits until it is answered. */
    private void trade(Books books) {
        SampleTrade trade = SampleTrade.fresh();
        trades.add(trade.trade());
        untilAnswered(() -> books.admit(trade.terms(), NOON));
        for (int seq = 1; !enough.get(); seq++) {
            OrderIntent intent = trade.entry(seq);
            untilAnswered(() -> books.commit(intent, NOON));
            committed.add(intent.key());
            boolean mine = untilAnswered(() -> books.claimSend(intent.key(), NOON, Optional.empty()));
            if (mine) claimed.add(intent.key());
            Fill fill = trade.fill(intent, trade.trade() + "." + seq, "1.5", "100");
            untilAnswered(() -> books.book(intent.key(), says(OrderStatus.FILLED, "1.5"), List.of(fill), NOON));
            filled.add(fill.tradeId());
        }
    }

    /** The same call again: by its natural key it finds what an unanswered commit has left (F52). */
    private <T> T untilAnswered(Supplier<T> call) {
        while (true) {
            try {
                T answer = call.get();
                commits.incrementAndGet();
                return answer;
            } catch (Trouble gone) {
                if (gone.code() != Code.DB_UNREACHABLE) throw gone;
            }
        }
    }

    private void awaitCommits(int wanted) throws InterruptedException {
        while (commits.get() < wanted) Thread.sleep(5);
    }

    private Duration firstCommitAfterItAccepts(EmbeddedStore store) throws InterruptedException {
        while (!accepts(store)) Thread.sleep(20);
        long began = System.nanoTime();
        awaitCommits(commits.get() + 1);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static boolean accepts(EmbeddedStore store) {
        try {
            return ask(store, "SELECT 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** What the ledger has after all of it. */
    private record Kept(Set<OrderKey> orders, Set<OrderKey> sent, Set<String> fills) {
        static Kept of(Books books, Collection<String> trades) {
            Kept kept = new Kept(new HashSet<>(), new HashSet<>(), new HashSet<>());
            for (String trade : trades) {
                for (OrderRecord order : books.orders(trade)) {
                    kept.orders.add(order.intent().key());
                    if (order.sentAt().isPresent()) kept.sent.add(order.intent().key());
                }
                for (Fill fill : books.fills(trade)) kept.fills.add(fill.tradeId());
            }
            return kept;
        }
    }

    /** The first of them first, so that it starts nothing new. */
    private static void killAll(ProcessHandle postmaster) {
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
