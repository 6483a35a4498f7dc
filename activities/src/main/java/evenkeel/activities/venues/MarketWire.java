package evenkeel.activities.venues;

import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.time.Instant;
import java.util.List;

/** Public reads of one venue. A read that fails throws {@link evenkeel.domain.code.Trouble}; it never answers zero. */
public interface MarketWire {
    Instrument instrument(String symbol);

    /** What the venue demands of orders in that market, as listed within the last minutes. */
    default MarketRules rules(String symbol) {
        return MarketRules.of(instrument(symbol));
    }

    Quote quote(String symbol);

    /** The best levels of the book as they are now, at most so many a side; the top alone where no more is told. */
    default Ladder ladder(String symbol, int levels) {
        return Ladder.top(quote(symbol));
    }

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

    /**
     * The rates of all payments after {@code since}, up to and including {@code until}, oldest first. Each is for the
     * interval that the symbol has now.
     */
    List<PastFunding> fundingHistory(String symbol, Instant since, Instant until);
}
