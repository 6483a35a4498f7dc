package evenkeel.activities.venues;

import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Quote;

/** Public reads of one venue. A read that fails throws {@link evenkeel.domain.code.Trouble}; it never answers zero. */
public interface MarketWire {
    Instrument instrument(String symbol);

    Quote quote(String symbol);

    /** The price for something new to open on: certainly of now, or trouble. */
    default Quote quoteToOpen(String symbol) {
        return quote(symbol);
    }

    /** The mark alone, for who has the book already. */
    default Mark mark(String symbol) {
        Quote quote = quote(symbol);
        return new Mark(quote.mark(), quote.venueTime());
    }

    Funding funding(String symbol);
}
