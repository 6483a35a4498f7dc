package evenkeel.activities.recovery;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Strangers;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.venue.Fill;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether venues know orders of ours that the ledger does not (F59): a ledger that was restored from an older copy has lost
 * what came after it. What was written last tells how far back to look.
 */
public final class LedgerBehindVenues {
    private static final Duration OVERLAP = Duration.ofHours(1);
    /** Of a ledger that has never seen a trade. */
    private static final Duration OF_AN_EMPTY_LEDGER = Duration.ofDays(1);

    private final Venues venues;
    private final List<String> symbols;
    private final Books books;
    private final Strangers strangers;
    private final InstantSource clock;

    public LedgerBehindVenues(
            Venues venues, List<String> symbols, Books books, Strangers strangers, InstantSource clock) {
        this.venues = venues;
        this.symbols = List.copyOf(symbols);
        this.books = books;
        this.strangers = strangers;
        this.clock = clock;
    }

    /** Looks at every venue and keeps what it finds; throws when one of them cannot be read. */
    public void compare() {
        Instant since = lastCertain().minus(OVERLAP);
        for (Venue venue : venues.all()) {
            for (String symbol : symbols) strangers.keep(shown(venue, symbol, since));
        }
    }

    /** Why nothing may be opened; the ledger itself removes from the candidates what it knows. */
    private List<Stranger> shown(Venue venue, String symbol, Instant since) {
        Stream<String> resting = venue.account().openOrders(symbol).stream();
        Stream<String> filled = venue.account().fills(symbol, since).stream().map(Fill::clientId);
        return Stream.concat(resting, filled)
                .filter(OrderKey::isOurs)
                .distinct()
                .map(id -> new Stranger(id, venue.name(), symbol, clock.instant()))
                .toList();
    }

    /** No later than the last thing that the ledger was told of, and than the beginning of what is still open. */
    private Instant lastCertain() {
        Instant written = books.trades(1).stream()
                .map(trade -> books.lastStep(trade.terms().trade()))
                .findFirst()
                .orElseGet(() -> clock.instant().minus(OF_AN_EMPTY_LEDGER));
        Instant open = books.openTrades().stream()
                .map(TradeRecord::admittedAt)
                .findFirst()
                .orElse(written);
        return open.isBefore(written) ? open : written;
    }
}
