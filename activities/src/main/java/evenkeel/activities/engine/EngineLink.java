package evenkeel.activities.engine;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.workflows.durable.Payloads;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** A connection to the Temporal server that speaks our payloads. */
public final class EngineLink implements AutoCloseable {
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private EngineLink(WorkflowServiceStubs stubs, WorkflowClient client) {
        this.stubs = stubs;
        this.client = client;
    }

    /** Waits for a server that is still starting, at most that long. {@code identity} is who we are in its histories. */
    public static EngineLink connect(String address, String namespace, String identity, Duration patience) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address)
                .setSystemInfoTimeout(patience)
                .build());
        try {
            await(stubs, address, patience);
        } catch (Trouble unreachable) {
            stubs.shutdownNow();
            throw unreachable;
        }
        WorkflowClientOptions who = WorkflowClientOptions.newBuilder()
                .setNamespace(namespace)
                .setIdentity(identity)
                .setDataConverter(Payloads.converter())
                .build();
        return new EngineLink(stubs, WorkflowClient.newInstance(stubs, who));
    }

    /** The SDK gives up after one slow answer; a server that starts beside us on a busy machine has several. */
    private static void await(WorkflowServiceStubs stubs, String address, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                stubs.connect(patience);
                return;
            } catch (StatusRuntimeException | IllegalStateException e) {
                if (System.nanoTime() < deadline) continue;
                throw new Trouble(Code.TMP_UNREACHABLE, "no Temporal server answers at " + address, e);
            }
        }
    }

    public WorkflowClient client() {
        return client;
    }

    public String namespace() {
        return client.getOptions().getNamespace();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
