package evenkeel.activities.trading;

import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.SeenBook;
import evenkeel.domain.carry.close.HourVolatility;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.workflows.ports.Market;
import java.time.InstantSource;
import java.util.Optional;

/** Prices, straight from the venue. */
public final class VenueMarket implements Market {
    private final Venues venues;
    private final MinuteMids mids;
    private final InstantSource clock;

    /** {@code mids}: what looks at held trades have seen. */
    public VenueMarket(Venues venues, MinuteMids mids, InstantSource clock) {
        this.venues = venues;
        this.mids = mids;
        this.clock = clock;
    }

    @Override
    public Priced quote(CarryTerms.Leg leg) {
        try {
            return new Priced.At(
                    venues.get(leg.venue()).market().quote(leg.symbol()),
                    HourVolatility.measured(mids.of(leg, clock.instant())));
        } catch (Trouble unreadable) {
            return new Priced.Unreadable(unreadable.code().id(), unreadable.getMessage());
        }
    }

    @Override
    public SeenBook book(CarryTerms.Leg leg, int levels) {
        MarketWire market = venues.get(leg.venue()).market();
        try {
            Ladder ladder = market.ladder(leg.symbol(), levels);
            return new SeenBook(Optional.of(ladder.book(clock.instant())), mark(market, leg.symbol()));
        } catch (Trouble unreadable) {
            return SeenBook.UNREADABLE;
        }
    }

    private static Optional<Price> mark(MarketWire market, String symbol) {
        try {
            return Optional.of(market.mark(symbol).price());
        } catch (Trouble unreadable) {
            return Optional.empty();
        }
    }
}
