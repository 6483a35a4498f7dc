package evenkeel.activities.ledger;

import evenkeel.domain.incident.Incident;
import java.time.Instant;
import java.util.List;

/** What stays open until a person has looked at it. */
public interface Incidents {
    /** False when one is open under its key. A closed one does not count: it has come again. */
    boolean open(Incident incident);

    /** Refused with a code when none is open under the key. */
    void close(String key, String by, String reason, Instant at);

    /** Oldest first. */
    List<Incident> openOnes();
}
