package evenkeel.activities.ledger;

import evenkeel.domain.carry.TradeSnapshot;
import java.util.List;

/** How held trades stood, minute by minute. Nothing decides by them: they are for people. */
@FunctionalInterface
public interface Snapshots {
    /** Keeps all of them at once; one that is there already stays as it is. */
    void keep(List<TradeSnapshot> snapshots);
}
