package evenkeel.simulator.wire.x10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.Ear;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.WireSettings;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class X10ServerTest {
    private static final FundingCalendar TWO_SECONDS = new FundingCalendar(Duration.ofSeconds(2));

    @TempDir
    private Path folder;

    private HttpClient http;
    private X10Server server;
    private X10Client client;

    @BeforeEach
    void start() {
        http = HttpClient.newHttpClient();
        open();
    }

    @AfterEach
    void stop() {
        server.close();
        http.shutdownNow();
    }

    @Test
    void its_public_reads_agree_with_one_another() throws Exception {
        JsonNode market =
                client.get("/info/markets?market=ETH-USD&market=BTC-USD").data().get(0);
        JsonNode stats = client.get("/info/markets/ETH-USD/stats").data();
        JsonNode book = client.get("/info/markets/ETH-USD/orderbook?limit=5").data();
        JsonNode rates = client.get("/info/ETH-USD/funding?startTime=0&limit=3").data();

        assertThat(market.path("tradingConfig").path("minOrderSizeChange").asText())
                .isEqualTo("0.001");
        assertThat(market.path("l2Config").path("syntheticId").asText()).isEqualTo("0x4554482d3600000000000000000000");
        assertThat(stats).isEqualTo(market.path("marketStats"));
        assertThat(stats.path("markPrice").asText()).isEqualTo("3000.00");
        assertThat(stats.path("fundingRate").asText()).isEqualTo("0.0001");
        assertThat(stats.path("nextFundingRate").asLong() % 2_000).isZero();
        assertThat(book.path("bid")).hasSize(5);
        assertThat(book.path("bid").get(0).path("price").asText())
                .isEqualTo(stats.path("bidPrice").asText());
        assertThat(rates).hasSize(3);
        assertThat(rates.get(0).path("T").asLong())
                .isGreaterThan(rates.get(1).path("T").asLong());
        assertThat(client.get("/info/markets").data()).hasSize(3);
        assertThat(client.get("/info/markets/XXX-USD/stats").status()).isEqualTo(404);
    }

    @Test
    void an_order_is_only_acknowledged_and_shows_by_reads() throws Exception {
        var placed = client.place("a", "BUY", "0.500", "3010.0", "IOC");
        JsonNode order = client.get("/user/orders/external/a").data().get(0);
        JsonNode trade = client.get("/user/trades?market=ETH-USD").data().get(0);
        JsonNode position = client.get("/user/positions").data().get(0);

        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.data().has("filledQty")).isFalse();
        assertThat(order.path("id").asText()).isEqualTo(placed.data().path("id").asText());
        assertThat(order.path("status").asText()).isEqualTo("FILLED");
        assertThat(order.path("filledQty").asText()).isEqualTo("0.500");
        assertThat(order.path("payedFee").asText()).isEqualTo(trade.path("fee").asText());
        assertThat(trade.path("isTaker").asBoolean()).isTrue();
        assertThat(position.path("side").asText()).isEqualTo("LONG");
        assertThat(position.path("size").asText()).isEqualTo("0.500");
        assertThat(client.get("/user/orders/" + placed.data().path("id").asText())
                        .data())
                .isEqualTo(order);
        assertThat(client.get("/user/orders/history?limit=1")
                        .body()
                        .path("pagination")
                        .path("cursor")
                        .asLong())
                .isEqualTo(order.path("id").asLong());
        assertThat(client.get("/user/orders/history?limit=1&cursor="
                                + order.path("id").asText())
                        .data())
                .isEmpty();
        assertThat(client.get("/user/balance").data().path("balance").asText()).isNotEqualTo("100000");
    }

    @Test
    void a_flipped_bit_anywhere_is_refused_with_1101() throws Exception {
        ObjectNode order = X10Client.signed(X10Client.order("a", "SELL", "0.500", "2990.0", "IOC"));
        ObjectNode otherPrice = order.deepCopy().put("price", "2990.1");
        ObjectNode otherSide = order.deepCopy().put("side", "BUY");
        ObjectNode otherSize = order.deepCopy().put("qty", "0.501");
        ObjectNode otherFee = order.deepCopy().put("fee", "0.0006");
        ObjectNode otherNonce = order.deepCopy().put("nonce", "1473459053");
        ObjectNode later = order.deepCopy()
                .put("expiryEpochMillis", order.path("expiryEpochMillis").asLong() + 1_000);
        ObjectNode otherSignature = order.deepCopy();
        ObjectNode signature = (ObjectNode) otherSignature.path("settlement").path("signature");
        signature.put("s", flipped(signature.path("s").asText()));

        for (ObjectNode forged :
                new ObjectNode[] {otherPrice, otherSide, otherSize, otherFee, otherNonce, later, otherSignature}) {
            assertThat(client.place(forged).code()).as(forged.toString()).isEqualTo(1101);
        }
        assertThat(orders()).isEmpty();
        assertThat(client.place(order).status()).isEqualTo(200);
    }

    @Test
    void a_signature_for_another_chain_key_or_vault_is_refused() throws Exception {
        ObjectNode order = X10Client.signed(X10Client.order("a", "BUY", "0.500", "3010.0", "IOC"));
        ObjectNode otherKey = order.deepCopy();
        ((ObjectNode) otherKey.path("settlement")).put("starkKey", "0x1");
        ObjectNode otherVault = order.deepCopy();
        ((ObjectNode) otherVault.path("settlement")).put("collateralPosition", "1");
        assertThat(client.place(otherKey).code()).isEqualTo(1100);
        assertThat(client.place(otherVault).code()).isEqualTo(1102);

        server.close();
        server = X10Server.start(settings(), "SN_MAIN", X10Client.KEY);

        assertThat(new X10Client(http, server.http()).place(order).code()).isEqualTo(1101);
    }

    @ParameterizedTest
    @CsvSource({
        "price, 3010.005, 1124",
        "qty, 0.0105, 1121",
        "qty, 0.001, 1120",
        "price, 3150.1, 1141",
        "fee, 0.0002, 1128",
        "expiryEpochMillis, 1, 1135",
        "type, TWAP, 1132",
        "type, MARKET, 1139",
        "price, '', 1130",
        "timeInForce, FOK, 1133",
        "qty, 400, 1140",
        "qty, 2000, 1122"
    })
    void each_rule_has_its_code(String field, String value, int code) throws Exception {
        ObjectNode order = X10Client.order("a", "BUY", "0.500", "3010.0", "GTT");
        order.put(field, value);
        if (!value.isEmpty() && !field.equals("expiryEpochMillis")) X10Client.signed(order);

        var answer = client.place(order);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().path("status").asText()).isEqualTo("ERROR");
    }

    @Test
    void a_post_only_order_that_would_take_is_acknowledged_and_then_rejected() throws Exception {
        ObjectNode order = X10Client.order("a", "BUY", "0.500", "3010.0", "GTT").put("postOnly", true);

        var placed = client.place(X10Client.signed(order));
        JsonNode found = client.get("/user/orders/external/a").data().get(0);

        assertThat(placed.status()).isEqualTo(200);
        assertThat(found.path("status").asText()).isEqualTo("REJECTED");
        assertThat(found.path("statusReason").asText()).isEqualTo("POST_ONLY_FAILED");
    }

    @Test
    void an_order_that_may_not_rest_ends_expired_and_an_id_is_good_once() throws Exception {
        client.place("a", "BUY", "0.500", "2900.0", "IOC");

        assertThat(client.get("/user/orders/external/a")
                        .data()
                        .get(0)
                        .path("status")
                        .asText())
                .isEqualTo("EXPIRED");
        assertThat(client.place("a", "BUY", "0.500", "2900.0", "IOC").code()).isEqualTo(1134);
        assertThat(client.get("/user/orders/external/b").data()).isEmpty();
    }

    @Test
    void what_only_reduces_must_find_as_much_to_reduce() throws Exception {
        assertThat(reducing("a", "SELL", "0.500").code()).isEqualTo(1137);
        client.place("b", "BUY", "0.500", "3010.0", "IOC");

        assertThat(reducing("c", "BUY", "0.500").code()).isEqualTo(1138);
        assertThat(reducing("d", "SELL", "0.501").code()).isEqualTo(1136);
        assertThat(reducing("e", "SELL", "0.500").status()).isEqualTo(200);
        assertThat(client.get("/user/positions").data()).isEmpty();
    }

    @Test
    void open_orders_rest_until_they_are_cancelled_replaced_or_run_out() throws Exception {
        client.place("a", "BUY", "0.500", "2900.0", "GTT");
        client.place(X10Client.signed(
                X10Client.order("b", "BUY", "0.400", "2901.0", "GTT").put("cancelId", "a")));
        assertThat(client.get("/user/orders").data().findValuesAsText("externalId"))
                .containsExactly("b");

        assertThat(client.delete("/user/order?externalId=b").status()).isEqualTo(200);
        assertThat(client.delete("/user/order?externalId=b").status()).isEqualTo(404);
        client.place(X10Client.signed(X10Client.order("c", "BUY", "0.400", "2901.0", "GTT")
                .put("expiryEpochMillis", System.currentTimeMillis() + 700)));
        client.place("d", "BUY", "0.400", "2901.0", "GTT");
        awaitOpen("d");

        assertThat(client.get("/user/orders/external/c")
                        .data()
                        .get(0)
                        .path("status")
                        .asText())
                .isEqualTo("EXPIRED");
        client.say("POST", "/user/deadmanswitch?countdownTime=1", Json.object());
        awaitOpen();
        assertThat(client.get("/user/orders/external/d")
                        .data()
                        .get(0)
                        .path("status")
                        .asText())
                .isEqualTo("CANCELLED");
        client.place("e", "BUY", "0.400", "2901.0", "GTT");
        client.say("POST", "/user/order/massCancel", Json.object().put("cancelAll", true));
        assertThat(client.get("/user/orders").data()).isEmpty();
    }

    @Test
    void only_a_key_that_it_knows_may_ask_and_nobody_without_a_name() throws Exception {
        assertThat(client.getAs("somebody", "/user/balance").status()).isEqualTo(401);
        assertThat(client.get("/user/account/info").data().path("l2Vault").asText())
                .isEqualTo("10002");
        assertThat(withoutName("/api/v1/info/markets")).startsWith("HTTP/1.1 403");
        assertThatThrownBy(() -> Ear.at(http, stream("/account")))
                .hasRootCauseMessage("Unexpected HTTP response status code 401");
    }

    @Test
    void leverage_fees_and_payments_are_told() throws Exception {
        client.place("a", "SELL", "0.500", "2990.0", "IOC");
        client.say(
                "PATCH",
                "/user/leverage",
                Json.object().put("market", "ETH-USD").put("leverage", "5"));

        assertThat(client.get("/user/leverage?market=ETH-USD")
                        .data()
                        .get(0)
                        .path("leverage")
                        .asText())
                .isEqualTo("5");
        assertThat(client.get("/user/fees?market=ETH-USD")
                        .data()
                        .get(0)
                        .path("takerFeeRate")
                        .asText())
                .isEqualTo("0.00025");
        JsonNode payments = client.get("/user/funding/history").data();
        while (payments.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
            payments = client.get("/user/funding/history?market=ETH-USD").data();
        }
        JsonNode paid = payments.get(0);
        assertThat(paid.path("side").asText()).isEqualTo("SHORT");
        assertThat(paid.path("fundingFee").asText()).isEqualTo("0.15");
        assertThat(paid.path("paidTime").asLong() % 2_000).isZero();
    }

    @Test
    void the_account_stream_begins_with_a_snapshot_and_counts_without_a_gap() throws Exception {
        client.place("a", "BUY", "0.500", "2900.0", "GTT");
        try (Ear ear = Ear.at(http, stream("/account"), "X-Api-Key", X10Client.KEY.id())) {
            JsonNode snapshot = ear.next(message -> true);
            client.place("b", "BUY", "0.500", "3010.0", "IOC");
            JsonNode opened = ear.next(message -> true);
            JsonNode trade = ear.next(message -> true);

            assertThat(snapshot.path("type").asText()).isEqualTo("SNAPSHOT");
            assertThat(snapshot.path("seq").asLong()).isEqualTo(1);
            assertThat(snapshot.path("data")
                            .path("orders")
                            .get(0)
                            .path("externalId")
                            .asText())
                    .isEqualTo("a");
            assertThat(opened.path("type").asText()).isEqualTo("ORDER");
            assertThat(opened.path("seq").asLong()).isEqualTo(2);
            assertThat(trade.path("type").asText()).isEqualTo("TRADE");
            assertThat(trade.path("seq").asLong()).isEqualTo(3);
            assertThat(ear.next(type("POSITION"))
                            .path("data")
                            .path("positions")
                            .get(0)
                            .path("size")
                            .asText())
                    .isEqualTo("0.500");
            assertThat(ear.next(type("BALANCE")).path("data").has("balance")).isTrue();
        }
    }

    @Test
    void a_book_adds_up_from_its_changes() throws Exception {
        try (Ear ear = Ear.at(http, stream("/orderbooks/ETH-USD"))) {
            JsonNode snapshot = ear.next(message -> true);
            assertThat(snapshot.path("type").asText()).isEqualTo("SNAPSHOT");
            client.place("a", "BUY", "0.500", "3010.0", "IOC");
            JsonNode delta = ear.next(message -> true);
            JsonNode change = delta.path("data").path("a").get(0);
            String before = levelOf(snapshot, change.path("p").asText());

            assertThat(delta.path("type").asText()).isEqualTo("DELTA");
            assertThat(delta.path("seq").asLong())
                    .isEqualTo(snapshot.path("seq").asLong() + 1);
            assertThat(change.path("c").decimalValue()).isNotNull();
            assertThat(new BigDecimal(before)
                            .add(new BigDecimal(change.path("q").asText())))
                    .isEqualByComparingTo(change.path("c").asText());
        }
    }

    @Test
    void a_restarted_server_has_its_orders_and_positions_back() throws Exception {
        client.place("a", "SELL", "0.500", "2990.0", "IOC");
        client.place("b", "BUY", "0.500", "2900.0", "GTT");
        List<VenueOrder> before = orders();

        server.close();
        open();

        assertThat(orders()).isEqualTo(before);
        assertThat(client.get("/user/positions").data().get(0).path("side").asText())
                .isEqualTo("SHORT");
    }

    private List<VenueOrder> orders() {
        return server.look(exchange -> exchange.orders("main"));
    }

    private X10Client.Answer reducing(String id, String side, String qty) throws Exception {
        String price = side.equals("BUY") ? "3010.0" : "2990.0";
        return client.place(
                X10Client.signed(X10Client.order(id, side, qty, price, "IOC").put("reduceOnly", true)));
    }

    private void awaitOpen(String... externalIds) throws Exception {
        while (!client.get("/user/orders").data().findValuesAsText("externalId").equals(List.of(externalIds))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private String withoutName(String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
            out.print("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String levelOf(JsonNode snapshot, String price) {
        for (JsonNode level : snapshot.path("data").path("a")) {
            if (level.path("p").asText().equals(price)) return level.path("q").asText();
        }
        return "0";
    }

    private static String flipped(String hex) {
        char last = hex.charAt(hex.length() - 1);
        return hex.substring(0, hex.length() - 1) + (last == '0' ? '1' : '0');
    }

    private static Predicate<JsonNode> type(String name) {
        return message -> message.path("type").asText().equals(name);
    }

    private URI stream(String path) {
        return URI.create(server.webSocket() + "/stream.extended.exchange/v1" + path);
    }

    private void open() {
        server = X10Server.start(settings(), X10Client.KEY);
        client = new X10Client(http, server.http());
    }

    private WireSettings settings() {
        var prices = new ScriptedPrices()
                .price("ETH", "3000")
                .price("BTC", "60000")
                .price("SOL", "150")
                .rate("x10", "ETH", "0.0001");
        return WireSettings.of(ExchangeProfile.x10(TWO_SECONDS), 1, folder).withPrices(prices);
    }
}
