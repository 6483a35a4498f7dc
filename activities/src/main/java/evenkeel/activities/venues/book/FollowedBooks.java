package evenkeel.activities.venues.book;

import evenkeel.activities.venues.BookStream;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Touch;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Instrument;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books of one venue, each counted in the steps that the venue lists. One that does not answer is followed anew when the
 * steps have changed since: in the old ones it would be out of step for ever.
 */
final class FollowedBooks {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedBooks.class);

    private final BookStream books;
    private final MarketWire listed;
    private final Map<String, Instrument> followed = new LinkedHashMap<>();

    FollowedBooks(BookStream books, MarketWire listed) {
        this.books = books;
        this.listed = listed;
    }

    /** What a venue that is silent just now does not tell is followed when its price is wanted. */
    FollowedBooks connect(Collection<String> symbols) {
        books.connect(symbol -> {}); // who wants a price asks
        try {
            for (String symbol : symbols) followed.put(symbol, listed.instrument(symbol));
        } catch (Trouble e) {
            LOG.warn("books are not followed yet: {}", e.getMessage());
        }
        if (!followed.isEmpty()) books.follow(followed.values());
        return this;
    }

    Optional<Touch> touch(String symbol) {
        Optional<Touch> touch = books.touch(symbol);
        if (touch.isEmpty()) follow(symbol);
        return touch;
    }

    Optional<Ladder> ladder(String symbol, int levels) {
        Optional<Ladder> ladder = books.ladder(symbol, levels);
        if (ladder.isEmpty()) follow(symbol);
        return ladder;
    }

    boolean hurry(String symbol) {
        return books.hurry(symbol);
    }

    private void follow(String symbol) {
        Instrument now = listed.instrument(symbol);
        synchronized (followed) {
            Instrument before = followed.get(symbol);
            if (before != null && sameSteps(before, now)) return;
            followed.put(symbol, now);
            books.follow(followed.values());
        }
    }

    private static boolean sameSteps(Instrument one, Instrument other) {
        return one.tick().compareTo(other.tick()) == 0 && one.lot().compareTo(other.lot()) == 0;
    }
}
