package evenkeel.domain.gate;

import evenkeel.domain.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the books say when an order asks to leave, without that order itself.
 *
 * @param liveOrders orders of the same venue's account that have not ended
 * @param sentLately orders of that account that were sent within {@link #LATELY}
 * @param sameSent when orders of the same venue, symbol, side and quantity were sent within it
 * @param exposures every symbol and venue where something is held or ordered
 * @param resultToday what trades that ended on this UTC day have brought: a loss is negative
 */
public record GateFacts(
        int liveOrders, int sentLately, List<Instant> sameSent, List<Exposure> exposures, Usd resultToday) {
    public static final Duration LATELY = Duration.ofMinutes(1);

    /** For what is not held to the books: hedges and exits. */
    public static final GateFacts UNASKED = new GateFacts(0, 0, List.of(), List.of(), Usd.ZERO);

    public GateFacts {
        sameSent = List.copyOf(sameSent);
        exposures = List.copyOf(exposures);
    }

    int sameSentSince(Instant since) {
        return (int) sameSent.stream().filter(at -> at.isAfter(since)).count();
    }
}
