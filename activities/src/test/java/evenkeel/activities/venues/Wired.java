package evenkeel.activities.venues;

import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.HttpLimits;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.order.OrderIntent;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Both adapters behind one face, for what must hold at every venue. */
public record Wired(
        String name, String placing, ErrorTable errors, int errorStatus, Maker maker, Words words, Words refusal) {
    /** A venue made from settings. */
    public interface Maker {
        Parts make(VenueSettings settings);
    }

    public record Parts(Venue venue, OrderWire orders, AccountStream stream) {}

    /** A body about an order, or one made of an error code. */
    public interface Words {
        String about(String subject);
    }

    public static final Wired BINANCE = new Wired(
            "binance",
            "POST /fapi/v1/order",
            Binance.errors(),
            400,
            settings -> {
                var binance = new Binance(settings);
                return new Parts(binance.venue(), binance.orders(), binance.stream());
            },
            clientId -> """
                    {"orderId":12345678,"symbol":"ETHUSDT","status":"NEW","clientOrderId":"%s","price":"3000.10",
                     "avgPrice":"0.00","origQty":"0.500","executedQty":"0.000","cumQty":"0","cumQuote":"0.00",
                     "timeInForce":"GTX","type":"LIMIT","reduceOnly":false,"side":"BUY","positionSide":"BOTH",
                     "updateTime":1700000000000}""".formatted(clientId),
            code -> "{\"code\":%s,\"msg\":\"as the venue words it\"}".formatted(code));

    public static final Wired BYBIT = new Wired(
            "bybit",
            "POST /v5/order/create",
            Bybit.errors(),
            200,
            settings -> {
                var bybit = new Bybit(settings);
                return new Parts(bybit.venue(), bybit.orders(), bybit.stream());
            },
            clientId -> """
                    {"retCode":0,"retMsg":"OK","result":{"orderId":"1321003749386327552","orderLinkId":"%s"},
                     "retExtInfo":{},"time":1700000000000}""".formatted(clientId),
            code -> "{\"retCode\":%s,\"retMsg\":\"as the venue words it\",\"result\":{},\"time\":1700000000000}"
                    .formatted(code));

    public static Stream<Wired> all() {
        return Stream.of(BINANCE, BYBIT);
    }

    public boolean isBinance() {
        return name.equals("binance");
    }

    public Parts at(Peer peer) {
        return at(peer, Peer.IMPATIENT);
    }

    public Parts at(Peer peer, HttpLimits orders) {
        tellTime(peer);
        return maker.make(peer.settings(name, Peer.KEY_ID, Peer.SECRET, InstantSource.fixed(Peer.NOW), orders));
    }

    public static void tellTime(Peer peer) {
        long now = Peer.NOW.toEpochMilli();
        peer.says("GET /fapi/v1/time", "{\"serverTime\":" + now + "}");
        peer.says(
                "GET /v5/market/time",
                "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"timeSecond\":\"" + now / 1000 + "\",\"timeNano\":\""
                        + now + "000000\"},\"retExtInfo\":{},\"time\":" + now + "}");
    }

    public String accepting(OrderIntent intent) {
        return words.about(intent.clientId());
    }

    @Override
    public String toString() {
        return name;
    }
}
