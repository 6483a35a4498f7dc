package evenkeel.workers.host;

import evenkeel.workflows.durable.DurableCarry;
import evenkeel.workflows.durable.Queues;
import evenkeel.workflows.ports.Ports;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.util.List;

/** What is polled, and with how many hands. Each venue's exits have slots of their own, so they never wait for entries. */
final class WorkerQueues {
    /** An idle trade takes some 40 kB with virtual threads; one that is not here is replayed from its history. */
    private static final int TRADES_IN_MEMORY = 2_000;

    private static final int TRADES_AT_ONCE = 50;
    private static final int CALLS_PER_VENUE = 40;
    private static final int LEDGER_CALLS = 20;
    /** Registering takes a moment and then no slot. */
    private static final int WATCHES_ARRIVING = 20;

    private static final int POLLERS = 2;
    /** A machine that does many things at once must not look like a workflow that hangs. */
    private static final long DEADLOCK_MILLIS = 5_000;

    private final Ports ports;
    private final List<String> venues;

    WorkerQueues(Ports ports, List<String> venues) {
        this.ports = ports;
        this.venues = venues;
    }

    WorkerFactory of(WorkflowClient client) {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(TRADES_IN_MEMORY)
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkerInterceptors(new TroubleAsFailure())
                        .build());
        factory.newWorker(Queues.TRADES, trades()).registerWorkflowImplementationTypes(DurableCarry.class);
        factory.newWorker(Queues.LEDGER, calls(LEDGER_CALLS))
                .registerActivitiesImplementations(ports.ledger(), ports.accounts(), ports.alerts());
        factory.newWorker(Queues.WATCH, calls(WATCHES_ARRIVING)).registerActivitiesImplementations(ports.watch());
        for (String venue : venues) {
            for (String queue : List.of(Queues.venue(venue), Queues.exit(venue))) {
                factory.newWorker(queue, calls(CALLS_PER_VENUE))
                        .registerActivitiesImplementations(ports.execution(), ports.market());
            }
        }
        return factory;
    }

    private static WorkerOptions trades() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentWorkflowTaskExecutionSize(TRADES_AT_ONCE)
                .setMaxConcurrentWorkflowTaskPollers(POLLERS)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                .build();
    }

    private static WorkerOptions calls(int atOnce) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(atOnce)
                .setMaxConcurrentActivityTaskPollers(POLLERS)
                .build();
    }
}
