package evenkeel.simulator.wire.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.wire.Ear;
import java.net.URI;
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
class BybitRulesTest {
    private static final InstantSource STOPPED = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00.250Z"));
    private static final String ETH = "category=linear&symbol=ETHUSDT";

    private final HttpClient http = HttpClient.newHttpClient();
    private final BybitServer server;
    private final BybitClient client;

    BybitRulesTest(@TempDir Path folder) {
        server = BybitServer.start(BybitServerTest.settings(folder).withClock(STOPPED));
        client = new BybitClient(http, server.http(), STOPPED);
    }

    @AfterAll
    void stop() {
        server.close();
        http.shutdownNow();
    }

    @ParameterizedTest(name = "{0} {1} ETH at {2} {3}, reduce-only {4}: {5}")
    @CsvSource({
        "Buy, 0.505, 2900, PostOnly, false, 10001",
        "Buy, 0.50, 2900.005, PostOnly, false, 10001",
        "Bought, 0.50, 2900, PostOnly, false, 10001",
        "Buy, 0.50, 2900, GTX, false, 10001",
        "Buy, 900, 2900, PostOnly, false, 110007",
        "Buy, 0.50, 3010, IOC, true, 110017",
        "Buy, 0.50, 2900, PostOnly, false, 0",
    })
    void its_rules_refuse_with_the_venues_codes(
            String side, String qty, String price, String timeInForce, boolean reduceOnly, int code) throws Exception {
        assertThat(client.create("a", side, qty, price, timeInForce, reduceOnly).code())
                .isEqualTo(code);
    }

    @Test
    void a_signature_with_one_bit_flipped_is_refused() throws Exception {
        String stamp = String.valueOf(STOPPED.millis());
        String good = BybitClient.KEY.sign(stamp + BybitClient.KEY.id() + "5000" + ETH);
        String bad = Character.forDigit(Character.digit(good.charAt(0), 16) ^ 1, 16) + good.substring(1);

        assertThat(client.get("/v5/position/list", ETH, stamp, bad).code()).isEqualTo(10004);
        assertThat(client.get("/v5/position/list", ETH + "&limit=1", stamp, good)
                        .code())
                .isEqualTo(10004);
        assertThat(client.get("/v5/position/list", ETH, stamp, good).code()).isZero();
        assertThat(client.asSomeoneElse("/v5/position/list?" + ETH).code()).isEqualTo(10003);
    }

    @ParameterizedTest(name = "stamped {0} ms from now: {1}")
    @CsvSource({"-5001, 10002", "-5000, 0", "999, 0", "1000, 10002"})
    void a_request_is_good_for_its_window_only(long millis, int code) throws Exception {
        String stamp = String.valueOf(STOPPED.millis() + millis);
        String signature = BybitClient.KEY.sign(stamp + BybitClient.KEY.id() + "5000" + ETH);

        assertThat(client.get("/v5/position/list", ETH, stamp, signature).code())
                .isEqualTo(code);
    }

    @Test
    void a_private_stream_tells_nothing_to_who_has_not_signed() throws Exception {
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + "/v5/private"))) {
            ear.say("{\"op\":\"subscribe\",\"args\":[\"order\"]}");
            assertThat(ear.next(message -> true).path("success").asBoolean()).isFalse();

            long expires = STOPPED.millis() + 5_000;
            ear.say("{\"op\":\"auth\",\"args\":[\"sim-key\"," + expires + ",\"00ff\"]}");
            assertThat(ear.next(message -> message.path("op").asText().equals("auth"))
                            .path("success")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void an_account_is_one_way_and_its_key_may_not_withdraw() throws Exception {
        String mode = "{\"category\":\"linear\",\"coin\":\"USDT\",\"mode\":0}";
        String leverage =
                "{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"buyLeverage\":\"10\",\"sellLeverage\":\"10\"}";
        var key = client.get("/v5/user/query-api", "").result();

        assertThat(key.path("readOnly").asInt()).isZero();
        assertThat(key.path("permissions").path("Wallet")).isEmpty();
        assertThat(client.get("/v5/account/info", "")
                        .result()
                        .path("unifiedMarginStatus")
                        .asInt())
                .isEqualTo(6);
        assertThat(client.post("/v5/position/switch-mode", mode).code()).isEqualTo(110025);
        assertThat(client.post("/v5/position/set-leverage", leverage).code()).isEqualTo(110043);
    }
}
