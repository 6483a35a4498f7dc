package evenkeel.simulator.exchange.prices;

import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.time.Instant;

/** What a market is worth and what it pays. A pure function: asked again, it answers the same. */
public interface PriceSource {
    /** The middle of the instrument's book from that market tick on, in whole price ticks of the instrument. */
    long midTicks(Instrument instrument, Instant marketTick);

    /** The rate of the payment at that instant, as a fraction for the whole interval: positive, longs pay shorts. */
    BigDecimal fundingRate(Instrument instrument, Instant payment);

    /** How much the levels of the book hold at that market tick, as a share of what is usual. */
    default double depth(Instrument instrument, Instant marketTick) {
        return 1;
    }
}
