package evenkeel.local.simulator;

import evenkeel.simulator.venues.SimulatedVenue;
import evenkeel.simulator.wire.faults.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which venues, how and where.
 *
 * @param portBase of the first venue; 0 for any port that is free
 * @param data where accounts are kept; nowhere when it is empty
 * @param controlPort 0 for none
 */
record SimulatorPlan(
        List<SimulatedVenue> venues,
        long seed,
        Duration hour,
        int portBase,
        Optional<Path> data,
        List<Fault> faults,
        int controlPort) {
    SimulatorPlan {
        venues = List.copyOf(venues);
        faults = List.copyOf(faults);
    }

    int port(int place) {
        return portBase == 0 ? 0 : portBase + place;
    }
}
