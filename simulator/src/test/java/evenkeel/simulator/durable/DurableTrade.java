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
import java.util.HashMap;
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
    private final Ports ports;
    private volatile TestWorkflowEnvironment engine;
    private volatile Instant terminated = Instant.EPOCH; // the engine's time runs off when nothing runs in it
    private final List<InProcessVenue> venues;
    private final CarryTrade trade;
    private final String id;
    private final List<String> answers = new ArrayList<>();

    DurableTrade(TradeScene scene, Books books) {
        this(scene, books, wire -> wire);
    }

    /** With something done to the wire that the hedge is sent over. */
    DurableTrade(TradeScene scene, Books books, UnaryOperator<OrderWire> hedgeWire) {
        this.scene = scene;
        this.engine = engineAt(scene.start());
        InstantSource clock = this::now;
        venues = scene.venues(clock);
        Map<String, OrderWire> wires = new HashMap<>();
        for (InProcessVenue venue : venues) wires.put(venue.venue().name(), venue);
        wires.computeIfPresent(scene.terms().hedge().venue(), (name, wire) -> hedgeWire.apply(wire));
        ports = TradePorts.over(venues.stream().map(InProcessVenue::venue).toList(), wires, books, clock, scene.tick())
                .ports();
        work();
        CarryTerms terms = scene.terms();
        this.id = WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
        this.trade = workflow();
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

    /** Somebody ends the run, not the trade, when that time has passed. */
    DurableTrade terminatedAfter(Duration delay) {
        engine.registerDelayedCallback(delay, () -> {
            terminated = now();
            engine.getWorkflowClient().newUntypedWorkflowStub(id).terminate("by mistake");
        });
        return this;
    }

    /** Begun again under the same key, as the sweep does it, in an engine that remembers nothing. */
    CarryResult goOn() {
        engine.close();
        engine = engineAt(terminated);
        work();
        return workflow().run(new CarryStart(scene.terms(), true, false, Duration.ofSeconds(15)));
    }

    List<InProcessVenue> venues() {
        return venues;
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

    private Instant now() {
        return Instant.ofEpochMilli(engine.currentTimeMillis());
    }

    private CarryTrade workflow() {
        return engine.getWorkflowClient()
                .newWorkflowStub(
                        CarryTrade.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Queues.TRADES)
                                .setWorkflowId(id)
                                .build());
    }

    static TestWorkflowEnvironment engineAt(Instant start) {
        return TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setInitialTime(start)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build());
    }

    private void work() {
        work(engine, scene.terms(), ports);
    }

    /** Everything that a trade asks for, in that engine. */
    static void work(TestWorkflowEnvironment engine, CarryTerms terms, Ports ports) {
        engine.newWorker(Queues.TRADES, PATIENT).registerWorkflowImplementationTypes(DurableCarry.class);
        for (var leg : terms.reach()) {
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
