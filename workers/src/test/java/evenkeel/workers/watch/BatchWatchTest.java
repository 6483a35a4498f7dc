package evenkeel.workers.watch;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.ledger.MemoryHeldRows;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.durable.Payloads;
import evenkeel.workflows.durable.Queues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchWatchTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Watched PAID = new Watched.FundingDue(Instant.parse("2026-03-01T10:00:00Z"));

    private final TestWorkflowEnvironment engine =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setUseTimeskipping(false)
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());
    private final WorkflowClient client = engine.getWorkflowClient();
    private final Map<String, Watched> toTell = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Diary diary = new Diary(
            snapshots -> {
                throw new IllegalStateException("no snapshot is taken here");
            },
            InstantSource.system());

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void registering_looks_at_once() throws TimeoutException {
        toTell.put("T-1", PAID);
        watching(NEVER);

        assertThat(story(hold("T-1", LONG)).seen()).isEqualTo(PAID);
    }

    @Test
    void an_answer_comes_with_the_round_that_sees_it() throws Exception {
        BatchWatch watch = watching(NEVER);
        WorkflowStub trade = hold("T-1", LONG);
        until(() -> watch.size() == 1 && looks.get() == 1);

        toTell.put("T-1", PAID);
        watch.lookSoon();

        assertThat(story(trade).seen()).isEqualTo(PAID);
        until(() -> watch.size() == 0);
    }

    @Test
    void a_trade_that_cannot_be_looked_at_does_not_stop_the_others() throws Exception {
        watching(SOON);
        WorkflowStub broken = hold("T-broken", LONG);
        WorkflowStub silent = hold("T-silent", LONG);
        toTell.put("T-1", PAID);

        assertThat(story(hold("T-1", LONG)).seen()).isEqualTo(PAID);
        toTell.put("T-broken", PAID);
        toTell.put("T-silent", PAID);
        assertThat(story(broken).seen()).isEqualTo(PAID);
        assertThat(story(silent).seen()).isEqualTo(PAID);
    }

    @Test
    void commands_while_armed_lose_no_answer_and_arm_nothing_again() throws Exception {
        BatchWatch watch = watching(SOON);
        List<WorkflowStub> trades = Stream.of("T-1", "T-2", "T-3", "T-4", "T-5")
                .map(id -> hold(id, LONG))
                .toList();
        until(() -> watch.size() == trades.size());

        for (int i = 0; i < trades.size(); i++) {
            WorkflowStub trade = trades.get(i);
            trade.signal("command");
            toTell.put("T-" + (i + 1), PAID);
            trade.signal("command");
        }

        for (WorkflowStub trade : trades) assertThat(story(trade).seen()).isEqualTo(PAID);
        for (WorkflowStub trade : trades) assertThat(scheduled(trade)).isEqualTo(1);
    }

    @Test
    void beats_keep_a_quiet_watch_alive_past_its_timeout() throws Exception {
        BatchWatch watch = watching(SOON);
        WorkflowStub trade = hold("T-1", Duration.ofSeconds(1));
        until(() -> watch.size() == 1);

        Thread.sleep(2_500);
        toTell.put("T-1", PAID);

        assertThat(story(trade).seen()).isEqualTo(PAID);
        assertThat(attempts(trade)).isEqualTo(1);
    }

    @Test
    void a_worker_that_leaves_hands_its_watches_over() throws Exception {
        BatchWatch leaves = new BatchWatch(
                client, this::look, diary, new HeldDiary(new MemoryHeldRows()), SOON, InstantSource.system());
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(Queues.WATCH).registerActivitiesImplementations(leaves);
        factory.newWorker(Queues.TRADES).registerWorkflowImplementationTypes(Holding.Held.class);
        leaves.start();
        factory.start();
        WorkflowStub trade = hold("T-1", LONG);
        until(() -> leaves.size() == 1);

        BatchWatch stays = watching(SOON);
        leaves.leave();
        factory.suspendPolling();
        leaves.handOver();

        until(() -> stays.size() == 1); // long before the watch would have been missed
        toTell.put("T-1", PAID);
        assertThat(story(trade).seen()).isEqualTo(PAID);
        factory.shutdownNow();
        leaves.close();
    }

    @Test
    void a_watch_that_arrives_at_a_leaving_worker_turns_round_and_the_trade_lives() throws Exception {
        BatchWatch watch = watching(SOON);
        watch.leave();
        WorkflowStub trade = hold("T-1", LONG);
        Thread.sleep(500);
        assertThat(watch.size()).isZero();

        BatchWatch next = new BatchWatch(
                client, this::look, diary, new HeldDiary(new MemoryHeldRows()), SOON, InstantSource.system());
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(Queues.WATCH).registerActivitiesImplementations(next);
        next.start();
        factory.start();
        toTell.put("T-1", PAID);

        assertThat(story(trade).seen()).isEqualTo(PAID);
        factory.shutdownNow();
        next.close();
    }

    private BatchWatch watching(Duration pace) {
        BatchWatch watch = new BatchWatch(
                client, this::look, diary, new HeldDiary(new MemoryHeldRows()), pace, InstantSource.system());
        engine.newWorker(Queues.WATCH).registerActivitiesImplementations(watch);
        engine.newWorker(Queues.TRADES).registerWorkflowImplementationTypes(Holding.Held.class);
        watch.start();
        engine.start();
        return watch;
    }

    private Look look() {
        return held -> {
            looks.incrementAndGet();
            String trade = held.terms().trade();
            Optional<Watched> seen = Optional.ofNullable(toTell.get(trade));
            if (seen.isEmpty() && trade.equals("T-broken")) throw new IllegalStateException("a mistake of ours");
            if (seen.isEmpty() && trade.equals("T-silent")) throw new Trouble(Code.VEN_SILENT, "no answer");
            return seen;
        };
    }

    private WorkflowStub hold(String trade, Duration timeout) {
        WorkflowStub stub = client.newUntypedWorkflowStub(
                "Holding",
                WorkflowOptions.newBuilder()
                        .setTaskQueue(Queues.TRADES)
                        .setWorkflowId(trade)
                        .build());
        stub.start(held(trade), timeout);
        return stub;
    }

    static HeldCarry held(String trade) {
        var scene = TradeScene.of(1, Duration.ofSeconds(1));
        var sample = scene.terms();
        var terms = new CarryTerms(
                trade,
                "signal-" + trade,
                sample.symbol(),
                sample.legs(),
                sample.quantity(),
                sample.fundingHour(),
                sample.rules());
        LegFill fill = new LegFill(sample.quantity(), Usd.of("1000"), Usd.of("1"));
        return new HeldCarry(terms, new LegFills(fill, fill), scene.start(), Usd.ZERO, scene.start());
    }

    private static Holding.Story story(WorkflowStub trade) throws TimeoutException {
        return trade.getResult(20, TimeUnit.SECONDS, Holding.Story.class);
    }

    private long scheduled(WorkflowStub trade) {
        return client.fetchHistory(Objects.requireNonNull(trade.getExecution()).getWorkflowId()).getEvents().stream()
                .filter(event -> event.hasActivityTaskScheduledEventAttributes())
                .count();
    }

    private int attempts(WorkflowStub trade) {
        return client.fetchHistory(Objects.requireNonNull(trade.getExecution()).getWorkflowId()).getEvents().stream()
                .filter(event -> event.hasActivityTaskStartedEventAttributes())
                .mapToInt(event -> event.getActivityTaskStartedEventAttributes().getAttempt())
                .max()
                .orElse(0);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) Thread.sleep(50);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
