package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderNumbers;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.VenueSettings;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What tests of this venue share: a key that the guide published, a market, numbers that are not kept. */
public final class LighterPeer {
    static final String ID = "65/3";

    /** Of the guide's own vectors. */
    static final String SCALAR = "4980df1a5a76cba9fef4d80446e951108e16a5b21f497976475c950bd2588c5a58771d5b06498d28";

    static final String PUBLIC = "2db191eb16d3314974f8708363909aeee607d06fb743156b18d3b353a5d40fef70ae377dd68d06fe";
    static final String SENDING = "POST /api/v1/sendTx";
    static final String LISTED = """
            {"code":200,"order_book_details":[
             {"symbol":"BTC","market_id":1,"market_type":"perp","status":"inactive","min_base_amount":"0.00020",
              "min_quote_amount":"10.000000","size_decimals":5,"price_decimals":1,"last_trade_price":64000.1,
              "default_initial_margin_fraction":500},
             {"symbol":"ETH","market_id":0,"market_type":"perp","status":"active","taker_fee":"0.0000",
              "min_base_amount":"0.0050","min_quote_amount":"10.000000","size_decimals":4,"price_decimals":2,
              "last_trade_price":2361.31,"default_initial_margin_fraction":1000,
              "min_initial_margin_fraction":200,"order_quote_limit":"281474976.710655"}]}""";

    private LighterPeer() {}

    public static OpenVenue venue(Peer peer) {
        return Lighter.open(settings(peer, ID, AccountRules.ANY));
    }

    static LighterSettings settings(Peer peer, String id, AccountRules rules) {
        VenueSettings venue = peer.settings("lighter", id, SCALAR, InstantSource.fixed(Peer.NOW), Peer.IMPATIENT);
        tell(peer);
        return LighterSettings.of(venue.with(rules), new Given());
    }

    static AccountRules account(String name) {
        return new AccountRules(Optional.of(name), BigDecimal.TEN, Optional.empty());
    }

    private static void tell(Peer peer) {
        // whole seconds: half a second later is what it means
        peer.says("GET /", "{\"status\":200,\"network_id\":1,\"timestamp\":1699999999}");
        peer.says("GET /api/v1/orderBookDetails", LISTED);
    }

    /** By the first digits, for as long as the test runs. */
    static final class Given implements OrderNumbers {
        private final Map<Long, String> given = new ConcurrentHashMap<>();

        @Override
        public long numberOf(String venue, String clientId) {
            long number = OrderNumbers.candidates(clientId).findFirst().orElseThrow();
            given.put(number, clientId);
            return number;
        }

        @Override
        public Map<Long, String> clientIds(String venue, Collection<Long> numbers) {
            Map<Long, String> found = new HashMap<>(given);
            found.keySet().retainAll(numbers);
            return found;
        }
    }
}
