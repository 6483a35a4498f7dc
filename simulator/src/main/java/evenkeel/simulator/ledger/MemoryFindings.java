package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Findings;
import evenkeel.domain.carry.reconcile.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the reconciler of one simulated run found. */
public final class MemoryFindings implements Findings {
    private final Map<Kept, Reconciled> found = new LinkedHashMap<>();

    /** Once a day, whatever its text says by then. */
    private record Kept(
            Finding.Kind kind,
            Finding.Action action,
            String symbol,
            String venue,
            String trade,
            String order,
            LocalDate day) {}

    @Override
    public synchronized boolean keep(Finding finding, Instant at) {
        Kept key = new Kept(
                finding.kind(),
                finding.action(),
                finding.symbol(),
                finding.venue(),
                finding.trade(),
                finding.order(),
                LocalDate.ofInstant(at, ZoneOffset.UTC));
        Reconciled row = new Reconciled(
                at,
                finding.symbol(),
                finding.venue(),
                finding.trade(),
                finding.kind().word(),
                finding.action().published(),
                finding.text());
        return found.putIfAbsent(key, row) == null;
    }

    @Override
    public synchronized List<Reconciled> newest(int limit) {
        return List.copyOf(found.values()).reversed().stream().limit(limit).toList();
    }
}
