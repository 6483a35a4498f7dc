package evenkeel.activities.venues.binance;

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
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderOutcome.Accepted;
import evenkeel.domain.order.OrderOutcome.Unknown;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.nio.charset.StandardCharsets;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceOrdersTest {
    private static final String PLACE = "POST /fapi/v1/order";
    private static final String CHANGE = "PUT /fapi/v1/order";

    private final Peer peer = new Peer();
    private final OrderWire orders = Wired.BINANCE.at(peer).orders();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void an_order_goes_out_in_one_way_mode_and_signed_over_what_is_sent() {
        peer.says(PLACE, reply(Intents.EXIT, "NEW", "0", "0", "0"));

        orders.place(Intents.EXIT, Peer.NOW);

        RecordedRequest request = peer.only(PLACE);
        String query = request.getTarget().substring(request.getTarget().indexOf('?') + 1);
        String payload = query.substring(0, query.indexOf("&signature="));
        var key = new ApiKey(Peer.KEY_ID, Peer.SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(payload)
                .isEqualTo("symbol=ETHUSDT&side=SELL&positionSide=BOTH&type=LIMIT&timeInForce=IOC&quantity=0.5"
                        + "&price=3000.1&reduceOnly=true&newClientOrderId=" + Intents.EXIT.clientId()
                        + "&newOrderRespType=RESULT&recvWindow=5000&timestamp=1700000000000");
        assertThat(query).endsWith("&signature=" + key.hmacSha256(payload));
        assertThat(request.getHeaders().get("X-MBX-APIKEY")).isEqualTo(Peer.KEY_ID);
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void another_price_and_size_leave_under_the_orders_name() {
        peer.says(CHANGE, reply(Intents.EXIT, "NEW", "0", "0", "0").replace("\"origQty\":\"0.5", "\"origQty\":\"0.4"));

        OrderOutcome outcome = AmendWire.of(orders)
                .orElseThrow()
                .amend(Intents.EXIT, new Revision(Quantity.of("0.4"), Price.of("3000.2")), Peer.NOW);

        assertThat(outcome).isInstanceOf(OrderOutcome.Accepted.class);
        assertThat(peer.only(CHANGE).getTarget())
                .contains("side=SELL", "origClientOrderId=" + Intents.EXIT.clientId(), "quantity=0.4", "price=3000.2");
    }

    @Test
    void a_change_that_the_venue_answers_with_another_size_is_unknown() {
        peer.says(CHANGE, reply(Intents.EXIT, "NEW", "0", "0", "0"));

        OrderOutcome outcome = AmendWire.of(orders)
                .orElseThrow()
                .amend(Intents.EXIT, new Revision(Quantity.of("0.4"), Price.of("3000.2")), Peer.NOW);

        assertThat(outcome).isInstanceOf(OrderOutcome.Unknown.class);
    }

    @ParameterizedTest(name = "HTTP {0} {1}: set {2}")
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"leverage":3,"maxNotionalValue":"1000000","symbol":"ETHUSDT"} | true
            200 | {"leverage":20,"maxNotionalValue":"1000000","symbol":"ETHUSDT"} | false
            400 | {"code":-4028,"msg":"Leverage 3 is not valid"} | false
            """)
    void leverage_is_set_when_the_venue_repeats_it(int status, String answer, boolean set) {
        peer.says("POST /fapi/v1/leverage", status, answer);
        LeverageWire wire = LeverageWire.of(orders).orElseThrow();

        ThrowingCallable setting = () -> wire.leverage("ETH", 3, Peer.NOW);

        if (set) assertThatCode(setting).doesNotThrowAnyException();
        else assertThatThrownBy(setting).isInstanceOf(Trouble.class);
        assertThat(peer.only("POST /fapi/v1/leverage").getTarget()).contains("symbol=ETHUSDT&leverage=3&");
    }

    @ParameterizedTest
    @CsvSource({"POST_ONLY, GTX", "GTC, GTC", "IOC, IOC"})
    void each_time_in_force_has_its_word(TimeInForce ours, String theirs) {
        orders.place(Intents.intent(1, Side.BUY, ours, Purpose.ENTRY), Peer.NOW);

        assertThat(peer.only(PLACE).getUrl().queryParameter("timeInForce")).isEqualTo(theirs);
    }

    @ParameterizedTest(name = "{0}: filled {1}, sum {2}, average {3}")
    @CsvSource(delimiter = '|', textBlock = """
            NEW              | 0     | 0       | 0      | OPEN             | 0    | 0
            PARTIALLY_FILLED | 0.200 | 600.02  | 3000.1 | PARTIALLY_FILLED | 0.2  | 600.02
            FILLED           | 0.500 | 1500.05 | 3000.1 | FILLED           | 0.5  | 1500.05
            FILLED           | 0.500 | 0       | 3000.1 | FILLED           | 0.5  | 1500.05
            EXPIRED          | 0.120 | 360     | 3000   | EXPIRED          | 0.12 | 360
            EXPIRED_IN_MATCH | 0     | 0       | 0      | EXPIRED          | 0    | 0
            CANCELED         | 0.1   | 300     | 3000   | CANCELLED        | 0.1  | 300
            """)
    void a_reply_tells_what_filled_at_once(
            String status,
            String executed,
            String cumQuote,
            String avgPrice,
            OrderStatus expected,
            Quantity filled,
            Usd value) {
        peer.says(PLACE, reply(Intents.EXIT, status, executed, cumQuote, avgPrice));

        OrderOutcome outcome = orders.place(Intents.EXIT, Peer.NOW);

        assertThat(outcome).isEqualTo(new Accepted(new OrderReport(expected, filled, value, Usd.ZERO)));
    }

    @Test
    void a_fill_whose_price_the_reply_leaves_out_is_left_to_the_next_read() {
        peer.says(PLACE, """
                {"orderId":1,"symbol":"ETHUSDT","status":"FILLED","clientOrderId":"%s","origQty":"0.5",
                 "executedQty":"0.5","side":"SELL"}""".formatted(Intents.EXIT.clientId()));

        assertThat(orders.place(Intents.EXIT, Peer.NOW)).isEqualTo(new Accepted(OrderReport.nothing(OrderStatus.OPEN)));
    }

    @ParameterizedTest
    @CsvSource({"ETHUSDT, ETHUSDC", "SELL, BUY", "0.500, 0.501", "NEW, PARADISE", "0.000, NaN", "0.000, -1"})
    void a_reply_that_differs_in_anything_is_unknown(String echoed, String instead) {
        peer.says(
                PLACE, reply(Intents.EXIT, "NEW", "0.000", "0", "0").replace('"' + echoed + '"', '"' + instead + '"'));

        assertThat(orders.place(Intents.EXIT, Peer.NOW)).isInstanceOf(Unknown.class);
    }

    @Test
    void a_refusal_because_of_the_clock_has_the_clock_measured_again() {
        String time = "GET /fapi/v1/time";
        orders.cancel(Intents.EXIT); // measures
        int before = peer.got(time).size();
        peer.says(PLACE, 400, "{\"code\":-1021,\"msg\":\"Timestamp for this request is outside of the recvWindow.\"}");
        orders.place(Intents.EXIT, Peer.NOW);

        orders.cancel(Intents.EXIT);

        assertThat(peer.got(time)).hasSize(before + 5);
        assertThat(peer.got(PLACE)).hasSize(1);
    }

    private static String reply(
            OrderIntent intent, String status, String executedQty, String cumQuote, String avgPrice) {
        return """
                {"orderId":12345678,"symbol":"ETHUSDT","status":"%s","clientOrderId":"%s","price":"3000.10",
                 "avgPrice":"%s","origQty":"0.500","executedQty":"%s","cumQty":"0","cumQuote":"%s",
                 "timeInForce":"IOC","type":"LIMIT","reduceOnly":true,"closePosition":false,"side":"%s",
                 "positionSide":"BOTH","stopPrice":"0","workingType":"CONTRACT_PRICE","priceProtect":false,
                 "origType":"LIMIT","priceMatch":"NONE","selfTradePreventionMode":"NONE","goodTillDate":0,
                 "time":1700000000000,"updateTime":1700000000000,"st":"new field"}""".formatted(status, intent.clientId(), avgPrice, executedQty, cumQuote, intent.side());
    }
}
