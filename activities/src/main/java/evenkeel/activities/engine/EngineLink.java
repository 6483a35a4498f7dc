package evenkeel.activities.engine;

import evenkeel.config.places.EnginePlace;
import evenkeel.config.start.Patience;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.workflows.durable.Payloads;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.charset.StandardCharsets;
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
    public static EngineLink connect(EnginePlace place, String identity, Duration patience) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options(place, patience));
        try {
            await(stubs, place, Patience.of(patience));
        } catch (Trouble unreachable) {
            stubs.shutdownNow();
            throw unreachable;
        }
        WorkflowClientOptions who = WorkflowClientOptions.newBuilder()
                .setNamespace(place.namespace())
                .setIdentity(identity)
                .setDataConverter(Payloads.converter())
                .build();
        return new EngineLink(stubs, WorkflowClient.newInstance(stubs, who));
    }

    private static WorkflowServiceStubsOptions options(EnginePlace place, Duration patience) {
        var options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(place.address())
                .setSystemInfoTimeout(patience);
        place.tls().ifPresent(tls -> options.setSslContext(EngineTrust.of(tls)));
        place.apiKey().ifPresent(key -> options.addApiKey(() -> new String(key.copy(), StandardCharsets.UTF_8)));
        return options.build();
    }

    /** Asks for our namespace: a server that is healthy for everybody may still not want us. */
    private static void await(WorkflowServiceStubs stubs, EnginePlace place, Patience patience) {
        var namespace = DescribeNamespaceRequest.newBuilder()
                .setNamespace(place.namespace())
                .build();
        patience.until(() -> {
            try {
                stubs.connect(patience.left());
                return stubs.blockingStub().describeNamespace(namespace);
            } catch (StatusRuntimeException | IllegalStateException e) {
                String what = "no Temporal server answers us at " + place.address() + why(e);
                throw new Trouble(Code.TMP_UNREACHABLE, what, e);
            }
        });
    }

    /** The last cause: it is the one that names a certificate. */
    private static String why(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? "" : ": " + root.getMessage();
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
