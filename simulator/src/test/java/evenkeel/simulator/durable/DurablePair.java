package evenkeel.simulator.durable;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Pauses;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.simulator.trade.ScriptedPair;
import evenkeel.workflows.durable.CarryStart;
import evenkeel.workflows.durable.CarryTrade;
import evenkeel.workflows.durable.Queues;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A scripted pair inside the in-memory engine, time skipping. */
final class DurablePair implements AutoCloseable {
    private static final String ID = "carry-SOL-lighter-x10";

    final ScriptedPair pair;
    private final TestWorkflowEnvironment engine = DurableTrade.engineAt(ScriptedPair.START);
    private final CarryTrade trade;

    DurablePair(Books books, Pauses pauses, Map<String, String> keys, Duration tick) {
        pair = new ScriptedPair(() -> Instant.ofEpochMilli(engine.currentTimeMillis()), books, pauses, keys, tick);
        DurableTrade.work(engine, pair.terms, pair.ports);
        trade = workflow();
    }

    private CarryTrade workflow() {
        return engine.getWorkflowClient()
                .newWorkflowStub(
                        CarryTrade.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Queues.TRADES)
                                .setWorkflowId(ID)
                                .build());
    }

    DurablePair after(Duration delay, Runnable happens) {
        engine.registerDelayedCallback(delay, happens);
        return this;
    }

    DurablePair askedAfter(Duration delay) {
        return after(delay, () -> trade.closeNow(new CloseRequest("r", "operator", "enough")));
    }

    CarryResult run() {
        return trade.run(start(false));
    }

    /** Begun again under the same key, as the sweep does it. */
    CarryResult goOn() {
        return workflow().run(start(true));
    }

    private CarryStart start(boolean recovers) {
        return new CarryStart(pair.terms, recovers, false, Duration.ofSeconds(15));
    }

    WorkflowExecutionHistory history() {
        return engine.getWorkflowClient().fetchHistory(ID);
    }

    @Override
    public void close() {
        engine.close();
    }
}
