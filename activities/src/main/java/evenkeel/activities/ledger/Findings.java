package evenkeel.activities.ledger;

import evenkeel.domain.carry.reconcile.Finding;
import java.time.Instant;
import java.util.List;

/** What the reconciler found, kept once a day for each finding. */
public interface Findings {
    /** False when the same was kept on that UTC day. */
    boolean keep(Finding finding, Instant at);

    /** Newest first. */
    List<Reconciled> newest(int limit);

    /** A finding as it was published. */
    record Reconciled(
            Instant at, String symbol, String venue, String trade, String finding, String action, String details) {}
}
