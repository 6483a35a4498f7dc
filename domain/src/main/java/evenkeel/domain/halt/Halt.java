package evenkeel.domain.halt;

import evenkeel.domain.ledger.LedgerTime;
import java.time.Instant;

/** Somebody, or something, has stopped a scope. The id is its own wherever it is kept. */
public record Halt(String id, HaltScope scope, HaltLevel level, String cause, String by, Instant at) {
    public Halt {
        id = said("id", id);
        cause = said("cause", cause);
        by = said("by", by);
        at = LedgerTime.of(at);
    }

    /** One line for people. */
    public String summary() {
        return level + " of " + scope + " by " + by + ": " + cause;
    }

    private static String said(String what, String text) {
        if (text.isBlank()) throw new IllegalArgumentException("a halt needs its " + what);
        return text.strip();
    }
}
