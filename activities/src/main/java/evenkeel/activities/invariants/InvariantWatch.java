package evenkeel.activities.invariants;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Incidents;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.invariant.Finding;
import evenkeel.domain.invariant.Offence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops new entries where an invariant is broken, and opens an incident that says which. A person may release the halt while
 * the incident is open; once it is closed the next look stops them again, if it is still broken.
 */
public final class InvariantWatch {
    private static final Logger log = LoggerFactory.getLogger(InvariantWatch.class);
    private static final String WHO = "invariants";

    private final Verification verification;
    private final HaltBoard halts;
    private final Incidents incidents;
    private final InstantSource clock;

    public InvariantWatch(Verification verification, HaltBoard halts, Incidents incidents, InstantSource clock) {
        this.verification = verification;
        this.halts = halts;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** What is broken now. */
    public List<Finding> look() {
        List<Finding> broken =
                verification.look().stream().filter(Finding::isBroken).toList();
        broken.forEach(this::stop);
        return broken;
    }

    /** The halt first: a crash between the two leaves trading stopped and the incident to the next look. */
    private void stop(Finding finding) {
        String key = "invariant-" + finding.invariant() + "-" + finding.scope();
        boolean known = incidents.openOnes().stream()
                .anyMatch(incident -> incident.key().equals(key));
        if (known) return;

        Instant now = clock.instant();
        String text = text(finding);
        press(finding.invariant() + " is broken", finding.scope(), now);
        incidents.open(new Incident(
                key,
                Code.REC_INVARIANT_BROKEN.id(),
                Alert.Severity.CRITICAL,
                finding.scope().toString(),
                "",
                text,
                now));
        log.error("{} {}", Code.REC_INVARIANT_BROKEN.id(), text);
    }

    private void press(String cause, HaltScope scope, Instant now) {
        boolean stands = halts.standing().all().stream()
                .anyMatch(halt -> halt.by().equals(WHO)
                        && halt.cause().equals(cause)
                        && halt.scope().equals(scope));
        if (stands) return;
        String id = WHO + "-" + cause.substring(0, cause.indexOf(' ')) + "-" + now.toEpochMilli();
        halts.press(new Halt(id, scope, HaltLevel.K0, cause, WHO, now));
    }

    private static String text(Finding finding) {
        Offence first = finding.offences().getFirst();
        return finding.invariant() + ", " + finding.invariant().sentence() + "; but " + first.what();
    }
}
