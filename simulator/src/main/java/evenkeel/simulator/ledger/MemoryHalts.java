package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.HaltRecord;
import evenkeel.activities.ledger.Halts;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.Release;
import evenkeel.domain.halt.StandingHalts;
import evenkeel.domain.ledger.LedgerMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The halts of one simulated run. */
public final class MemoryHalts implements Halts {
    private final LedgerMode mode;
    private final Map<String, HaltRecord> halts = new LinkedHashMap<>();

    public MemoryHalts(LedgerMode mode) {
        this.mode = mode;
    }

    @Override
    public synchronized StandingHalts standing() {
        return new StandingHalts(halts.values().stream()
                .filter(HaltRecord::stands)
                .map(HaltRecord::halt)
                .toList());
    }

    @Override
    public synchronized Optional<HaltRecord> find(String id) {
        return Optional.ofNullable(halts.get(id));
    }

    @Override
    public synchronized boolean press(Halt halt) {
        int people = mode == LedgerMode.LIVE && halt.level().isGrave() ? 2 : 1;
        return halts.putIfAbsent(halt.id(), new HaltRecord(halt, people, List.of())) == null;
    }

    @Override
    public synchronized HaltRecord release(Release release) {
        HaltRecord known =
                find(release.halt()).orElseThrow(() -> new Trouble(Code.CTL_UNKNOWN_HALT, "halt " + release.halt()));
        known.verifyMayRelease(release.by());
        List<Release> all = new ArrayList<>(known.releases());
        all.add(release);
        HaltRecord after = new HaltRecord(known.halt(), known.people(), all);
        halts.put(release.halt(), after);
        return after;
    }
}
