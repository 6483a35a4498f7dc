package evenkeel.workers.watch;

import evenkeel.activities.trading.CarryLook;
import evenkeel.activities.trading.Sightings;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Snapshot;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.carry.holding.HeldSnapshot;
import java.util.List;
import java.util.Optional;

/** One look at a held trade; what it must hear of, if anything. A look that failed throws. */
@FunctionalInterface
public interface Look {
    Optional<Watched> at(HeldCarry held);

    /** The same, knowing what the trade went through since it opened. */
    default Optional<Watched> at(Watching watching) {
        return at(watching.held());
    }

    /** The rows of trades with settings that have fallen due. */
    default List<HeldSnapshot> due() {
        return List.of();
    }

    /** All that was seen of it; empty for a look that tells no more than its answer. */
    default Optional<Snapshot> snapshot(HeldCarry held) {
        return Optional.empty();
    }

    static Look of(CarryLook venues, Sightings sightings) {
        return new Look() {
            @Override
            public Optional<Watched> at(HeldCarry held) {
                return at(new Watching(held));
            }

            @Override
            public Optional<Watched> at(Watching watching) {
                return venues.at(watching);
            }

            @Override
            public List<HeldSnapshot> due() {
                return sightings.due();
            }

            @Override
            public Optional<Snapshot> snapshot(HeldCarry held) {
                boolean hasRows = held.terms().settings().isPresent();
                return hasRows ? Optional.empty() : Optional.of(venues.snapshot(held));
            }
        };
    }
}
