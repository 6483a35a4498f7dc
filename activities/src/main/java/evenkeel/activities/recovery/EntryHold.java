package evenkeel.activities.recovery;

import evenkeel.activities.ledger.Strangers;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing is opened before ledger and venues were compared, nor while an order stands that only the venues know (F59). */
public final class EntryHold {
    private static final Logger log = LoggerFactory.getLogger(EntryHold.class);

    private final LedgerBehindVenues ledger;
    private final Strangers strangers;
    private volatile Optional<String> why = Optional.of("ledger and venues are not compared yet");
    private boolean compared;

    public EntryHold(LedgerBehindVenues ledger, Strangers strangers) {
        this.ledger = ledger;
        this.strangers = strangers;
    }

    /** Why entries are held; empty when they may go. */
    public Optional<String> why() {
        return why;
    }

    /** Compares until it once could; after that only asks whether a person has released what was found. */
    public void look() {
        Optional<String> before = why;
        try {
            if (!compared) ledger.compare();
            compared = true;
            why = Stranger.summary(strangers.standing());
        } catch (Trouble unreadable) {
            if (!compared) why = Optional.of("ledger and venues are not compared yet: " + unreadable.getMessage());
        }
        if (!why.equals(before)) say();
    }

    private void say() {
        why.ifPresentOrElse(
                reason -> log.warn("{} entries are held: {}", Code.REC_LEDGER_BEHIND.id(), reason),
                () -> log.info("ledger and venues agree, entries may go"));
    }
}
