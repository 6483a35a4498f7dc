package evenkeel.simulator.wire.lighter;

import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Markets by number. The first one is 0, which is not the same as none. */
final class LighterListings {
    private static final long FIRST_SPOT = 2048;
    private static final long NO_MARKET = 255;

    private final VenueHost host;

    LighterListings(VenueHost host) {
        this.host = host;
    }

    List<Listing> all() {
        return host.profile().listings();
    }

    Listing at(long market) {
        if (market < 0 || market >= Math.min(all().size(), FIRST_SPOT)) {
            throw LighterError.of(21602, "invalid market index");
        }
        return all().get((int) market);
    }

    int number(String symbol) {
        return all().indexOf(host.listing(symbol));
    }

    /** The market that is named, or all of them; 255 names none. */
    List<Listing> asked(Params params) {
        return number(params, "market_id")
                .filter(market -> market != NO_MARKET)
                .map(market -> List.of(at(market)))
                .orElse(all());
    }

    Listing named(Params params) {
        return at(number(params, "market_id").orElseThrow(() -> LighterError.param("market_id is required")));
    }

    /** Empty when it was not sent; what was sent must be a number. */
    static Optional<Long> number(Params params, String name) {
        if (!params.has(name)) return Optional.empty();
        return Optional.of(params.whole(name).orElseThrow(() -> LighterError.param(name)));
    }

    static int priceDigits(Listing listing) {
        return listing.instrument().tick().scale();
    }

    static int sizeDigits(Listing listing) {
        return listing.instrument().lot().scale();
    }

    static String price(Listing listing, BigDecimal value) {
        return Json.number(value, priceDigits(listing));
    }

    static String size(Listing listing, BigDecimal value) {
        return Json.number(value, sizeDigits(listing));
    }

    /** Fifty lots, as most of the venue's markets have it. */
    static BigDecimal smallest(Listing listing) {
        return listing.instrument().lot().multiply(BigDecimal.valueOf(50));
    }
}
