package evenkeel.workers.watch;

import evenkeel.activities.ledger.HeldRows;
import evenkeel.domain.carry.holding.HeldSnapshot;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the rows of held trades aside, and leaves a minute out rather than keep the watch waiting. */
final class HeldDiary {
    private static final Logger log = LoggerFactory.getLogger(HeldDiary.class);

    private final HeldRows kept;
    private final AtomicBoolean writing = new AtomicBoolean();

    HeldDiary(HeldRows kept) {
        this.kept = kept;
    }

    void keep(List<HeldSnapshot> rows) {
        if (rows.isEmpty() || !writing.compareAndSet(false, true)) return;
        Thread.ofVirtual().name("rows").start(() -> write(rows));
    }

    private void write(List<HeldSnapshot> rows) {
        try {
            kept.keep(rows);
        } catch (RuntimeException e) {
            log.warn("{} rows of held trades were not kept: {}", rows.size(), e.toString());
        } finally {
            writing.set(false);
        }
    }
}
