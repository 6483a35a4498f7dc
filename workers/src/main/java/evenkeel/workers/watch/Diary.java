package evenkeel.workers.watch;

import evenkeel.activities.ledger.Snapshots;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.TradeSnapshot;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a round of looks saw, once a minute, all trades in one write. It reads nothing that the round has not read,
 * writes aside, and leaves a minute out rather than keep the watch waiting.
 */
final class Diary {
    private static final Logger log = LoggerFactory.getLogger(Diary.class);
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final Snapshots kept;
    private final InstantSource clock;
    private final AtomicBoolean writing = new AtomicBoolean();
    private Instant due = Instant.MIN;

    Diary(Snapshots kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** To be called by the one thread that looks, after every round. */
    void after(Look look, List<HeldCarry> trades) {
        Instant now = clock.instant();
        if (now.isBefore(due)) return;
        due = now.plus(EVERY);
        List<TradeSnapshot> seen =
                trades.stream().flatMap(held -> seen(look, held).stream()).toList();
        if (seen.isEmpty() || !writing.compareAndSet(false, true)) return;
        Thread.ofVirtual().name("snapshots").start(() -> write(seen));
    }

    private static Optional<TradeSnapshot> seen(Look look, HeldCarry held) {
        try {
            return look.snapshot(held).map(snapshot -> TradeSnapshot.of(held, snapshot));
        } catch (Trouble unreadable) {
            return Optional.empty(); // missing is missing: the next minute has its own row
        } catch (RuntimeException e) {
            log.warn("no snapshot of {}", held.terms().trade(), e);
            return Optional.empty();
        }
    }

    private void write(List<TradeSnapshot> seen) {
        try {
            kept.keep(seen);
        } catch (RuntimeException e) {
            log.warn("{} snapshots were not kept: {}", seen.size(), e.toString());
        } finally {
            writing.set(false);
        }
    }
}
