package evenkeel.simulator.wire.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused leaves nothing behind, so that one server serves all of these. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BinanceRulesTest {
    private static final InstantSource STOPPED = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00.250Z"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final BinanceServer server;
    private final BinanceClient client;
    private int lastRule;

    BinanceRulesTest(@TempDir Path folder) {
        server = BinanceServer.start(BinanceServerTest.settings(folder).withClock(STOPPED));
        client = new BinanceClient(http, server.http(), STOPPED);
    }

    @AfterAll
    void stop() {
        server.close();
        http.shutdownNow();
    }

    @Test
    void every_reply_tells_the_used_weight_and_an_order_the_order_count() throws Exception {
        var first = client.open("/fapi/v1/ping").raw().headers();
        var order = client.post("/fapi/v1/order", client.limit("counted", "BUY", "0.01", "2900", "GTX"))
                .raw()
                .headers();

        assertThat(first.firstValue("X-MBX-USED-WEIGHT-1M").orElseThrow()).matches("[1-9][0-9]*");
        assertThat(order.firstValue("X-MBX-ORDER-COUNT-10S").orElseThrow()).matches("[1-9][0-9]*");
    }

    @Test
    void a_signature_with_one_bit_flipped_is_refused() throws Exception {
        String good = client.signed(client.limit("flipped", "BUY", "0.01", "2900", "GTX"));
        char last = good.charAt(good.length() - 1);
        String bad = good.substring(0, good.length() - 1) + Character.forDigit(Character.digit(last, 16) ^ 1, 16);

        var refused = client.send("POST", "/fapi/v1/order", bad);
        var tampered = client.send("POST", "/fapi/v1/order", good.replace("price=2900", "price=2901"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(-1022);
        assertThat(tampered.code()).isEqualTo(-1022);
        assertThat(client.send("POST", "/fapi/v1/order", good).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "stamped {0} ms from now: {1}")
    @CsvSource({"-5001, -1021", "-5000, 0", "999, 0", "1000, -1021"})
    void a_request_is_good_for_its_window_only(long millis, int code) throws Exception {
        String params = "symbol=ETHUSDT&timestamp=" + (STOPPED.millis() + millis);
        String signed = params + "&signature=" + BinanceClient.KEY.sign(params);

        assertThat(client.send("GET", "/fapi/v1/openOrders?" + signed, "").code())
                .isEqualTo(code);
    }

    @Test
    void who_has_no_known_key_is_turned_away() throws Exception {
        String signed = client.signed("");

        var none = client.send("GET", "/fapi/v3/balance?" + signed, "", "");
        var unknown = client.send("GET", "/fapi/v3/balance?" + signed, "", "someone");

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.code()).isEqualTo(-2014);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo(-2015);
        assertThat(client.open("/fapi/v3/balance?timestamp=1").code()).isEqualTo(-1102);
    }

    @ParameterizedTest(name = "{0} {1} {2} ETH at {3} {4}: {5}")
    @CsvSource({
        "LIMIT, BUY, 0.0105, 2900, GTX, -1111",
        "LIMIT, BUY, 0.01, 2900.005, GTX, -1111",
        "LIMIT, BUY, 0, 2900, GTX, -4003",
        "LIMIT, BUY, 0.001, 2900, GTX, -4164",
        "LIMIT, BUY, 0.01, 3500, IOC, -4131",
        "LIMIT, BUY, 0.01, 3100, GTX, -5022",
        "LIMIT, BUY, 900, 2900, GTX, -2019",
        "LIMIT, BUYS, 0.01, 2900, GTX, -1117",
        "LIMIT, BUY, 0.01, 2900, GTT, -1115",
        "LIMIT, BUY, x, 2900, GTX, -1100",
        "STOP_MARKET, BUY, 0.01, 2900, GTX, -4120",
        "TWAP, BUY, 0.01, 2900, GTX, -1116",
        "LIMIT, BUY, 0.01, 2900, GTX, 0", // and this it takes
    })
    void its_filters_refuse_with_the_venues_codes(
            String type, String side, String quantity, String price, String timeInForce, int code) throws Exception {
        String params = client.limit("rule" + ++lastRule, side, quantity, price, timeInForce)
                .replace("LIMIT", type);

        var answer = client.post("/fapi/v1/order", params);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(code == 0 ? 200 : 400);
    }

    @Test
    void a_tick_coarser_than_the_precision_is_refused_by_the_filter() throws Exception {
        String params = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.01&price=59000.05";

        assertThat(client.post("/fapi/v1/order", params).code()).isEqualTo(-4014);
    }
}
