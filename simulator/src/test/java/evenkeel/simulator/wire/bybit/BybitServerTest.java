package evenkeel.simulator.wire.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.Ear;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class BybitServerTest {
    private static final FundingCalendar TWO_SECONDS = new FundingCalendar(Duration.ofSeconds(2));
    private static final String ETH = "category=linear&symbol=ETHUSDT";

    @TempDir
    private Path folder;

    private HttpClient http;
    private BybitServer server;
    private BybitClient client;

    @BeforeEach
    void start() {
        http = HttpClient.newHttpClient();
        server = BybitServer.start(settings());
        client = new BybitClient(http, server.http());
    }

    @AfterEach
    void stop() {
        server.close();
        http.shutdownNow();
    }

    @Test
    void its_public_reads_agree_with_one_another() throws Exception {
        var instrument =
                client.open("/v5/market/instruments-info?" + ETH).list().get(0);
        var ticker = client.open("/v5/market/tickers?" + ETH).list().get(0);
        var book = client.open("/v5/market/orderbook?" + ETH + "&limit=5").result();
        var rates =
                client.open("/v5/market/funding/history?" + ETH + "&limit=3").list();
        var time = client.open("/v5/market/time");

        assertThat(instrument.path("lotSizeFilter").path("qtyStep").asText()).isEqualTo("0.01");
        assertThat(instrument.path("fundingInterval").asInt()).isEqualTo(60);
        assertThat(ticker.path("markPrice").asText()).isEqualTo("3000.00");
        assertThat(ticker.path("fundingRate").asText()).isEqualTo("0.0001");
        assertThat(book.path("b")).hasSize(5);
        assertThat(rates).hasSize(3);
        assertThat(rates.get(0).path("fundingRateTimestamp").asLong())
                .isGreaterThan(rates.get(1).path("fundingRateTimestamp").asLong());
        assertThat(time.body().path("time").asLong()).isPositive();
        assertThat(time.raw().headers().firstValue("X-Bapi-Limit-Status")).isPresent();
        assertThat(client.open("/v5/market/funding/history?" + ETH + "&startTime=1")
                        .code())
                .isEqualTo(10001);
    }

    @Test
    void an_order_is_only_acknowledged_and_shows_by_reads() throws Exception {
        var created = client.create("a", "Buy", "0.50", "3010", "IOC", false);
        var order =
                client.get("/v5/order/realtime", ETH + "&orderLinkId=a").list().get(0);
        var executions =
                client.get("/v5/execution/list", ETH + "&execType=Trade").list();
        var position = client.get("/v5/position/list", ETH).list().get(0);

        assertThat(created.code()).isZero();
        assertThat(created.result().has("orderStatus")).isFalse();
        assertThat(order.path("orderId").asText())
                .isEqualTo(created.result().path("orderId").asText());
        assertThat(order.path("orderStatus").asText()).isEqualTo("Filled");
        assertThat(order.path("cumExecQty").asText()).isEqualTo("0.50");
        assertThat(executions).hasSize(1);
        assertThat(executions.get(0).path("execFee").asText())
                .isEqualTo(order.path("cumExecFee").asText());
        assertThat(position.path("side").asText()).isEqualTo("Buy");
        assertThat(position.path("size").asText()).isEqualTo("0.50");
        assertThat(client.get("/v5/position/list", "category=linear&settleCoin=USDT")
                        .list())
                .hasSize(1);
        assertThat(client.get("/v5/account/wallet-balance", "accountType=UNIFIED")
                        .list()
                        .findValuesAsText("coin"))
                .isNotEmpty();
    }

    @Test
    void a_post_only_order_that_would_take_is_acknowledged_and_then_cancelled() throws Exception {
        var created = client.create("a", "Buy", "0.50", "3010", "PostOnly", false);
        var order =
                client.get("/v5/order/realtime", ETH + "&orderLinkId=a").list().get(0);

        assertThat(created.code()).isZero();
        assertThat(order.path("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(order.path("rejectReason").asText()).isEqualTo("EC_PostOnlyWillTakeLiquidity");
        assertThat(client.get("/v5/order/history", ETH).list()).hasSize(1);
    }

    @Test
    void open_orders_rest_until_they_are_cancelled_once() throws Exception {
        client.create("a", "Buy", "0.50", "2900", "PostOnly", false);
        String cancel = "{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"orderLinkId\":\"a\"}";

        assertThat(client.get("/v5/order/realtime", ETH).list().findValuesAsText("orderLinkId"))
                .containsExactly("a");
        assertThat(client.post("/v5/order/cancel", cancel).code()).isZero();
        assertThat(client.post("/v5/order/cancel", cancel).code()).isEqualTo(110001);
        assertThat(client.get("/v5/order/realtime", ETH).list()).isEmpty();
        assertThat(client.get("/v5/order/realtime", ETH + "&openOnly=1").list()).hasSize(1);
        assertThat(client.get("/v5/order/realtime", ETH + "&orderLinkId=none").list())
                .isEmpty();
    }

    @Test
    void a_link_id_is_taken_for_ever() throws Exception {
        client.create("a", "Buy", "0.50", "3010", "IOC", false);

        assertThat(client.create("a", "Buy", "0.50", "3010", "IOC", false).code())
                .isEqualTo(110072);
        assertThat(client.get("/v5/execution/list", ETH + "&execType=Trade").list())
                .hasSize(1);
    }

    @Test
    void funding_is_a_cost_in_the_execution_list_and_the_opposite_in_the_transaction_log() throws Exception {
        try (Ear ear = privateEar()) {
            client.create("a", "Buy", "2", "3010", "IOC", false);
            ear.next(message -> message.toString().contains("\"Funding\""));
        }

        var execution = client.get("/v5/execution/list", ETH + "&execType=Funding")
                .list()
                .get(0);
        var settlements = client.get(
                        "/v5/account/transaction-log", "accountType=UNIFIED&category=linear&type=SETTLEMENT")
                .list();
        assertThat(execution.path("execFee").asText()).isEqualTo("0.6");
        assertThat(settlements.get(0).path("funding").asText()).isEqualTo("-0.6");
        assertThat(settlements.findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void a_list_is_told_in_pages_newest_first() throws Exception {
        for (String id : new String[] {"a", "b", "c"}) client.create(id, "Buy", "0.01", "3010", "IOC", false);

        var first = client.get("/v5/execution/list", ETH + "&execType=Trade&limit=2");
        String cursor = first.result().path("nextPageCursor").asText();
        var second = client.get("/v5/execution/list", ETH + "&execType=Trade&limit=2&cursor=" + cursor);

        assertThat(first.list().findValuesAsText("orderLinkId")).containsExactly("c", "b");
        assertThat(second.list().findValuesAsText("orderLinkId")).containsExactly("a");
        assertThat(second.result().path("nextPageCursor").asText()).isEmpty();
    }

    @Test
    void a_private_stream_hears_orders_executions_positions_and_money_after_its_login() throws Exception {
        try (Ear ear = privateEar()) {
            client.create("a", "Buy", "0.50", "3010", "IOC", false);

            var execution = ear.next(topic("execution")).path("data").get(0);
            var order = ear.next(message -> topic("order").test(message)
                    && message.findValue("orderStatus").asText().equals("Filled"));
            assertThat(execution.path("execQty").asText()).isEqualTo("0.50");
            assertThat(execution.path("category").asText()).isEqualTo("linear");
            assertThat(order.path("data").get(0).path("orderLinkId").asText()).isEqualTo("a");
            assertThat(ear.next(topic("position")).findValue("size").asText()).isEqualTo("0.50");
            assertThat(ear.next(topic("wallet")).findValue("walletBalance").asText())
                    .isNotEmpty();

            ear.say("{\"req_id\":\"9\",\"op\":\"ping\"}");
            assertThat(ear.next(message -> message.path("op").asText().equals("pong"))
                            .path("req_id")
                            .asText())
                    .isEqualTo("9");
        }
    }

    @Test
    void public_topics_begin_with_a_snapshot() throws Exception {
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + "/v5/public/linear"))) {
            ear.say("{\"req_id\":\"1\",\"op\":\"subscribe\",\"args\":[\"orderbook.50.ETHUSDT\",\"tickers.ETHUSDT\"]}");

            assertThat(ear.next(message -> message.has("op")).path("success").asBoolean())
                    .isTrue();
            var book = ear.next(topic("orderbook.50.ETHUSDT"));
            assertThat(book.path("type").asText()).isEqualTo("snapshot");
            assertThat(book.path("data").path("b")).hasSize(50);
            assertThat(ear.next(topic("orderbook.50.ETHUSDT")).path("type").asText())
                    .isEqualTo("delta");
        }
    }

    @Test
    void a_restarted_server_has_its_orders_and_positions_back() throws Exception {
        client.create("a", "Sell", "0.50", "2990", "IOC", false);
        client.create("b", "Buy", "0.50", "2900", "PostOnly", true);
        var before = server.look(exchange -> exchange.orders("main"));

        server.close();
        server = BybitServer.start(settings());
        client = new BybitClient(http, server.http());

        var after = server.look(exchange -> exchange.orders("main"));
        assertThat(after).isEqualTo(before);
        assertThat(client.get("/v5/position/list", ETH)
                        .list()
                        .get(0)
                        .path("side")
                        .asText())
                .isEqualTo("Sell");
        assertThat(client.create("a", "Sell", "0.50", "2990", "IOC", false).code())
                .isEqualTo(110072);
    }

    private Ear privateEar() throws InterruptedException {
        Ear ear = Ear.at(http, URI.create(server.webSocket() + "/v5/private"));
        long expires = System.currentTimeMillis() + 5_000;
        String signature = BybitClient.KEY.sign("GET/realtime" + expires);
        ear.say("{\"req_id\":\"1\",\"op\":\"auth\",\"args\":[\"sim-key\"," + expires + ",\"" + signature + "\"]}");
        assertThat(ear.next(message -> message.path("op").asText().equals("auth"))
                        .path("success")
                        .asBoolean())
                .isTrue();
        ear.say("{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\",\"position\",\"wallet\"]}");
        ear.next(message -> message.path("op").asText().equals("subscribe"));
        return ear;
    }

    private static Predicate<JsonNode> topic(String name) {
        return message -> message.path("topic").asText().equals(name);
    }

    private WireSettings settings() {
        return settings(folder);
    }

    static WireSettings settings(Path folder) {
        var prices = new ScriptedPrices()
                .price("ETH", "3000")
                .price("BTC", "60000")
                .price("SOL", "150")
                .rate("bybit", "ETH", "0.0001");
        var profile = ExchangeProfile.bybit(TWO_SECONDS).withFundingEvery(1);
        return WireSettings.of(profile, 1, folder, BybitClient.KEY).withPrices(prices);
    }
}
