package evenkeel.local.demo;

import evenkeel.domain.venue.Fill;
import evenkeel.simulator.exchange.ExchangeEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Kills the worker in the worst moment: in the very instant in which the lead fills at its venue, before the worker can hear
 * of it. Then it waits for the hedge, which another worker has to send.
 */
final class CrashScene {
    private final String hedgesAt;
    private final Runnable kill;
    private final Instant since;
    private volatile @Nullable Fill lead;
    private volatile @Nullable Fill hedge;

    private CrashScene(String hedgesAt, Runnable kill, Instant since) {
        this.hedgesAt = hedgesAt;
        this.kill = kill;
        this.since = since;
    }

    /** What was ordered before that instant is an older story. */
    static CrashScene in(DemoVenues venues, Runnable kill, Instant since) {
        CrashScene scene = new CrashScene(venues.hedge().name(), kill, since);
        venues.listen(venues.lead().name(), scene::atLead);
        venues.listen(venues.hedge().name(), scene::atHedge);
        return scene;
    }

    /** One leg filled, the other not. */
    record Gap(Fill lead, String hedgesAt) {
        Instant since() {
            return lead.venueTime();
        }

        String display() {
            return lead.quantity() + " " + lead.symbol() + " filled at " + lead.venue() + " @ " + lead.price()
                    + ", nothing at " + hedgesAt + ": " + lead.value().display() + " USD naked";
        }
    }

    /** The gap, once the crash has happened. */
    Optional<Gap> gap() {
        return Optional.ofNullable(lead).map(filled -> new Gap(filled, hedgesAt));
    }

    /** When the hedge filled, once it has. */
    Optional<Instant> hedgedAt() {
        return Optional.ofNullable(hedge).map(Fill::venueTime);
    }

    private void atLead(ExchangeEvent event) {
        if (lead != null || !(event instanceof ExchangeEvent.OrderFilled filled)) return;
        if (filled.order().asked().reduceOnly() || filled.order().placedAt().isBefore(since)) return;
        kill.run();
        lead = filled.trade().fill();
    }

    private void atHedge(ExchangeEvent event) {
        Fill gap = lead;
        if (gap == null || hedge != null || !(event instanceof ExchangeEvent.OrderFilled filled)) return;
        boolean answers = filled.order().symbol().equals(gap.symbol())
                && !filled.order().asked().reduceOnly();
        if (answers) hedge = filled.trade().fill();
    }
}
