package evenkeel.domain.carry.exit;

import evenkeel.domain.carry.TradeStatus;
import java.util.Optional;

/**
 * CLOSE-1, CLOSE-2: what a close request is answered. One that comes again changes nothing.
 *
 * @param code of the close that runs, whatever the request said; empty: there is nothing to close
 */
public record CloseAnswer(boolean starts, Optional<ExitCode> code) {
    public static CloseAnswer of(TradeStatus status, Optional<ExitCode> running, ExitCode asked) {
        if (!asked.leaves()) throw new IllegalArgumentException("nothing is closed by " + asked);
        return switch (status) {
            case OPEN -> new CloseAnswer(true, Optional.of(asked));
            case CLOSING -> new CloseAnswer(false, running);
            case PENDING, OPENING, CLOSED, REJECTED, FAILED, ROLLBACK -> new CloseAnswer(false, Optional.empty());
        };
    }
}
