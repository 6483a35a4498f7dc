package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.engine.EngineLink;
import evenkeel.config.places.EnginePlace;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryEngineTest {
    private static final String QUEUE = "waiting";

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
            WorkerFactory first = worker(client);
            WorkflowStub waiting = client.newUntypedWorkflowStub(
                    "Waiting",
                    WorkflowOptions.newBuilder()
                            .setTaskQueue(QUEUE)
                            .setWorkflowId("w")
                            .build());
            waiting.start();
            assertThat(waiting.query("waits", Boolean.class)).isTrue(); // it has been at the first worker
            first.shutdownNow();
            first.awaitTermination(10, TimeUnit.SECONDS);

            WorkerFactory second = worker(client);
            waiting.signal("tell", "something");

            assertThat(waiting.getResult(20, TimeUnit.SECONDS, String.class)).isEqualTo("something");
            second.shutdownNow();
        }
    }

    private static WorkerFactory worker(WorkflowClient client) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(QUEUE).registerWorkflowImplementationTypes(Waits.class);
        factory.start();
        return factory;
    }
}
