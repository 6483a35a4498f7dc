package evenkeel.starter.scan;

import evenkeel.activities.venues.Ladder;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketStatus;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one venue says of one symbol; what could not be read is absent, and {@code why} says so. */
record VenueSight(
        Optional<Quote> quote,
        Optional<Ladder> ladder,
        Optional<Funding> funding,
        Optional<MarketRules> rules,
        String why) {
    /** A market that says that it takes nothing is left alone. */
    boolean trades() {
        return rules.filter(each -> !each.status().equals(MarketStatus.TRADING)).isEmpty();
    }

    Duration age(Instant now) {
        return quote.map(each -> age(each.venueTime(), now)).orElse(Duration.ZERO);
    }

    /** As deep as it was read; the top alone while nobody has looked deeper. */
    Optional<Book> book(Instant now) {
        return ladder.or(() -> quote.map(Ladder::top))
                .map(seen -> new Book(levels(seen.bids()), levels(seen.asks()), age(seen.venueTime(), now)));
    }

    /** By the venue's clock, whose being ahead makes nothing younger than new. */
    private static Duration age(Instant told, Instant now) {
        return told.isAfter(now) ? Duration.ZERO : Duration.between(told, now);
    }

    private static List<Level> levels(List<Ladder.Level> seen) {
        return seen.stream()
                .map(level -> new Level(level.price(), level.quantity()))
                .toList();
    }
}
