package evenkeel.activities.venues;

import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.HttpLimits;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.order.OrderIntent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/**
 * All adapters behind one face, for what must hold at every venue.
 *
 * @param timing the call that tells the venue's time
 * @param stamp the moment, in milliseconds, that an order is bound to
 * @param used the code of an id that was used before
 */
public record Wired(
        String name,
        String placing,
        String cancelling,
        String timing,
        ErrorTable errors,
        int errorStatus,
        String used,
        Maker maker,
        Function<RecordedRequest, String> stamp,
        Words words,
        Words refusal) {
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
            "DELETE /fapi/v1/order",
            "GET /fapi/v1/time",
            Binance.errors(),
            400,
            "-4116",
            settings -> {
                var binance = Binance.open(settings);
                return new Parts(binance.venue(), binance.orders(), binance.stream());
            },
            request -> String.valueOf(request.getUrl().queryParameter("timestamp")),
            clientId -> """
                    {"orderId":12345678,"symbol":"ETHUSDT","status":"NEW","clientOrderId":"%s","price":"3000.10",
                     "avgPrice":"0.00","origQty":"0.500","executedQty":"0.000","cumQty":"0","cumQuote":"0.00",
                     "timeInForce":"GTX","type":"LIMIT","reduceOnly":false,"side":"BUY","positionSide":"BOTH",
                     "updateTime":1700000000000}""".formatted(clientId),
            code -> "{\"code\":%s,\"msg\":\"as the venue words it\"}".formatted(code));

    public static final Wired BYBIT = new Wired(
            "bybit",
            "POST /v5/order/create",
            "POST /v5/order/cancel",
            "GET /v5/market/time",
            Bybit.errors(),
            200,
            "110072",
            settings -> {
                var bybit = Bybit.open(settings);
                return new Parts(bybit.venue(), bybit.orders(), bybit.stream());
            },
            request -> String.valueOf(request.getHeaders().get("X-BAPI-TIMESTAMP")),
            clientId -> """
                    {"retCode":0,"retMsg":"OK","result":{"orderId":"1321003749386327552","orderLinkId":"%s"},
                     "retExtInfo":{},"time":1700000000000}""".formatted(clientId),
            code -> "{\"retCode\":%s,\"retMsg\":\"as the venue words it\",\"result\":{},\"time\":1700000000000}"
                    .formatted(code));

    public static final String ETHER = """
            {"status":"OK","data":[{"name":"ETH-USD","assetName":"ETH","collateralAssetName":"USD","active":true,
             "status":"ACTIVE","marketStats":{"lastPrice":"3000.0","askPrice":"3000.2","bidPrice":"3000.1",
             "markPrice":"3000.15","fundingRate":"-0.000034","nextFundingRate":1700002800000},
             "tradingConfig":{"minOrderSize":"0.01","minOrderSizeChange":"0.001","minPriceChange":"0.1",
             "maxLeverage":"50.00"},"l2Config":{"type":"STARKX",
             "collateralId":"0x31857064564ed0ff978e687456963cba09c2c6985d8f9300a1de4962fafa054",
             "collateralResolution":1000000,"syntheticId":"0x4554482d3800000000000000000000",
             "syntheticResolution":100000000}}]}""";

    public static final String ACCOUNT = """
            {"status":"OK","data":{"accountId":3017,"description":"main","accountIndex":0,"status":"ACTIVE",
             "l2Key":"0x61c5e7e8339b7d56f197f54ea91b776776690e3232313de0f2ecbd0ef76f466","l2Vault":"10002"}}""";

    /** The test account that the venue publishes: its key has never owned anything. */
    private static final String STARK = "0x7a7ff6fd3cab02ccdcd4a572563f5976f8976899b03a39773795a3c486d4986";

    public static final Wired X10 = new Wired(
            "x10",
            "POST /api/v1/user/order",
            "DELETE /api/v1/user/order",
            "GET /api/v1/info/markets/BTC-USD/stats",
            evenkeel.activities.venues.x10.X10.errors(),
            400,
            "1134",
            settings -> {
                var x10 = evenkeel.activities.venues.x10.X10.open(
                        X10Settings.of(signing(settings)).onTestnet());
                return new Parts(x10.venue(), x10.orders(), x10.stream());
            },
            request -> String.valueOf(Json.read(Peer.body(request))
                    .instant("expiryEpochMillis")
                    .minus(Duration.ofMinutes(1))
                    .toEpochMilli()),
            clientId -> "{\"status\":\"OK\",\"data\":{\"id\":2051479786538188800,\"externalId\":\"%s\"}}"
                    .formatted(clientId),
            code -> "{\"status\":\"ERROR\",\"error\":{\"code\":%s,\"message\":\"as the venue words it\"}}"
                    .formatted(code));

    public static Stream<Wired> all() {
        return Stream.of(BINANCE, BYBIT, X10);
    }

    /** The same settings with a key that can sign on the Stark curve. */
    public static VenueSettings signing(VenueSettings with) {
        return new VenueSettings(
                with.venue(),
                with.rest(),
                with.stream(),
                new ApiKey(with.key().id(), STARK.getBytes(StandardCharsets.US_ASCII)),
                with.clock(),
                with.window(),
                with.readLag(),
                with.symbols(),
                with.orders(),
                with.reads(),
                with.budget(),
                with.account());
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
        peer.does(
                X10.timing(),
                new MockResponse.Builder()
                        .setHeader(
                                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(Peer.NOW.atOffset(ZoneOffset.UTC)))
                        .body("{\"status\":\"OK\",\"data\":{\"markPrice\":\"64267.3\"}}")
                        .build());
        peer.says("GET /api/v1/info/markets", ETHER);
        peer.says("GET /api/v1/user/account/info", ACCOUNT);
    }

    public String accepting(OrderIntent intent) {
        return words.about(intent.clientId());
    }

    @Override
    public String toString() {
        return name;
    }
}
