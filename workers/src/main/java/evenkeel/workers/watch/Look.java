package evenkeel.workers.watch;

import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Watched;
import java.util.Optional;

/** One look at a held trade; what it must hear of, if anything. A look that failed throws. */
@FunctionalInterface
public interface Look {
    Optional<Watched> at(HeldCarry held);
}
