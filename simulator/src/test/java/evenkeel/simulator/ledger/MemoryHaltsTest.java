package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Halts;
import evenkeel.activities.ledger.Incidents;
import evenkeel.activities.ledger.contract.HaltsContract;
import evenkeel.activities.ledger.contract.IncidentsContract;
import evenkeel.domain.ledger.LedgerMode;

class MemoryHaltsTest implements HaltsContract, IncidentsContract {
    private final MemoryHalts halts = new MemoryHalts(LedgerMode.LIVE);
    private final MemoryIncidents incidents = new MemoryIncidents();

    @Override
    public Halts halts() {
        return halts;
    }

    @Override
    public Incidents incidents() {
        return incidents;
    }
}
