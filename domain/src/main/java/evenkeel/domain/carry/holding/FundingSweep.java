package evenkeel.domain.carry.holding;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** FUND-1 and FUND-6: which payments are a trade's, and how long they are looked for. */
@Section("funding")
public record FundingSweep(
        @Key(
                value = "final_sweep_minutes",
                usual = "75",
                unit = Unit.MINUTES,
                range = ">= 0",
                why = "How long after the close payments are looked for: the last one may be booked late.",
                idle = "ended trades are swept for two days")
        Duration afterClose) {
    /** A payment at the opening is the one before's, a payment at the close is still ours. */
    public static boolean belongs(Instant paidAt, Instant openedAt, Optional<Instant> closedAt) {
        boolean ended = closedAt.isPresent() && paidAt.isAfter(closedAt.get());
        return paidAt.isAfter(openedAt) && !ended;
    }

    public boolean isOver(Instant closedAt, Instant now) {
        return !now.isBefore(closedAt.plus(afterClose));
    }
}
