package evenkeel.simulator.conformance;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.order.OrderIntent;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An adapter and the wire server that it is tried on: all that a venue brings to the suite. */
public interface Pair {
    static List<Pair> all() {
        return List.of(SharedSecretPair.BINANCE, SharedSecretPair.BYBIT, new LighterPair(), new X10Pair());
    }

    static Pair of(String venue) {
        return all().stream()
                .filter(pair -> pair.venue().equals(venue))
                .findFirst()
                .orElseThrow();
    }

    String venue();

    ExchangeProfile profile(FundingCalendar calendar);

    /** Keys that the server knows: the first is ours. */
    TradingKey[] known();

    /** Ours, as a client holds it. */
    ApiKey ours();

    /** Our key's name with another secret. */
    ApiKey forged();

    /** One that the server has never heard of. */
    ApiKey stranger();

    Served serve(WireSettings settings);

    OpenVenue open(VenueSettings settings);

    /** The route of a new order. */
    String placing();

    /** What the exchange behind the wire calls an order of ours. */
    default String nameOf(OrderIntent intent) {
        return intent.clientId();
    }

    /** Cases that do not apply here, each with its reason. */
    default Map<String, String> exempt() {
        return Map.of();
    }

    /** A wire server that runs. */
    record Served(URI http, URI webSocket, Look look, Runnable stop) {}

    /** Asks the exchange behind the wire what really is. */
    interface Look {
        <T> T at(Function<Exchange, T> question);
    }
}
