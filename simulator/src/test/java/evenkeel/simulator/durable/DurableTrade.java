package evenkeel.simulator.durable;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.durable.CarryStart;
import evenkeel.workflows.durable.CarryTrade;
import evenkeel.workflows.durable.DurableCarry;
import evenkeel.workflows.durable.Payloads;
import evenkeel.workflows.durable.Queues;
import evenkeel.workflows.durable.WorkflowIds;
import evenkeel.workflows.ports.Ports;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One trade of a scene inside the in-memory engine, time skipping; its ports are the simulator's, called as activities. */
final class DurableTrade implements AutoCloseable {
    /** A cold machine with everything in one process may take its time. */
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    private final TradeScene scene;
    private final TestWorkflowEnvironment engine;
    private final CarryTrade trade;
    private final String id;
    private final List<String> answers = new ArrayList<>();

    DurableTrade(TradeScene scene, Books books) {
        this(scene, books, wire -> wire);
    }

    /** With something done to the wire that the hedge is sent over. */
    DurableTrade(TradeScene scene, Books books, UnaryOperator<OrderWire> hedgeWire) {
        this.scene = scene;
        this.engine = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setInitialTime(scene.start())
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build());
        InstantSource clock = () -> Instant.ofEpochMilli(engine.currentTimeMillis());
        InProcessVenue lead = scene.lead(clock);
        InProcessVenue hedge = scene.hedge(clock);
        Map<String, OrderWire> wires =
                Map.of(lead.venue().name(), lead, hedge.venue().name(), hedgeWire.apply(hedge));
        List<InProcessVenue> venues = List.of(lead, hedge);
        work(TradePorts.over(venues.stream().map(InProcessVenue::venue).toList(), wires, books, clock, scene.tick())
                .ports());
        CarryTerms terms = scene.terms();
        this.id = WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
        this.trade = engine.getWorkflowClient()
                .newWorkflowStub(
                        CarryTrade.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Queues.TRADES)
                                .setWorkflowId(id)
                                .build());
    }

    /** Somebody asks for the close when that time has passed; a refusal is kept as an answer too. */
    DurableTrade closedAfter(Duration delay) {
        engine.registerDelayedCallback(delay, () -> {
            try {
                answers.add(trade.close(new CloseRequest("r" + delay, "operator", "enough")));
            } catch (RuntimeException refused) {
                answers.add(String.valueOf(refused.getCause()));
            }
        });
        return this;
    }

    DurableTrade signalledAfter(Duration delay) {
        engine.registerDelayedCallback(delay, () -> trade.closeNow(new CloseRequest("s" + delay, "tool", "enough")));
        return this;
    }

    CarryResult run() {
        return trade.run(new CarryStart(scene.terms(), false, false, Duration.ofSeconds(15)));
    }

    List<String> answers() {
        return answers;
    }

    WorkflowExecutionHistory history() {
        return engine.getWorkflowClient().fetchHistory(id);
    }

    @Override
    public void close() {
        engine.close();
    }

    private void work(Ports ports) {
        engine.newWorker(Queues.TRADES, PATIENT).registerWorkflowImplementationTypes(DurableCarry.class);
        for (var leg : List.of(scene.terms().lead(), scene.terms().hedge())) {
            engine.newWorker(Queues.venue(leg.venue()))
                    .registerActivitiesImplementations(ports.execution(), ports.market());
            engine.newWorker(Queues.exit(leg.venue())).registerActivitiesImplementations(ports.execution());
        }
        engine.newWorker(Queues.LEDGER)
                .registerActivitiesImplementations(ports.ledger(), ports.accounts(), ports.alerts());
        engine.newWorker(Queues.WATCH).registerActivitiesImplementations(ports.watch());
        engine.start();
    }
}
