package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Duties;
import evenkeel.activities.ledger.contract.DutiesContract;
import java.time.InstantSource;

class MemoryDutiesTest implements DutiesContract {
    private final Duties duties = new MemoryDuties(InstantSource.system());

    @Override
    public Duties duties() {
        return duties;
    }
}
