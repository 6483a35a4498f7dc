package evenkeel.workers.watch;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatRequest;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatResponse;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells the engine that open watches are in good hands. One thread, no waiting for answers; a slow venue does not delay it. */
final class Beats implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(100);

    private final WorkflowClient engine;
    private final Collection<OpenWatch> open;
    private final Consumer<OpenWatch> gone;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch-beats").daemon().factory());

    Beats(WorkflowClient engine, Collection<OpenWatch> open, Consumer<OpenWatch> gone, InstantSource clock) {
        this.engine = engine;
        this.open = open;
        this.gone = gone;
        this.clock = clock;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::beat, 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void beat() {
        Instant now = clock.instant();
        for (OpenWatch watch : open) {
            if (!watch.isDue(now)) continue;
            watch.beaten(now);
            send(watch);
        }
    }

    private void send(OpenWatch watch) {
        var request = RecordActivityTaskHeartbeatRequest.newBuilder()
                .setNamespace(engine.getOptions().getNamespace())
                .setTaskToken(ByteString.copyFrom(watch.taskToken()))
                .build();
        var answer = engine.getWorkflowServiceStubs().futureStub().recordActivityTaskHeartbeat(request);
        Futures.addCallback(answer, new Heard(watch), thread);
    }

    /** A watch that nobody waits for any more is forgotten; any other failure is repeated by the next beat. */
    private final class Heard implements FutureCallback<RecordActivityTaskHeartbeatResponse> {
        private final OpenWatch watch;

        Heard(OpenWatch watch) {
            this.watch = watch;
        }

        @Override
        public void onSuccess(RecordActivityTaskHeartbeatResponse response) {
            if (response.getCancelRequested()) gone.accept(watch);
        }

        @Override
        public void onFailure(Throwable failure) {
            if (Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND) gone.accept(watch);
        }
    }
}
