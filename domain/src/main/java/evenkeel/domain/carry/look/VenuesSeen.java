package evenkeel.domain.carry.look;

import evenkeel.domain.carry.LegName;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.time.Instant;
import java.util.Optional;

/** What both venues showed of a held trade at one moment. What could not be read is empty, never zero. */
public record VenuesSeen(Leg lead, Leg hedge, Instant at) {
    /** One venue. */
    public record Leg(Optional<Quote> quote, Optional<HourlyRate> rate, Optional<Position> position) {}

    public Leg of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }
}
