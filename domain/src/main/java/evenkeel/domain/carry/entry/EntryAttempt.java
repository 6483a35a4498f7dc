package evenkeel.domain.carry.entry;

import java.time.Instant;
import java.util.Optional;

/**
 * One decision to enter, from the first question to what came of it, even when no trade did.
 *
 * @param code why it ended without a trade; empty otherwise
 * @param figures of one that opened
 */
public record EntryAttempt(
        String trade,
        String signal,
        String symbol,
        EntryStage stage,
        AttemptStatus status,
        String code,
        Optional<OpeningFigures> figures,
        Instant startedAt,
        Instant at) {
    public EntryAttempt {
        boolean isRefusal = status == AttemptStatus.REJECTED || status == AttemptStatus.FAILED;
        if (isRefusal && code.isEmpty()) throw new IllegalArgumentException("an attempt ends with a reason: " + trade);
    }

    public boolean isOver() {
        return status != AttemptStatus.STARTED;
    }
}
