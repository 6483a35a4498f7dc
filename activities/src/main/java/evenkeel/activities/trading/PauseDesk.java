package evenkeel.activities.trading;

import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.Pauses.Standing;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.code.Code;
import evenkeel.workflows.ports.Alerts;

/** Begins pauses, and tells of each once. */
public record PauseDesk(Pauses pauses, Alerts alerts) {
    public void begin(Pause pause, String subject, String text) {
        if (!pauses.begin(pause, subject, text)) return;
        String key = String.join(
                "/", "pause", pause.reason().name(), subject, pause.since().toString());
        String told = new Standing(pause, subject, text).toString();
        alerts.raise(new Alert(key, pause.reason().severity(), Code.RSK_PAUSED.id(), subject, told));
    }
}
