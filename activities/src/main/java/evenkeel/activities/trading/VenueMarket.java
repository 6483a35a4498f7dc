package evenkeel.activities.trading;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.code.Trouble;
import evenkeel.workflows.ports.Market;

/** Prices, straight from the venue. */
public final class VenueMarket implements Market {
    private final Venues venues;

    public VenueMarket(Venues venues) {
        this.venues = venues;
    }

    @Override
    public Priced quote(CarryTerms.Leg leg) {
        try {
            return new Priced.At(venues.get(leg.venue()).market().quote(leg.symbol()));
        } catch (Trouble unreadable) {
            return new Priced.Unreadable(unreadable.code().id(), unreadable.getMessage());
        }
    }
}
