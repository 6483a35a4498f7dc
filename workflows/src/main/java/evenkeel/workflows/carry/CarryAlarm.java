package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.timeline.Timeline;

/** What a trade tells people. What needs a person is also marked on the trade itself. */
record CarryAlarm(String trade, Alerts alerts, Timeline time) {
    void raise(String what, Alert.Severity severity, Code code, String text) {
        if (severity == Alert.Severity.CRITICAL) time.mark(Timeline.Mark.ATTENTION, code.id());
        alerts.raise(new Alert(trade + "/" + what, severity, code.id(), trade, text));
    }
}
