package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.entry.EntryCode;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.timeline.Timeline;

/** §15: after what has happened to this trade no other one begins for a while. */
record EntryPauses(CarrySettings settings, Standing standing, Ledger ledger, Timeline time) {
    private static final String EVERYTHING = "";

    void after(EntryCode refusal) {
        refusal.pause(settings.entry().streamGate(), time.now())
                .ifPresent(pause -> ledger.pause(pause, EVERYTHING, trade() + ": " + refusal.name()));
    }

    /** Until the symbol is seen whole or flat. */
    void brokenHedge(String why) {
        Pause pause = Pause.of(Pause.Reason.BROKEN_HEDGE, time.now(), settings.risk());
        ledger.pause(pause, standing.terms().symbol(), trade() + ": " + why);
    }

    private String trade() {
        return standing.agreed().trade();
    }
}
