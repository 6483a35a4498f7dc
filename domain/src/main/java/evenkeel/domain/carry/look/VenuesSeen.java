package evenkeel.domain.carry.look;

import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.time.Instant;
import java.util.Optional;

/** What both venues showed of a held trade at one moment. What could not be read is empty, never zero. */
public record VenuesSeen(Leg lead, Leg hedge, Instant at) {
    /**
     * One venue.
     *
     * @param depth of its book, where the rules needed it; one that could not be read then has no levels
     */
    public record Leg(
            Optional<Quote> quote, Optional<HourlyRate> rate, Optional<Position> position, Optional<Book> depth) {
        public Leg deepened(Book seen) {
            return new Leg(quote, rate, position, Optional.of(seen));
        }
    }

    /** Whether the whole quantity is valued by what the books bear, and not by their tops. */
    boolean areDeep() {
        return lead.depth.isPresent() && hedge.depth.isPresent();
    }

    public Leg of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }
}
