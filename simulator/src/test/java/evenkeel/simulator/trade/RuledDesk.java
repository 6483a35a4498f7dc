package evenkeel.simulator.trade;

import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.timeline.Phase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One trade with settings on the virtual timeline, and somebody who does things to its venues meanwhile. */
final class RuledDesk {
    final Scheduler scheduler;
    final MemoryBooks books = new MemoryBooks();
    final TradeScene scene;
    private final Map<String, InProcessVenue> venues = new HashMap<>();
    private final List<Runnable> onHold = new ArrayList<>();
    private final CarryProcess process;
    private Phase phase = Phase.ENTER;
    private Quantity taken = Quantity.ZERO;
    private @Nullable CarryResult result;

    RuledDesk(TradeScene scene) {
        this(scene, (desk, venue) -> venue);
    }

    RuledDesk(TradeScene scene, BiFunction<RuledDesk, Venue, Venue> seen) {
        this.scene = scene;
        this.scheduler = new Scheduler(scene.start());
        Map<String, OrderWire> wires = new HashMap<>();
        for (InProcessVenue venue : scene.venues(scheduler)) {
            venues.put(venue.venue().name(), venue);
            wires.put(venue.venue().name(), venue);
        }
        List<Venue> known = venues.values().stream()
                .map(InProcessVenue::venue)
                .map(venue -> seen.apply(this, venue))
                .toList();
        var ports = TradePorts.over(known, wires, books, books.pauses(), scheduler, scene.tick())
                .ports();
        process = new CarryProcess(scene.terms(), false, ports, new VirtualTimeline(scheduler, this::phase));
    }

    /** That long after the trade has begun to be held. */
    RuledDesk held(Duration later, Runnable happens) {
        onHold.add(() -> scheduler.at(scheduler.instant().plus(later), happens));
        return this;
    }

    /** Somebody, or the venue itself, takes that share of a leg away: no order of ours. */
    void takeAway(CarryTerms.Leg leg, String share) {
        InProcessVenue venue = Objects.requireNonNull(venues.get(leg.venue()));
        Quantity held = venue.position(leg.symbol()).quantity();
        taken = leg.instrument().lots(new Quantity(held.value().multiply(new BigDecimal(share))));
        Side side = leg.side().opposite();
        Quote quote = venue.quote(leg.symbol());
        BigDecimal deep = new BigDecimal(side == Side.BUY ? "0.02" : "-0.02");
        var order = new NewOrder(
                "by-hand-" + scheduler.instant().toEpochMilli(),
                leg.symbol(),
                side,
                taken,
                leg.instrument().toTick(quote.take(side).shifted(deep), side, TimeInForce.IOC),
                TimeInForce.IOC,
                true);
        venue.exchange().place(venue.account(), order, scheduler.instant());
    }

    Quantity takenAway() {
        return taken;
    }

    void ask(boolean emergency) {
        process.askClose(new CloseRequest("r", "operator", "enough", emergency));
    }

    /** A machine asks, by its word. */
    void ask(String code) {
        process.askClose(new CloseRequest("m", "machine", "for a reason", false, Optional.of(code)));
    }

    CarryResult run() {
        scheduler.spawn(scene, () -> result = process.run());
        scheduler.run();
        return Objects.requireNonNull(result, "the trade did not end");
    }

    List<TradeEvent> events(TradeEvent.Kind kind) {
        return books.events(scene.terms().trade()).stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    Instant now() {
        return scheduler.instant();
    }

    boolean readsBack() {
        return phase == Phase.READBACK;
    }

    private void phase(Phase now, String card) {
        phase = now;
        if (now != Phase.HOLD || onHold.isEmpty()) return;
        onHold.forEach(Runnable::run);
        onHold.clear();
    }
}
