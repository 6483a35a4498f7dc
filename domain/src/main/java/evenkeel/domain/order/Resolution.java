package evenkeel.domain.order;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Ends an unknown order by evidence. One rule for the trade, the guard and a start. */
public sealed interface Resolution {
    /** The venue has, or had, the order. */
    record Found(OrderReport report) implements Resolution {}

    /** It is not there and can no longer arrive. Only this allows a new order in its slot. */
    record Absent() implements Resolution {}

    /** The reads contradict each other; a person decides. */
    record Contradiction(String why) implements Resolution {}

    /** Not proven either way. */
    record Wait(String why) implements Resolution {}

    int READS_NEEDED = 3;
    int SOURCES_NEEDED = 2;

    /**
     * Weighs the evidence. Absent needs three successful reads after the fence, from two places of which one is not the
     * list of open orders, and a position that has not moved.
     *
     * @param fence the venue's time after which the order can no longer enter its book; empty for a venue without such a rule
     */
    static Resolution of(Evidence evidence, java.util.Optional<Instant> fence) {
        if (evidence.found().isPresent()) return new Found(evidence.found().get());
        if (fence.isEmpty()) return new Wait("the venue has no expiry fence: evidence or a person must tell");
        if (!evidence.venueTime().isAfter(fence.get())) return new Wait("it may still arrive until " + fence.get());

        Set<Evidence.Source> sources = EnumSet.noneOf(Evidence.Source.class);
        int reads = 0;
        for (Evidence.Miss miss : evidence.misses()) {
            if (!miss.venueTime().isAfter(fence.get())) continue;
            reads++;
            sources.add(miss.source());
        }
        if (reads < READS_NEEDED || sources.size() < SOURCES_NEEDED) return new Wait("too few reads after the fence");
        if (evidence.positionUnchanged().isEmpty()) return new Wait("the position could not be read");
        if (!evidence.positionUnchanged().get()) {
            return new Contradiction("no trace of the order, yet the position has moved");
        }
        return new Absent();
    }
}
