package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Duties;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Duties in memory, by the time of its own clock. */
public final class MemoryDuties implements Duties {
    private final Map<String, Held> held = new TreeMap<>();
    private final InstantSource clock;

    public MemoryDuties(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean take(String duty, String holder, Duration length) {
        Instant now = clock.instant();
        Optional<Held> known = Optional.ofNullable(held.get(duty))
                .filter(other -> !other.until().isBefore(now));
        if (known.filter(other -> !other.holder().equals(holder)).isPresent()) return false;
        Instant since = known.map(Held::since).orElse(now);
        held.put(duty, new Held(duty, holder, since, now, now.plus(length)));
        return true;
    }

    @Override
    public synchronized void give(String duty, String holder) {
        held.computeIfPresent(
                duty,
                (name, known) -> known.holder().equals(holder)
                        ? new Held(duty, holder, known.since(), known.seenAt(), clock.instant())
                        : known);
    }

    @Override
    public synchronized List<Held> all() {
        return List.copyOf(held.values());
    }
}
