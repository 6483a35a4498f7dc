package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.engine.EngineLink;
import evenkeel.config.places.EnginePlace;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.TerminatedFailure;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryEngineTest {
    private static final String QUEUE = "waiting";
    private static final Duration TIMER = Duration.ofSeconds(1);
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    /** Waits to be told something. */
    @WorkflowInterface
    public interface Waiting {
        @WorkflowMethod
        String run();

        @SignalMethod
        void tell(String what);

        @QueryMethod
        boolean waits();
    }

    public static final class Waits implements Waiting {
        private String told = "";

        @Override
        public String run() {
            Workflow.await(() -> !told.isEmpty());
            return told;
        }

        @Override
        public void tell(String what) {
            told = what;
        }

        @Override
        public boolean waits() {
            return told.isEmpty();
        }
    }

    @Test
    void the_next_step_of_a_worker_that_has_gone_is_taken_by_another() throws Exception {
        try (MemoryEngine engine = MemoryEngine.start();
                EngineLink link =
                        EngineLink.connect(EnginePlace.here(engine.address()), "test", Duration.ofSeconds(20))) {
            WorkflowClient client = link.client();
            WorkerFactory first = worker(client, Waits.class);
            WorkflowStub waiting = started(client);
            assertThat(waiting.query("waits", Boolean.class)).isTrue(); // it has been at the first worker
            first.shutdownNow();
            first.awaitTermination(10, TimeUnit.SECONDS);

            WorkerFactory second = worker(client, Waits.class);
            waiting.signal("tell", "something");

            assertThat(waiting.getResult(20, TimeUnit.SECONDS, String.class)).isEqualTo("something");
            second.shutdownNow();
        }
    }

    /** Its step is still at the worker when the timer that it takes back fires. */
    public static final class IsSlow implements Waiting {
        private boolean told;

        @Override
        public String run() {
            CancellationScope watch = Workflow.newCancellationScope(() -> Workflow.newTimer(TIMER));
            watch.run();
            Workflow.await(() -> told);
            LockSupport.parkNanos(TIMER.plusMillis(500).toNanos());
            watch.cancel();
            Workflow.await(() -> false);
            return "never";
        }

        @Override
        public void tell(String what) {
            told = true;
        }

        @Override
        public boolean waits() {
            return !told;
        }
    }

    @Test
    void a_run_whose_step_was_lost_is_ended_so_that_another_can_begin() throws Exception {
        try (MemoryEngine engine = MemoryEngine.start();
                EngineLink link =
                        EngineLink.connect(EnginePlace.here(engine.address()), "test", Duration.ofSeconds(20))) {
            WorkerFactory worker = worker(link.client(), IsSlow.class);
            WorkflowStub slow = started(link.client());
            assertThat(slow.query("waits", Boolean.class)).isTrue();
            slow.signal("tell", "something");

            assertThatThrownBy(() -> slow.getResult(20, TimeUnit.SECONDS, String.class))
                    .hasRootCauseInstanceOf(TerminatedFailure.class);
            started(link.client());
            worker.shutdownNow();
        }
    }

    private static WorkflowStub started(WorkflowClient client) {
        WorkflowStub stub = client.newUntypedWorkflowStub(
                "Waiting",
                WorkflowOptions.newBuilder()
                        .setTaskQueue(QUEUE)
                        .setWorkflowId("w")
                        .build());
        stub.start();
        return stub;
    }

    private static WorkerFactory worker(WorkflowClient client, Class<?> process) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(QUEUE, PATIENT).registerWorkflowImplementationTypes(process);
        factory.start();
        return factory;
    }
}
