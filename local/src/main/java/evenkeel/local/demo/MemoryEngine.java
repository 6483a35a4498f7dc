package evenkeel.local.demo;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionResponse;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.internal.testservice.TestWorkflowService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SDK's own server in this process, at wall time and on loopback. {@code TestServer} would do the same on every address
 * of the machine, so its parts are put together here.
 */
final class MemoryEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryEngine.class);

    private final TestServicesStarter services;
    private final Server server;

    private MemoryEngine(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    static MemoryEngine start() {
        TestServicesStarter services = new TestServicesStarter(true, 0); // its clock never skips
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerBuilder<?> builder = NettyServerBuilder.forAddress(here);
        var stranded = new StrandedRuns(run -> end(run, services.getWorkflowService()));
        GRPCServerHelper.registerServicesAndHealthChecks(
                services.getServices(), builder, List.of(new NoStickyTasks(), stranded));
        try {
            return new MemoryEngine(services, builder.build().start());
        } catch (IOException e) {
            services.close();
            throw new Trouble(Code.TMP_UNREACHABLE, "the embedded engine does not start", e);
        }
    }

    /** The sweep finds its trade without a run and begins one. */
    private static void end(WorkflowExecution run, TestWorkflowService service) {
        LOG.warn("a step of {} was lost: its run is ended, its trade goes on from the ledger", run.getWorkflowId());
        var request = TerminateWorkflowExecutionRequest.newBuilder()
                .setNamespace("default")
                .setWorkflowExecution(run)
                .setReason("the embedded engine lost a step")
                .build();
        service.terminateWorkflowExecution(request, new Ended(run));
    }

    @Override
    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public String said() {
        return "Temporal: embedded, its memory ends with this process; ./evenkeel stack build brings a durable one with a Web UI";
    }

    @Override
    public void close() {
        server.shutdownNow();
        services.close();
    }

    /** Whoever ends a run waits for nothing. */
    private record Ended(WorkflowExecution run) implements StreamObserver<TerminateWorkflowExecutionResponse> {
        @Override
        public void onNext(TerminateWorkflowExecutionResponse answer) {}

        @Override
        public void onError(Throwable why) {
            LOG.warn("the run of {} could not be ended", run.getWorkflowId(), why);
        }

        @Override
        public void onCompleted() {}
    }
}
