package evenkeel.workflows.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way that a trade ever went must go the same way again. */
class ReplayTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "histories");

    /** The first task of a cold machine loads the whole SDK: that is no deadlock. */
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void there_is_a_history_of_every_phase() throws IOException {
        assertThat(histories())
                .extracting(path -> path.getFileName().toString())
                .contains(
                        "closed-at-entry.json",
                        "closed-in-hold.json",
                        "funding-flipped.json",
                        "hedge-moved.json",
                        "hedge-refused.json",
                        "hedge-unknown.json",
                        "held-to-the-end.json",
                        "ruled-broken-entry.json",
                        "ruled-closed-together.json",
                        "ruled-rebalanced.json",
                        "ruled-refused.json",
                        "ruled-rolled-back.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void a_recorded_trade_replays(Path history) {
        assertThatCode(() -> replay(history, DurableCarry.class)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void F61_a_change_that_is_not_versioned_is_caught(Path history) {
        assertThatThrownBy(() -> replay(history, HastyCarry.class)).hasStackTraceContaining("TMPRL1100");
    }

    private static void replay(Path history, Class<? extends CarryTrade> implementation) throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build();
        try (TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = engine.newWorker(Queues.TRADES, PATIENT);
            worker.registerWorkflowImplementationTypes(implementation);
            WorkflowReplayer.replayWorkflowExecution(
                    WorkflowExecutionHistory.fromJson(Files.readString(history)), worker);
        }
    }

    /** The planted change: somebody lets the trade catch its breath first, and forgets the running ones. */
    public static final class HastyCarry implements CarryTrade {
        private final DurableCarry trade;

        @WorkflowInit
        public HastyCarry(CarryStart start) {
            trade = new DurableCarry(start);
        }

        @Override
        public CarryResult run(CarryStart start) {
            Workflow.sleep(Duration.ofSeconds(1));
            return trade.run(start);
        }

        @Override
        public String close(CloseRequest request) {
            return trade.close(request);
        }

        @Override
        public void mayClose(CloseRequest request) {
            trade.mayClose(request);
        }

        @Override
        public void closeNow(CloseRequest request) {
            trade.closeNow(request);
        }

        @Override
        public String phase() {
            return trade.phase();
        }
    }
}
