package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Incidents;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.ledger.LedgerRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The incidents of one simulated run. */
public final class MemoryIncidents implements Incidents {
    private final Map<String, Incident> open = new LinkedHashMap<>();

    @Override
    public synchronized boolean open(Incident incident) {
        return open.putIfAbsent(incident.key(), incident) == null;
    }

    @Override
    public synchronized void close(String key, String by, String reason, Instant at) {
        if (!open.containsKey(key)) throw new Trouble(Code.CTL_UNKNOWN_INCIDENT, "incident " + key);
        if (by.isBlank() || reason.isBlank()) throw LedgerRule.INCIDENT_CLOSED.broken(key + " by '" + by + "'");
        open.remove(key);
    }

    @Override
    public synchronized List<Incident> openOnes() {
        return List.copyOf(open.values());
    }
}
