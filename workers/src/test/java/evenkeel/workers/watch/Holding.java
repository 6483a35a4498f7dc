package evenkeel.workers.watch;

import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.workflows.durable.Queues;
import evenkeel.workflows.ports.Watch;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** Nothing but the watch of a trade: armed once, kept armed through every command. */
@WorkflowInterface
public interface Holding {
    @WorkflowMethod
    Story run(HeldCarry held, Duration timeout);

    @SignalMethod
    void command();

    /** What the watch told, and how many commands came before. */
    record Story(Watched seen, int commands) {}

    final class Held implements Holding {
        private int commands;
        private int obeyed;

        @Override
        public Story run(HeldCarry held, Duration timeout) {
            Watch watch = Workflow.newActivityStub(
                    Watch.class,
                    ActivityOptions.newBuilder()
                            .setTaskQueue(Queues.WATCH)
                            .setStartToCloseTimeout(Duration.ofDays(30))
                            .setHeartbeatTimeout(timeout)
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setInitialInterval(Duration.ofMillis(100))
                                    .setBackoffCoefficient(1)
                                    .build())
                            .build());
            Promise<Watched> armed = Async.function(watch::until, new Watching(held));
            while (!armed.isCompleted()) {
                Workflow.await(() -> armed.isCompleted() || commands > obeyed);
                obeyed = commands;
            }
            return new Story(armed.get(), commands);
        }

        @Override
        public void command() {
            commands++;
        }
    }
}
