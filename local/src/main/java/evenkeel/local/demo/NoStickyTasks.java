package evenkeel.local.demo;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * The SDK's own server puts a trade's next step into its last worker's private queue and, unlike a real one, leaves it there
 * for ever when that worker has died. Here no worker gets to name such a queue: every step waits where all of them look.
 */
final class NoStickyTasks implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q request) {
                super.onMessage(unstuck(request));
            }
        };
    }

    @SuppressWarnings("unchecked") // the same type comes out that goes in
    private static <Q> Q unstuck(Q request) {
        if (!(request instanceof RespondWorkflowTaskCompletedRequest completed)) return request;
        return (Q) completed.toBuilder().clearStickyAttributes().build();
    }
}
