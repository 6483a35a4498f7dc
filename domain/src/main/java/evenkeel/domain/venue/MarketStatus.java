package evenkeel.domain.venue;

import java.time.Instant;

/** What a market takes now, by its venue's own word. */
public sealed interface MarketStatus {
    /** Everything. */
    record Trading() implements MarketStatus {}

    /** Nothing, or cancels alone, while the venue is looked after; worth asking again at that time. */
    record Maintained(Instant askAgain) implements MarketStatus {}

    /** Nothing: this one market stands still. */
    record Halted() implements MarketStatus {}

    /** Only what makes a position smaller. */
    record ReducingOnly() implements MarketStatus {}

    /** Nothing until it opens. */
    record Closed(Instant opens) implements MarketStatus {}

    /** The venue takes everything, our own policy nothing new until then. */
    record Restricted(Instant opens) implements MarketStatus {}

    /** Nothing, ever again. */
    record Delisted() implements MarketStatus {}

    MarketStatus TRADING = new Trading();
    MarketStatus HALTED = new Halted();
    MarketStatus REDUCING_ONLY = new ReducingOnly();
    MarketStatus DELISTED = new Delisted();
}
