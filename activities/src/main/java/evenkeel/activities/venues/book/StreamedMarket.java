package evenkeel.activities.venues.book;

import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Touch;
import evenkeel.activities.venues.http.Cached;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Prices out of books that are pushed, with the mark, which is in no book, read beside it. While a book is not in step
 * nothing opens on it (F43); who has to hedge or to leave reads the price then, for a stream must not hold up an exit.
 */
final class StreamedMarket implements MarketWire {
    /** As often as venues tell a new one. */
    private static final Duration MARK_FRESH = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int LOOKS = 20;

    private final MarketWire reads;
    private final MarketWire prices;
    private final boolean urgent;
    private final FollowedBooks books;
    private final InstantSource clock;
    private final Map<String, Cached<Mark>> marks = new ConcurrentHashMap<>();

    private StreamedMarket(
            MarketWire reads, MarketWire prices, boolean urgent, FollowedBooks books, InstantSource clock) {
        this.reads = reads;
        this.prices = prices;
        this.urgent = urgent;
        this.books = books;
        this.clock = clock;
    }

    /** For who has to hedge or to leave: a missing book is hurried, and read if it does not come. */
    static StreamedMarket toLeave(MarketWire reads, FollowedBooks books, InstantSource clock) {
        return new StreamedMarket(reads, reads, true, books, clock);
    }

    /** For who only looks: the price of a missing book is read as {@code prices} may. */
    static StreamedMarket toLook(MarketWire reads, MarketWire prices, FollowedBooks books, InstantSource clock) {
        return new StreamedMarket(reads, prices, false, books, clock);
    }

    @Override
    public Quote quote(String symbol) {
        Optional<Quote> quote = streamed(symbol);
        if (quote.isEmpty() && urgent && books.hurry(symbol)) quote = soon(symbol);
        return quote.orElseGet(() -> prices.quote(symbol));
    }

    @Override
    public Quote quoteToOpen(String symbol) {
        return streamed(symbol)
                .orElseThrow(() -> new Trouble(Code.RSK_STALE, "the book of " + symbol + " is not in step"));
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        Optional<Ladder> ladder = books.ladder(symbol, levels);
        return ladder.orElseGet(() -> (urgent ? reads : prices).ladder(symbol, levels));
    }

    @Override
    public Mark mark(String symbol) {
        return marks.computeIfAbsent(symbol, name -> new Cached<>(clock, MARK_FRESH, () -> reads.mark(name)))
                .get();
    }

    @Override
    public Instrument instrument(String symbol) {
        return reads.instrument(symbol);
    }

    @Override
    public MarketRules rules(String symbol) {
        return reads.rules(symbol);
    }

    @Override
    public Funding funding(String symbol) {
        return reads.funding(symbol);
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        return reads.fundingHistory(symbol, since, until);
    }

    /** The mark may have to be read, so it comes first; both are at least as young as the quote says. */
    private Optional<Quote> streamed(String symbol) {
        Mark mark = mark(symbol);
        return books.touch(symbol).map(touch -> quote(touch, mark));
    }

    /** A snapshot that was just asked for comes as fast as a read would, and costs nothing. */
    private Optional<Quote> soon(String symbol) {
        for (int look = 0; look < LOOKS; look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            Optional<Quote> quote = streamed(symbol);
            if (quote.isPresent()) return quote;
        }
        return Optional.empty();
    }

    private static Quote quote(Touch touch, Mark mark) {
        Instant older = touch.venueTime().isBefore(mark.venueTime()) ? touch.venueTime() : mark.venueTime();
        return new Quote(touch.bid(), touch.bidSize(), touch.ask(), touch.askSize(), mark.price(), older);
    }
}
