package evenkeel.activities.risk;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.TradeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Trades that are left, or were left lately, because a leg was missing. */
final class BrokenHedges {
    private static final Duration LATELY = Duration.ofHours(1);
    /** In the old reasons and in the documented ones, whatever their letters. */
    private static final String WORD = "BROKEN_HEDGE";

    private BrokenHedges() {}

    static List<TradeRecord> among(Books books, Instant now) {
        return Stream.concat(books.openTrades().stream(), books.endedSince(now.minus(LATELY)).stream())
                .filter(trade -> trade.status() == TradeStatus.CLOSING || trade.status() == TradeStatus.CLOSED)
                .filter(trade -> trade.reason().toUpperCase(Locale.ROOT).endsWith(WORD))
                .toList();
    }
}
