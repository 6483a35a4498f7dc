package evenkeel.simulator.trade;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One trade on the virtual timeline, from its start to its end, as a function of its scene. */
public final class VirtualTrade {
    private final Scheduler scheduler;
    private final CarryProcess process;
    private final List<Phase> phases = new ArrayList<>();
    private @Nullable CarryResult result;

    private VirtualTrade(TradeScene scene, Books books) {
        scheduler = new Scheduler(scene.start());
        List<InProcessVenue> venues = scene.venues(scheduler);
        Map<String, OrderWire> wires =
                venues.stream().collect(Collectors.toMap(venue -> venue.venue().name(), venue -> venue));
        Ports ports = TradePorts.over(
                        venues.stream().map(InProcessVenue::venue).toList(), wires, books, scheduler, scene.tick())
                .ports();
        process = new CarryProcess(
                scene.terms(), false, ports, new VirtualTimeline(scheduler, (phase, card) -> phases.add(phase)));
    }

    /** How it ended, and the phases that it told of on the way. */
    public record Story(CarryResult result, List<Phase> phases) {}

    public static Story of(TradeScene scene, Books books) {
        return of(scene, books, Optional.empty());
    }

    /** The same with somebody asking for the close after that time. */
    public static Story of(TradeScene scene, Books books, Optional<Duration> closeAfter) {
        VirtualTrade trade = new VirtualTrade(scene, books);
        trade.scheduler.spawn(scene, () -> trade.result = trade.process.run());
        closeAfter.ifPresent(delay -> trade.scheduler.at(
                scene.start().plus(delay), () -> trade.process.askClose(new CloseRequest("r", "operator", "enough"))));
        trade.scheduler.run();
        return new Story(Objects.requireNonNull(trade.result, "the trade did not end"), List.copyOf(trade.phases));
    }
}
