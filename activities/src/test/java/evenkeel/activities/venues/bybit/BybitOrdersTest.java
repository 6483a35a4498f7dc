package evenkeel.activities.venues.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.AmendWire;
import evenkeel.activities.venues.AmendWire.Revision;
import evenkeel.activities.venues.Intents;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Wired;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitOrdersTest {
    private static final String PLACE = "POST /v5/order/create";

    private final Peer peer = new Peer();
    private final OrderWire orders = Wired.BYBIT.at(peer).orders();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void an_order_goes_out_in_one_way_mode_and_signed_over_its_raw_body() {
        orders.place(Intents.EXIT, Peer.NOW);

        RecordedRequest request = peer.only(PLACE);
        String body = Peer.said(request).substring("/v5/order/create ".length());
        var key = new ApiKey(Peer.KEY_ID, Peer.SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(body)
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"orderLinkId\":\""
                        + Intents.EXIT.clientId()
                        + "\",\"side\":\"Sell\",\"orderType\":\"Limit\",\"qty\":\"0.5\",\"price\":\"3000.1\","
                        + "\"timeInForce\":\"IOC\",\"positionIdx\":0,\"reduceOnly\":true}");
        assertThat(request.getHeaders().get("X-BAPI-SIGN"))
                .isEqualTo(key.hmacSha256("1700000000000" + Peer.KEY_ID + "5000" + body));
        assertThat(request.getHeaders().get("X-BAPI-API-KEY")).isEqualTo(Peer.KEY_ID);
        assertThat(request.getHeaders().get("X-BAPI-TIMESTAMP")).isEqualTo("1700000000000");
        assertThat(request.getHeaders().get("X-BAPI-RECV-WINDOW")).isEqualTo("5000");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @CsvSource({"POST_ONLY, PostOnly", "GTC, GTC", "IOC, IOC"})
    void each_time_in_force_has_its_word(TimeInForce ours, String theirs) {
        orders.place(Intents.intent(1, Side.BUY, ours, Purpose.ENTRY), Peer.NOW);

        assertThat(Peer.said(peer.only(PLACE))).contains("\"timeInForce\":\"" + theirs + "\"", "\"side\":\"Buy\"");
    }

    @Test
    void another_price_and_size_leave_under_the_orders_name() {
        peer.says("POST /v5/order/amend", """
                {"retCode":0,"retMsg":"OK","result":{"orderId":"1","orderLinkId":"%s"},"time":1700000000000}""".formatted(Intents.EXIT.clientId()));

        OrderOutcome outcome = AmendWire.of(orders)
                .orElseThrow()
                .amend(Intents.EXIT, new Revision(Quantity.of("0.4"), Price.of("3000.2")), Peer.NOW);

        assertThat(outcome).isInstanceOf(OrderOutcome.Accepted.class);
        assertThat(Peer.said(peer.only("POST /v5/order/amend")))
                .endsWith("{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"orderLinkId\":\"" + Intents.EXIT.clientId()
                        + "\",\"qty\":\"0.4\",\"price\":\"3000.2\"}");
    }

    @ParameterizedTest(name = "{0}: set {1}")
    @CsvSource({"0, true", "110043, true", "10001, false"})
    void leverage_is_set_for_both_sides_and_what_was_set_before_is_set(String code, boolean set) {
        peer.says(
                "POST /v5/position/set-leverage",
                "{\"retCode\":" + code + ",\"retMsg\":\"so\",\"result\":{},\"time\":1700000000000}");
        LeverageWire wire = LeverageWire.of(orders).orElseThrow();

        ThrowingCallable setting = () -> wire.leverage("ETH", 3, Peer.NOW);

        if (set) assertThatCode(setting).doesNotThrowAnyException();
        else assertThatThrownBy(setting).isInstanceOf(Trouble.class);
        assertThat(Peer.said(peer.only("POST /v5/position/set-leverage")))
                .endsWith("\"buyLeverage\":\"3\",\"sellLeverage\":\"3\"}");
    }

    @Test
    void a_read_is_signed_as_the_venue_publishes() {
        VenueSettings settings =
                peer.settings("bybit", "test_api_key", "test_secret", InstantSource.fixed(Peer.NOW), Peer.IMPATIENT);
        peer.says("GET /v5/position/list", "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"list\":[]},\"time\":1}");

        new BybitApi(settings).signed("/v5/position/list", Query.of("category", "linear", "symbol", "BTCUSDT"));

        assertThat(peer.only("GET /v5/position/list").getHeaders().get("X-BAPI-SIGN"))
                .isEqualTo("fd4f31228a46109dc6673062328693696df9a96c7ff04e6491a45e7f63a0fdd7");
    }

    @Test
    void a_refusal_because_of_the_clock_has_the_clock_measured_again() {
        String time = "GET /v5/market/time";
        orders.cancel(Intents.EXIT); // measures
        int before = peer.got(time).size();
        peer.says(PLACE, "{\"retCode\":10002,\"retMsg\":\"invalid request, please check your server timestamp\"}");
        orders.place(Intents.EXIT, Peer.NOW);

        orders.cancel(Intents.EXIT);

        assertThat(peer.got(time)).hasSize(before + 5);
        assertThat(peer.got(PLACE)).hasSize(1);
    }
}
