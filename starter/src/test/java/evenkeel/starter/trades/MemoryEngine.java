package evenkeel.starter.trades;

import evenkeel.workflows.durable.DurableCarry;
import evenkeel.workflows.durable.Payloads;
import evenkeel.workflows.durable.Queues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.InstantSource;

/** The engine in memory with a worker that runs processes and no activities: every trade stays where it asks to be admitted. */
public final class MemoryEngine implements AutoCloseable {
    private final TestWorkflowEnvironment engine =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setUseTimeskipping(false)
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());

    public static MemoryEngine start() {
        MemoryEngine memory = new MemoryEngine();
        memory.engine.newWorker(Queues.TRADES).registerWorkflowImplementationTypes(DurableCarry.class);
        memory.engine.start();
        return memory;
    }

    public WorkflowClient client() {
        return engine.getWorkflowClient();
    }

    public EngineTrades trades() {
        return new EngineTrades(client(), false, "test", Duration.ofSeconds(15), InstantSource.system());
    }

    @Override
    public void close() {
        engine.close();
    }
}
