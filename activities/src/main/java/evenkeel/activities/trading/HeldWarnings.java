package evenkeel.activities.trading;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitNote;
import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.workflows.ports.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a look at a held trade warns of: each thing once an hour, however many look. */
final class HeldWarnings {
    private static final Logger log = LoggerFactory.getLogger(HeldWarnings.class);
    private static final Duration FORGET = Duration.ofHours(2);

    private final Alerts alerts;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    HeldWarnings(Alerts alerts) {
        this.alerts = alerts;
    }

    void of(String trade, ExitDecision decision, Instant at) {
        for (ExitNote note : decision.notes()) {
            if (!note.warning()) continue;
            String what = note.rule() + "-" + note.why();
            tell(trade, what, Code.RSK_RULE_SKIPPED, note.rule() + " was passed over: " + note.why(), at);
        }
    }

    void of(HeldSnapshot row) {
        if (!row.risk().unbalanced()) return;
        HeldSnapshot.Held held = row.position();
        String text = "legs of " + held.leadQuantity() + " and " + held.hedgeQuantity();
        tell(
                row.identity().trade(),
                "unbalanced",
                Code.HDG_UNBALANCED,
                text,
                row.identity().evaluatedAt());
    }

    private void tell(String trade, String what, Code code, String text, Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        if (hour.equals(told.put(trade + "/" + what, hour))) return;
        told.values().removeIf(last -> last.plus(FORGET).isBefore(at));
        String key = String.join("/", trade, what, hour.toString());
        try {
            alerts.raise(new Alert(key, Alert.Severity.WARNING, code.id(), trade, text));
        } catch (Trouble unwritten) {
            log.warn("{} {}: {}", code.id(), trade, text);
        }
    }
}
