package evenkeel.workflows.carry;

import evenkeel.domain.carry.TradeEvent;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.timeline.Timeline;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of a trade's course, each thing once. */
record TradeNotes(String trade, Ledger ledger, Timeline time) {
    /** Names and values by turns. */
    static SortedMap<String, String> facts(String... said) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (int at = 0; at < said.length; at += 2) facts.put(said[at], said[at + 1]);
        return facts;
    }

    void take(TradeEvent.Kind kind, int number, Map<String, String> facts) {
        ledger.note(TradeEvent.of(trade, kind, number, time.now(), facts));
    }
}
