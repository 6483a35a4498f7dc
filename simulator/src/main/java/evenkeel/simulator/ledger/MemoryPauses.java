package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Pauses;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.ledger.LedgerTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Pauses in memory. */
public final class MemoryPauses implements Pauses {
    private final List<Standing> begun = new ArrayList<>();
    private final Map<List<Object>, Instant> last = new HashMap<>();

    @Override
    public synchronized boolean begin(Pause pause, String subject, String text) {
        if (covered(pause, subject)) return false;
        Optional<Instant> until = pause.until().map(LedgerTime::of);
        begun.add(new Standing(new Pause(pause.reason(), LedgerTime.of(pause.since()), until), subject, text));
        last.put(List.of(pause.reason(), subject), LedgerTime.of(pause.since()));
        return true;
    }

    @Override
    public synchronized Optional<Instant> lastBegun(Reason reason, String subject) {
        return Optional.ofNullable(last.get(List.of(reason, subject)));
    }

    @Override
    public synchronized List<Standing> standing(Instant at) {
        return begun.stream().filter(one -> one.pause().holds(at)).toList();
    }

    @Override
    public synchronized boolean extend(String subject, Instant until) {
        return change(Reason.BROKEN_HEDGE, subject, known -> {
            boolean later = known.pause().until().filter(until::isAfter).isPresent();
            Pause longer = new Pause(Reason.BROKEN_HEDGE, known.pause().since(), Optional.of(LedgerTime.of(until)));
            return later ? new Standing(longer, subject, known.text()) : known;
        });
    }

    @Override
    public synchronized boolean end(Reason reason, String subject, String by, String why, Instant at) {
        return begun.removeIf(
                known -> is(known, reason, subject) && known.pause().holds(at));
    }

    private boolean covered(Pause pause, String subject) {
        return begun.stream()
                .anyMatch(known ->
                        is(known, pause.reason(), subject) && known.pause().holds(pause.since()));
    }

    private boolean change(Reason reason, String subject, UnaryOperator<Standing> change) {
        for (int i = 0; i < begun.size(); i++) {
            Standing known = begun.get(i);
            if (!is(known, reason, subject)) continue;
            begun.set(i, change.apply(known));
            if (!begun.get(i).equals(known)) return true;
        }
        return false;
    }

    private static boolean is(Standing known, Reason reason, String subject) {
        return known.pause().reason() == reason && known.subject().equals(subject);
    }
}
