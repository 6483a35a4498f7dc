package evenkeel.domain.carry.look;

import evenkeel.domain.carry.LegFills;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a trade went through while it stayed open.
 *
 * @param reduced what was given back of its legs
 * @param rebalances when they were brought together again, oldest first
 * @param extendedUntil that it may grow older than its limit, where that was granted
 */
public record HeldPast(LegFills reduced, List<Instant> rebalances, Optional<Instant> extendedUntil) {
    public static final HeldPast NOTHING = new HeldPast(LegFills.NOTHING, List.of(), Optional.empty());

    public HeldPast {
        rebalances = List.copyOf(rebalances);
    }

    public HeldPast rebalanced(LegFills more, Instant at) {
        List<Instant> all = new ArrayList<>(rebalances);
        all.add(at);
        return new HeldPast(reduced.plus(more), all, extendedUntil);
    }

    public HeldPast extended(Instant until) {
        return new HeldPast(reduced, rebalances, Optional.of(until));
    }

    Optional<Instant> lastRebalance() {
        return rebalances.isEmpty() ? Optional.empty() : Optional.of(rebalances.getLast());
    }
}
