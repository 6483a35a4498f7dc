package evenkeel.workers.watch;

import evenkeel.activities.trading.CarryLook;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Snapshot;
import evenkeel.domain.carry.Watched;
import java.util.Optional;

/** One look at a held trade; what it must hear of, if anything. A look that failed throws. */
@FunctionalInterface
public interface Look {
    Optional<Watched> at(HeldCarry held);

    /** All that was seen of it; empty for a look that tells no more than its answer. */
    default Optional<Snapshot> snapshot(HeldCarry held) {
        return Optional.empty();
    }

    static Look of(CarryLook venues) {
        return new Look() {
            @Override
            public Optional<Watched> at(HeldCarry held) {
                return venues.at(held);
            }

            @Override
            public Optional<Snapshot> snapshot(HeldCarry held) {
                return Optional.of(venues.snapshot(held));
            }
        };
    }
}
