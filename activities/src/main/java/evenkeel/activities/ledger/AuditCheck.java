package evenkeel.activities.ledger;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.incident.Incident;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the chain of the audit still verifies. Where it does not, an incident comes back until it does again. */
public final class AuditCheck {
    private static final Logger log = LoggerFactory.getLogger(AuditCheck.class);

    private final Audit audit;
    private final Incidents incidents;
    private final InstantSource clock;

    public AuditCheck(Audit audit, Incidents incidents, InstantSource clock) {
        this.audit = audit;
        this.incidents = incidents;
        this.clock = clock;
    }

    public void look() {
        List<Audit.Break> breaks = audit.breaks();
        if (breaks.isEmpty()) return;

        Audit.Break first = breaks.getFirst();
        String text =
                breaks.size() + " lines of the audit do not verify, the first is " + first.n() + ": " + first.why();
        boolean isNew = incidents.open(new Incident(
                "audit-broken",
                Code.REC_AUDIT_BROKEN.id(),
                Alert.Severity.CRITICAL,
                HaltScope.GLOBAL.toString(),
                "",
                text,
                clock.instant()));
        if (isNew) log.error("{} {}", Code.REC_AUDIT_BROKEN.id(), text);
    }
}
