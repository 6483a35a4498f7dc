package evenkeel.workflows.carry;

import evenkeel.domain.carry.TradeEvent;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.timeline.Timeline;
import java.util.Map;

/** What is kept of a trade's course, each thing once. */
record TradeNotes(String trade, Ledger ledger, Timeline time) {
    void take(TradeEvent.Kind kind, int number, Map<String, String> facts) {
        ledger.note(TradeEvent.of(trade, kind, number, time.now(), facts));
    }
}
