package evenkeel.simulator.wire.lighter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.Ear;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
class LighterServerTest {
    private static final FundingCalendar TWO_SECONDS = new FundingCalendar(Duration.ofSeconds(2));
    private static final long NOBODY = 7;
    private static final int CREATE = 14;
    private static final int CANCEL = 15;
    private static final int CANCEL_ALL = 16;
    private static final int MODIFY = 17;
    private static final int LEVERAGE = 20;

    @TempDir
    private Path folder;

    private HttpClient http;
    private LighterServer server;
    private LighterClient client;

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

    /** Account 0 is a real one, here and at the venue. */
    private void open() {
        String key = LighterClient.SIGNER.publicKey().hex();
        server = LighterServer.start(settings(folder), LighterClient.CHAIN, List.of(LighterKey.of(0, 2, key)));
        client = new LighterClient(http, server.http(), 0, 2);
    }

    static WireSettings settings(Path folder) {
        var prices = new ScriptedPrices()
                .price("ETH", "3000")
                .price("BTC", "60000")
                .price("SOL", "150")
                .rate("lighter", "ETH", "0.0001");
        return WireSettings.of(ExchangeProfile.lighter(TWO_SECONDS), 1, folder).withPrices(prices);
    }

    @Test
    void its_public_reads_agree_with_one_another() throws Exception {
        JsonNode market =
                client.get("/api/v1/orderBookDetails?market_id=0").body().at("/order_book_details/0");
        JsonNode book =
                client.get("/api/v1/orderBookOrders?market_id=0&limit=5").body();
        JsonNode rates = client.get("/api/v1/funding-rates").body().path("funding_rates");
        long now = Instant.now().getEpochSecond();
        JsonNode history = client.get("/api/v1/fundings?market_id=0&resolution=1h&start_timestamp=" + (now - 60)
                        + "&end_timestamp=" + now + "&count_back=3")
                .body()
                .path("fundings");

        assertThat(market.path("symbol").asText()).isEqualTo("ETH");
        assertThat(market.path("size_decimals").asInt()).isEqualTo(4);
        assertThat(market.path("min_base_amount").asText()).isEqualTo("0.0050");
        assertThat(book.path("bids")).hasSize(5);
        assertThat(book.at("/bids/0/price").asDouble())
                .isLessThan(book.at("/asks/0/price").asDouble());
        assertThat(rates.get(0).path("exchange").asText()).isEqualTo("lighter");
        assertThat(rates.get(0).path("rate").asDouble()).isEqualTo(0.0008);
        assertThat(history).hasSize(3);
        assertThat(history.get(0).path("rate").asText()).isEqualTo("0.0100");
        assertThat(history.get(0).path("direction").asText()).isEqualTo("long");
        assertThat(history.get(0).path("value").asText()).isEqualTo("0.30000000");
    }

    @Test
    void an_order_is_only_taken_in_and_shows_by_reads() throws Exception {
        var sent = client.send(CREATE, client.buy(0, 11, 301000));

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body().path("tx_hash").asText()).hasSize(80);
        JsonNode order = inactive().get(0);
        JsonNode trade = client.withToken("/api/v1/trades?account_index=0&market_id=0&sort_by=timestamp&limit=10")
                .body()
                .at("/trades/0");
        JsonNode position = account().at("/positions/0");
        assertThat(order.path("status").asText()).isEqualTo("filled");
        assertThat(order.path("client_order_index").asLong()).isEqualTo(11);
        assertThat(order.path("order_index").asLong()).isGreaterThan(1L << 48);
        assertThat(order.path("filled_base_amount").asText()).isEqualTo("0.5000");
        assertThat(trade.path("bid_client_id").asLong()).isEqualTo(11);
        assertThat(trade.path("bid_account_id").asLong()).isZero();
        assertThat(trade.path("is_maker_ask").asBoolean()).isTrue();
        assertThat(trade.path("taker_fee").asInt()).isEqualTo(200);
        assertThat(trade.has("maker_fee")).isFalse();
        assertThat(position.path("sign").asInt()).isEqualTo(1);
        assertThat(position.path("position").asText()).isEqualTo("0.5000");
        assertThat(client.get("/api/v1/tx?by=hash&value="
                                + sent.body().path("tx_hash").asText())
                        .body()
                        .path("type")
                        .asInt())
                .isEqualTo(CREATE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "would take,        301000, 2, 0, 5000,      canceled-post-only",
        "nothing to reduce, 301000, 0, 1, 5000,      canceled-reduce-only",
        "too large,         301000, 0, 0, 500000000, canceled-margin-not-allowed",
        "out of reach,      290000, 0, 0, 5000,      canceled-too-much-slippage"
    })
    void what_the_sequencer_finds_out_ends_an_order_that_was_answered_with_200(
            String why, long price, int timeInForce, int reduceOnly, long size, String status) throws Exception {
        ObjectNode order = timeInForce == 2 ? client.rest(0, 5, price) : client.buy(0, 5, price);

        var sent = client.send(CREATE, order.put("ReduceOnly", reduceOnly).put("BaseAmount", size));

        assertThat(sent.status()).isEqualTo(200);
        assertThat(inactive().get(0).path("status").asText()).isEqualTo(status);
        assertThat(inactive().get(0).path("remaining_base_amount").asText()).isEqualTo("0.0000");
        assertThat(nextNonce()).isEqualTo(1);
    }

    @Test
    void S23_only_what_its_key_has_signed_is_taken() throws Exception {
        ObjectNode good = LighterClient.signed(CREATE, client.buy(0, 1, 301000));
        ObjectNode changed = good.deepCopy().put("Price", 301001);
        String signature = good.path("Sig").asText();
        char flipped = signature.charAt(0) == 'A' ? 'B' : 'A';
        ObjectNode bent = good.deepCopy().put("Sig", flipped + signature.substring(1));
        ObjectNode elsewhere = good.deepCopy().put("AccountIndex", NOBODY);

        assertThat(client.post(CREATE, changed).code()).isEqualTo(21120);
        assertThat(client.post(CREATE, bent).code()).isEqualTo(21120);
        assertThat(client.post(CREATE, elsewhere).code()).isEqualTo(21108);
        assertThat(nextNonce()).isZero();
        assertThat(client.post(CREATE, good).status()).isEqualTo(200);
        assertThat(client.post(CREATE, good).code()).as("sent once more").isEqualTo(21104);
        assertThat(server.<Integer>look(exchange -> exchange.orders("main").size()))
                .isEqualTo(1);
    }

    @Test
    void S23_an_old_transaction_does_not_count_again_after_a_restart() throws Exception {
        ObjectNode order = LighterClient.signed(CREATE, client.buy(0, 1, 301000));
        client.post(CREATE, order);

        server.close();
        open();

        assertThat(client.post(CREATE, order).code()).isEqualTo(21104);
        assertThat(nextNonce()).isEqualTo(1);
        assertThat(server.<Integer>look(exchange -> exchange.orders("main").size()))
                .isEqualTo(1);
    }

    @Test
    void a_number_must_be_the_next_one_unless_it_says_that_it_skips() throws Exception {
        assertThat(client.send(CREATE, client.buy(1, 1, 290000)).code()).isEqualTo(21104);

        ObjectNode skipping = client.buy(1_790_000_000_000L, 1, 290000);
        skipping.putObject("L2TxAttributes").put("4", 1);
        assertThat(client.send(CREATE, skipping).status()).isEqualTo(200);
        assertThat(nextNonce()).isEqualTo(1_790_000_000_001L);

        ObjectNode back = client.buy(5, 2, 290000);
        back.putObject("L2TxAttributes").put("4", 1);
        assertThat(client.send(CREATE, back).code()).isEqualTo(21104);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "MarketIndex,      9,               21602",
        "BaseAmount,       0,               21701",
        "BaseAmount,       49,              21706",
        "Price,            0,               21702",
        "Price,            4294967296,      21702",
        "Price,            316000,          21733",
        "IsAsk,            2,               21703",
        "Type,             2,               21704",
        "TimeInForce,      3,               21705",
        "TimeInForce,      1,               21711",
        "OrderExpiry,      1,               21711",
        "TriggerPrice,     1,               21729",
        "ClientOrderIndex, 281474976710656, 21727",
        "ExpiredAt,        1,               21501"
    })
    void what_can_be_seen_at_once_is_refused_and_uses_up_no_number(String name, long value, int code) throws Exception {
        var refused = client.send(CREATE, client.buy(0, 1, 301000).put(name, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(nextNonce()).isZero();
    }

    @Test
    void a_resting_order_is_found_cancelled_by_either_name_and_then_gone() throws Exception {
        client.send(CREATE, client.rest(0, 21, 290000));
        client.send(CREATE, client.rest(1, 22, 290000));
        JsonNode active = active();
        assertThat(client.send(CREATE, client.rest(2, 21, 290000)).code()).isEqualTo(21728);

        client.send(CANCEL, client.cancel(2, active.get(0).path("order_index").asLong()));
        client.send(CANCEL, client.cancel(3, 22));

        assertThat(active).hasSize(2);
        assertThat(active.get(0).path("status").asText()).isEqualTo("open");
        assertThat(active.get(0).path("order_expiry").asLong()).isPositive();
        assertThat(active()).isEmpty();
        assertThat(inactive().findValuesAsText("status")).containsExactly("canceled", "canceled");
        assertThat(client.send(CANCEL, client.cancel(4, 22)).code()).isEqualTo(21600);
        assertThat(nextNonce()).isEqualTo(4);
    }

    @Test
    void an_order_is_changed_under_its_name_and_all_are_cancelled_at_once() throws Exception {
        client.send(CREATE, client.rest(0, 31, 290000));
        ObjectNode change = client.cancel(1, 31)
                .put("BaseAmount", 6000)
                .put("Price", 289000)
                .put("TriggerPrice", 0);

        assertThat(client.send(MODIFY, change).status()).isEqualTo(200);
        assertThat(active().get(0).path("price").asText()).isEqualTo("2890.00");
        assertThat(active().get(0).path("initial_base_amount").asText()).isEqualTo("0.6000");

        client.send(CANCEL_ALL, client.header(2).put("TimeInForce", 0).put("Time", 0));
        assertThat(active()).isEmpty();
    }

    @Test
    void leverage_is_a_fraction_of_ten_thousand() throws Exception {
        client.send(
                LEVERAGE,
                client.header(0)
                        .put("MarketIndex", 0)
                        .put("InitialMarginFraction", 2000)
                        .put("MarginMode", 0));
        client.send(CREATE, client.buy(1, 1, 301000));

        assertThat(account().at("/positions/0/initial_margin_fraction").asText())
                .isEqualTo("20.00");
    }

    @Test
    void a_batch_is_taken_whole_or_not_at_all_in_either_form() throws Exception {
        String one = Json.text(LighterClient.signed(CREATE, client.rest(0, 41, 290000)));
        String two = Json.text(LighterClient.signed(CREATE, client.rest(1, 42, 290000)));
        String gap = Json.text(LighterClient.signed(CREATE, client.rest(3, 43, 290000)));

        assertThat(batch(one, gap).code()).isEqualTo(21105);
        assertThat(active()).isEmpty();
        assertThat(batch(one, two).body().path("tx_hash")).hasSize(2);
        assertThat(active()).hasSize(2);

        String form = "--b\r\nContent-Disposition: form-data; name=\"tx_type\"\r\n\r\n15\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"tx_info\"\r\n\r\n"
                + Json.text(LighterClient.signed(CANCEL, client.cancel(2, 41))) + "\r\n--b--\r\n";
        assertThat(client.form("/api/v1/sendTx", "multipart/form-data; boundary=b", form)
                        .status())
                .isEqualTo(200);
        assertThat(active()).hasSize(1);
    }

    @Test
    void S23_reads_of_an_account_need_a_token_of_its_own() throws Exception {
        String path = "/api/v1/accountActiveOrders?account_index=0&market_id=0";
        String good = client.token(Instant.now().plusSeconds(60));

        assertThat(client.withToken(path, good).status()).isEqualTo(200);
        assertThat(client.get(path + "&auth=" + good).status()).isEqualTo(200);
        assertThat(client.get(path).status()).isEqualTo(401);
        assertThat(client.get(path).code()).isEqualTo(20013);
        assertThat(client.withToken(path, client.token(Instant.now().minusSeconds(1)))
                        .code())
                .isEqualTo(20013);
        assertThat(client.withToken(path, client.token(Instant.now().plusSeconds(8 * 3600 + 60)))
                        .code())
                .isEqualTo(20013);
        String last = good.endsWith("0") ? "1" : "0";
        assertThat(client.withToken(path, good.substring(0, good.length() - 1) + last)
                        .code())
                .isEqualTo(20013);
        assertThat(client.withToken(path.replace("index=0&", "index=7&"), good).code())
                .isEqualTo(20013);
    }

    @Test
    void account_0_is_not_the_same_as_none() throws Exception {
        assertThat(client.get("/api/v1/account?by=index&value=0")
                        .body()
                        .at("/accounts/0/index")
                        .asLong())
                .isZero();
        assertThat(client.get("/api/v1/account?by=index&value=7").code()).isEqualTo(21100);
        assertThat(client.get("/api/v1/account?by=index").code()).isEqualTo(20001);
        assertThat(client.get("/api/v1/account?by=index&value=").code()).isEqualTo(20001);
        assertThat(client.get("/api/v1/apikeys?account_index=0&api_key_index=255")
                        .body()
                        .at("/api_keys/0/public_key")
                        .asText())
                .isEqualTo(LighterClient.SIGNER.publicKey().hex());
    }

    @Test
    void funding_is_paid_and_told_newest_first() throws Exception {
        client.send(CREATE, client.buy(0, 1, 301000));

        JsonNode payments = Json.array();
        while (payments.size() < 2) {
            payments = client.withToken("/api/v1/positionFunding?account_index=0&market_id=0&limit=100&side=all")
                    .body()
                    .path("position_fundings");
            TimeUnit.MILLISECONDS.sleep(100);
        }

        assertThat(payments.get(0).path("funding_id").asLong())
                .isGreaterThan(payments.get(1).path("funding_id").asLong());
        assertThat(payments.get(0).path("change").asText()).isEqualTo("-0.150000");
        assertThat(payments.get(0).path("position_side").asText()).isEqualTo("long");

        JsonNode ofAll = client.withToken("/api/v1/positionFunding?account_index=0&market_id=255&limit=100&side=all")
                .body()
                .path("position_fundings");
        assertThat(ofAll.size()).isGreaterThanOrEqualTo(payments.size());
    }

    @Test
    void too_many_calls_in_a_minute_are_turned_away() throws Exception {
        int status = 200;
        int calls = 0;
        while (status == 200 && calls < 900) {
            status = client.get("/api/v1/recentTrades?market_id=0&limit=1").status();
            calls++;
        }

        assertThat(status).isEqualTo(429);
        assertThat(calls).isBetween(399, 802); // a new minute may begin meanwhile
    }

    @Test
    void a_connection_hears_its_account_from_the_snapshot_on() throws Exception {
        client.send(CREATE, client.rest(0, 51, 290000));
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + "/stream"))) {
            ear.next(type("connected"));
            ear.say("{\"type\":\"subscribe\",\"channel\":\"account_all_orders/0\"}");
            assertThat(ear.next(message -> message.has("error"))
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(20013);

            subscribe(ear, "account_all_orders/0");
            JsonNode snapshot = ear.next(type("subscribed/account_all_orders"));
            subscribe(ear, "account_all_trades/0");
            subscribe(ear, "account_all_positions/0");
            ear.next(type("subscribed/account_all_positions"));
            client.send(CREATE, client.buy(1, 52, 301000));

            assertThat(snapshot.path("channel").asText()).isEqualTo("account_all_orders:0");
            assertThat(snapshot.at("/orders/0/0/client_order_index").asLong()).isEqualTo(51);
            assertThat(ear.next(type("update/account_all_trades"))
                            .at("/trades/0/0/bid_client_id")
                            .asLong())
                    .isEqualTo(52);
            assertThat(ear.next(type("update/account_all_positions"))
                            .at("/positions/0/position")
                            .asText())
                    .isEqualTo("0.5000");
        }
    }

    @Test
    void the_book_is_a_snapshot_and_then_changes_that_follow_on_one_another() throws Exception {
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + "/stream"))) {
            ear.say("{\"type\":\"subscribe\",\"channel\":\"order_book/0\"}");
            ear.say("{\"type\":\"subscribe\",\"channel\":\"market_stats/0\"}");
            JsonNode first = ear.next(type("subscribed/order_book"));
            JsonNode stats = ear.next(type("subscribed/market_stats"));
            JsonNode second = ear.next(type("update/order_book"));

            assertThat(first.at("/order_book/asks")).hasSize(50);
            assertThat(second.at("/order_book/begin_nonce").asLong())
                    .isEqualTo(first.at("/order_book/nonce").asLong());
            assertThat(stats.at("/market_stats/mark_price").asText()).isEqualTo("3000.00");
            assertThat(stats.at("/market_stats/current_funding_rate").asText()).isEqualTo("0.0100");
            ear.say("{\"type\":\"subscribe\",\"channel\":\"order_book/0\"}");
            assertThat(ear.next(message -> message.has("error"))
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(30003);
        }
    }

    @Test
    void a_transaction_may_be_sent_over_the_socket_too() throws Exception {
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + "/stream"))) {
            ObjectNode good = LighterClient.signed(CREATE, client.rest(0, 61, 290000));
            say(ear, good);
            JsonNode taken = ear.next(type("jsonapi/sendtx"));
            say(ear, good);
            JsonNode refused = ear.next(message -> message.has("error"));

            assertThat(taken.path("code").asInt()).isEqualTo(200);
            assertThat(taken.path("id").asText()).isEqualTo("x");
            assertThat(refused.at("/error/code").asInt()).isEqualTo(21104);
            assertThat(active()).hasSize(1);
        }
    }

    private void say(Ear ear, ObjectNode info) {
        ObjectNode data = Json.object().put("id", "x").put("tx_type", CREATE);
        data.set("tx_info", info);
        ear.say(Json.text(Json.object().put("type", "jsonapi/sendtx").set("data", data)));
    }

    private void subscribe(Ear ear, String channel) {
        ear.say(Json.text(Json.object()
                .put("type", "subscribe")
                .put("channel", channel)
                .put("auth", client.token(Instant.now().plusSeconds(60)))));
    }

    private static Predicate<JsonNode> type(String type) {
        return message -> message.path("type").asText().equals(type);
    }

    private LighterClient.Answer batch(String... infos) throws Exception {
        var texts = Json.texts(infos);
        String form = "tx_types=" + URLEncoder.encode("[14,14]", StandardCharsets.UTF_8) + "&tx_infos="
                + URLEncoder.encode(Json.text(texts), StandardCharsets.UTF_8);
        return client.form("/api/v1/sendTxBatch", "application/x-www-form-urlencoded", form);
    }

    private JsonNode active() throws Exception {
        return client.withToken("/api/v1/accountActiveOrders?account_index=0&market_id=0")
                .body()
                .path("orders");
    }

    private JsonNode inactive() throws Exception {
        return client.withToken("/api/v1/accountInactiveOrders?account_index=0&limit=100")
                .body()
                .path("orders");
    }

    private JsonNode account() throws Exception {
        return client.get("/api/v1/account?by=index&value=0").body().at("/accounts/0");
    }

    private long nextNonce() throws Exception {
        return client.get("/api/v1/nextNonce?account_index=0&api_key_index=2")
                .body()
                .path("nonce")
                .asLong(-1);
    }
}
