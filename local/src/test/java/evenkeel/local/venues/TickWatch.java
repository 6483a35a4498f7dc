package evenkeel.local.venues;

import evenkeel.activities.trading.CarryLook;
import evenkeel.activities.trading.OneRound;
import evenkeel.activities.trading.Outlook;
import evenkeel.activities.trading.PaidApys;
import evenkeel.activities.trading.Sightings;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.code.Trouble;
import evenkeel.simulator.ledger.MemoryHeldRows;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.workflows.ports.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks as a worker does: at all held trades once a tick, each thing read once. */
final class TickWatch implements Watch {
    private final Venues venues;
    private final Scheduler time;
    private final long tickMillis;
    private final Sightings sightings;
    private final Map<Watching, Optional<Watched>> open = new LinkedHashMap<>();
    private boolean awaitsTick;
    private boolean ended;
    private int looks;
    private int unreadable;

    TickWatch(Venues venues, Scheduler time, Duration tick) {
        this.venues = venues;
        this.sightings = new Sightings(new MemoryHeldRows(), Outlook.of(new PaidApys(venues)));
        this.time = time;
        this.tickMillis = tick.toMillis();
    }

    @Override
    public Watched until(Watching watching) {
        open.put(watching, Optional.empty());
        awaitTick();
        time.await(Instant.MAX, () -> open.get(watching).isPresent());
        return open.remove(watching).orElseThrow();
    }

    /** Looks no more. */
    void end() {
        ended = true;
    }

    int looks() {
        return looks;
    }

    int unreadable() {
        return unreadable;
    }

    private void awaitTick() {
        if (awaitsTick || ended) return;
        awaitsTick = true;
        long next = (Math.floorDiv(time.millis(), tickMillis) + 1) * tickMillis;
        time.at(Instant.ofEpochMilli(next), this::round);
    }

    private void round() {
        awaitsTick = false;
        if (ended) return;
        CarryLook look = OneRound.over(venues, Duration.ZERO, sightings, time);
        open.replaceAll((watching, answer) -> answer.isPresent() ? answer : seen(look, watching));
        if (!open.isEmpty()) awaitTick();
    }

    private Optional<Watched> seen(CarryLook look, Watching watching) {
        looks++;
        try {
            return look.at(watching);
        } catch (Trouble e) {
            unreadable++;
            return Optional.empty();
        }
    }
}
