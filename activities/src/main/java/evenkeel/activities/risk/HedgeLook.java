package evenkeel.activities.risk;

import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.risk.BrokenHedgePause.Seen;
import evenkeel.domain.code.Trouble;
import java.math.BigDecimal;

/** What the venues show of a symbol: a hedge, nothing, or one leg without its answer. */
final class HedgeLook {
    private final Venues venues;

    HedgeLook(Venues venues) {
        this.venues = venues;
    }

    Seen seen(String symbol) {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal coarsest = BigDecimal.ZERO;
        boolean flat = true;
        try {
            for (Venue venue : venues.all()) {
                BigDecimal held = venue.account().position(symbol).signed();
                BigDecimal lot = venue.market().instrument(symbol).lot();
                flat &= held.abs().compareTo(lot) < 0;
                net = net.add(held);
                coarsest = coarsest.max(lot);
            }
        } catch (Trouble unreadable) {
            return Seen.UNKNOWN; // which is not flat
        }
        if (flat) return Seen.FLAT;
        return net.abs().compareTo(coarsest) < 0 ? Seen.HEDGED : Seen.BROKEN;
    }
}
