package evenkeel.local.demo;

import com.google.protobuf.ByteString;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The SDK's own server refuses a step that takes back a timer which fired meanwhile and, unlike a real one, never asks for
 * it again (temporalio/sdk-java#3088). Such a run is told of, so that it can be ended and its trade go on from the ledger.
 */
final class StrandedRuns implements ServerInterceptor {
    private final Consumer<WorkflowExecution> told;
    private final Map<ByteString, WorkflowExecution> steps = new ConcurrentHashMap<>();

    StrandedRuns(Consumer<WorkflowExecution> told) {
        this.told = told;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Heard<Q, A> heard = new Heard<>(call);
        return new SimpleForwardingServerCallListener<>(next.startCall(heard, headers)) {
            @Override
            public void onMessage(Q request) {
                heard.asked(request);
                super.onMessage(request);
            }
        };
    }

    /** One call: either it hands a step out, or it brings one back. */
    private final class Heard<Q, A> extends SimpleForwardingServerCall<Q, A> {
        private volatile Optional<WorkflowExecution> broughtBack = Optional.empty();

        Heard(ServerCall<Q, A> call) {
            super(call);
        }

        void asked(Q request) {
            if (request instanceof RespondWorkflowTaskCompletedRequest done) {
                broughtBack = Optional.ofNullable(steps.remove(done.getTaskToken()));
            }
        }

        @Override
        public void sendMessage(A answer) {
            if (answer instanceof PollWorkflowTaskQueueResponse step && step.hasWorkflowExecution()) {
                steps.put(step.getTaskToken(), step.getWorkflowExecution());
            }
            super.sendMessage(answer);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (status.getCode() == Status.Code.INVALID_ARGUMENT) broughtBack.ifPresent(told);
            super.close(status, trailers);
        }
    }
}
