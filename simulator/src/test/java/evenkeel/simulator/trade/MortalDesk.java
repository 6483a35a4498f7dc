package evenkeel.simulator.trade;

import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import evenkeel.workflows.timeline.Phase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One trade that dies once, at a port call of its own status, with all memory; a moment later it begins anew from the ledger,
 * and somebody asks it to close once more, in another way.
 */
final class MortalDesk {
    private static final Duration HELD = Duration.ofSeconds(95);
    private static final Duration AWAY = Duration.ofSeconds(7);

    final MemoryBooks books = new MemoryBooks();
    final TradeScene scene;
    final List<InProcessVenue> venues;
    private final Scheduler scheduler;
    private final Ports ports;
    private final TradeStatus deadly;
    private final int last;
    private final boolean after;
    private CarryProcess process;
    private int calls;
    private boolean asked;
    private @Nullable Instant closing;
    private @Nullable CarryResult result;

    /** Dies at call number {@code last} while it is {@code deadly}, before the call or after it. */
    MortalDesk(TradeScene scene, TradeStatus deadly, int last, boolean after) {
        this.scene = scene;
        this.deadly = deadly;
        this.last = last;
        this.after = after;
        this.scheduler = new Scheduler(scene.start());
        this.venues = scene.venues(scheduler);
        Map<String, OrderWire> wires = new HashMap<>();
        venues.forEach(venue -> wires.put(venue.venue().name(), venue));
        List<Venue> known = venues.stream().map(InProcessVenue::venue).toList();
        this.ports = mortal(
                TradePorts.over(known, wires, books, scheduler, scene.tick()).ports());
        this.process = process(false);
    }

    CarryResult run() {
        live(process);
        scheduler.run();
        return Objects.requireNonNull(result, "the trade did not end");
    }

    /** How many calls it made in that status. */
    int calls() {
        return calls;
    }

    /** Since when it closes. */
    Instant closing() {
        return Objects.requireNonNull(closing);
    }

    private void live(CarryProcess mine) {
        scheduler.spawn(scene, () -> {
            CarryResult ended = mine.run();
            if (mine == process) result = ended;
        });
    }

    private CarryProcess process(boolean recovers) {
        return new CarryProcess(scene.terms(), recovers, ports, new VirtualTimeline(scheduler, this::phase));
    }

    private void phase(Phase now, String card) {
        if (now != Phase.HOLD || asked) return;
        asked = true;
        scheduler.at(
                scheduler.instant().plus(HELD),
                () -> process.askClose(new CloseRequest("first", "operator", "enough")));
    }

    private Crash dies() {
        scheduler.at(scheduler.instant().plus(AWAY), () -> {
            process = process(true);
            if (status().equals(Optional.of(TradeStatus.CLOSING))) {
                process.askClose(new CloseRequest("second", "operator", "at once", true));
            }
            live(process);
        });
        return Crash.NOW;
    }

    private Optional<TradeStatus> status() {
        return books.trade(scene.terms().trade()).map(trade -> trade.status());
    }

    private Ports mortal(Ports real) {
        return new Ports(
                mortal(Execution.class, real.execution()),
                mortal(Watch.class, real.watch()),
                mortal(Market.class, real.market()),
                mortal(Accounts.class, real.accounts()),
                mortal(Ledger.class, real.ledger()),
                mortal(Alerts.class, real.alerts()));
    }

    private <P> P mortal(Class<P> type, P real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call(real, method, args)));
    }

    private Object call(Object real, Method method, Object[] args) throws Throwable {
        Optional<TradeStatus> status = status();
        if (closing == null && status.equals(Optional.of(TradeStatus.CLOSING))) closing = scheduler.instant();
        boolean now = status.equals(Optional.of(deadly)) && calls++ == last;
        if (now && !after) throw dies();
        try {
            Object answer = method.invoke(real, args);
            if (now) throw dies();
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
