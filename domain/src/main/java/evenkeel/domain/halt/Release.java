package evenkeel.domain.halt;

import evenkeel.domain.ledger.LedgerTime;
import java.time.Instant;

/** One person's word that a halt may end. */
public record Release(String halt, String by, String reason, Instant at) {
    public Release {
        by = said("person", by);
        reason = said("reason", reason);
        at = LedgerTime.of(at);
    }

    private static String said(String what, String text) {
        if (text.isBlank()) throw new IllegalArgumentException("a release needs its " + what);
        return text.strip();
    }
}
