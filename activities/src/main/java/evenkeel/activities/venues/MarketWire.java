package evenkeel.activities.venues;

import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Quote;

/** Public reads of one venue. A read that fails throws {@link evenkeel.domain.code.Trouble}; it never answers zero. */
public interface MarketWire {
    Instrument instrument(String symbol);

    Quote quote(String symbol);

    Funding funding(String symbol);
}
