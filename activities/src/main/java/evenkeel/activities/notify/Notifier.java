package evenkeel.activities.notify;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Notices;
import evenkeel.activities.ledger.Notices.Notice;
import evenkeel.activities.ledger.Notices.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what the ledger holds and nobody was told yet (§21). It reads what trades wrote and never stands in their way. A
 * process that dies between telling and noting it tells once more.
 */
public final class Notifier {
    private static final Logger log = LoggerFactory.getLogger(Notifier.class);
    /** What nobody could be told for so long is for the console to show. */
    private static final Duration BACK = Duration.ofDays(1);

    private static final int AT_ONCE = 20;

    private final Notices notices;
    private final Wording wording;
    private final Channel channel;
    private final InstantSource clock;
    private Instant notBefore = Instant.MIN;

    public Notifier(Notices notices, Books books, Channel channel, InstantSource clock) {
        this.notices = notices;
        this.wording = new Wording(books);
        this.channel = channel;
        this.clock = clock;
    }

    /** The oldest first; where the channel wants a pause, the rest waits for a later round. */
    public void round() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) return;
        for (Notice notice : notices.pending(now.minus(BACK), AT_ONCE)) {
            if (!tell(notice)) return;
        }
    }

    private boolean tell(Notice notice) {
        Instant now = clock.instant();
        if (notices.toldSince(notice.about(), now.minus(notice.throttle()))) {
            notices.settle(notice, Outcome.HELD_BACK, now);
            return true;
        }
        return switch (channel.tell(wording.of(notice))) {
            case Channel.Told told -> {
                notices.settle(notice, Outcome.TOLD, now);
                yield true;
            }
            case Channel.Later later -> {
                log.info("people are told later: {}", later.why());
                notBefore = now.plus(later.pause());
                yield false;
            }
            case Channel.Refused refused -> {
                log.warn("nobody was told of {}: {}", notice.id(), refused.why());
                notices.settle(notice, Outcome.GIVEN_UP, now);
                yield true;
            }
        };
    }
}
