package evenkeel.simulator.wire.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.FeeAsset;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.Ear;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class BinanceServerTest {
    private static final FundingCalendar TWO_SECONDS = new FundingCalendar(Duration.ofSeconds(2));

    @TempDir
    private Path folder;

    private HttpClient http;
    private BinanceServer server;
    private BinanceClient client;

    @BeforeEach
    void start() {
        http = HttpClient.newHttpClient();
        server = BinanceServer.start(settings());
        client = new BinanceClient(http, server.http());
    }

    @AfterEach
    void stop() {
        server.close();
        http.shutdownNow();
    }

    @Test
    void its_public_reads_agree_with_one_another() throws Exception {
        var symbols = client.open("/fapi/v1/exchangeInfo").body().path("symbols");
        var ticker = client.open("/fapi/v1/ticker/bookTicker?symbol=ETHUSDT").body();
        var depth = client.open("/fapi/v1/depth?symbol=ETHUSDT&limit=5").body();
        var premium = client.open("/fapi/v1/premiumIndex?symbol=ETHUSDT").body();
        var history = client.open("/fapi/v1/fundingRate?symbol=ETHUSDT&limit=3").body();

        assertThat(symbols.findValuesAsText("symbol")).containsExactly("BTCUSDT", "ETHUSDT", "SOLUSDT");
        assertThat(ticker.path("bidPrice").decimalValue().signum()).isZero();
        assertThat(Double.parseDouble(ticker.path("bidPrice").asText()))
                .isLessThan(Double.parseDouble(ticker.path("askPrice").asText()));
        assertThat(depth.path("bids")).hasSize(5);
        assertThat(premium.path("markPrice").asText()).isEqualTo("3000.00000000");
        assertThat(premium.path("lastFundingRate").asText()).isEqualTo("0.00010000");
        assertThat(premium.path("nextFundingTime").asLong())
                .isGreaterThan(premium.path("time").asLong());
        assertThat(history).hasSize(3);
        assertThat(client.open("/fapi/v1/depth?symbol=NONE").code()).isEqualTo(-1121);
    }

    @Test
    void F51_fees_in_another_asset_are_named_and_its_mark_is_told() throws Exception {
        server.close();
        server = BinanceServer.start(settings().withFeesIn(FeeAsset.always("BNB", Usd.of("600"))));
        client = new BinanceClient(http, server.http());
        client.post("/fapi/v1/order", client.limit("a", "BUY", "0.5", "3010", "IOC"));

        var trade = client.get("/fapi/v1/userTrades", "symbol=ETHUSDT").body().get(0);
        var income =
                client.get("/fapi/v1/income", "incomeType=COMMISSION").body().get(0);
        var balance = client.get("/fapi/v3/balance", "").body().get(0);
        var candle = client.open("/fapi/v1/markPriceKlines?symbol=BNBUSDT&interval=1m&startTime=60000&limit=1")
                .body()
                .get(0);

        assertThat(trade.path("commissionAsset").asText()).isEqualTo("BNB");
        BigDecimal dollars = new BigDecimal(trade.path("commission").asText()).multiply(new BigDecimal("600"));
        BigDecimal value = new BigDecimal(trade.path("price").asText()).multiply(new BigDecimal("0.5"));
        assertThat(dollars).isCloseTo(value.multiply(new BigDecimal("0.0005")), within(new BigDecimal("0.00001")));
        assertThat(income.path("asset").asText()).isEqualTo("BNB");
        assertThat(new BigDecimal(balance.path("balance").asText()))
                .as("dollars are left alone")
                .isEqualByComparingTo("100000");
        assertThat(candle.get(0).asLong()).isEqualTo(60_000);
        assertThat(candle.get(1).asText()).isEqualTo("600.00000000");
    }

    @Test
    void an_order_that_takes_shows_in_trades_position_balance_and_income() throws Exception {
        var placed = client.post("/fapi/v1/order", client.limit("a", "BUY", "0.5", "3010", "IOC"));
        var order = client.get("/fapi/v1/order", "symbol=ETHUSDT&origClientOrderId=a")
                .body();
        var trades = client.get("/fapi/v1/userTrades", "symbol=ETHUSDT").body();
        var position = client.get("/fapi/v3/positionRisk", "").body();
        var income = client.get("/fapi/v1/income", "incomeType=COMMISSION").body();

        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.body().path("status").asText()).isEqualTo("NEW"); // an acknowledgement, no result
        assertThat(order.path("status").asText()).isEqualTo("FILLED");
        assertThat(order.path("executedQty").asText()).isEqualTo("0.500");
        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).path("quoteQty").decimalValue()).isNotNull();
        assertThat(trades.get(0).path("orderId").asLong())
                .isEqualTo(order.path("orderId").asLong());
        assertThat(position).hasSize(1);
        assertThat(position.get(0).path("positionAmt").asText()).isEqualTo("0.500");
        assertThat(income.get(0).path("income").asText())
                .isEqualTo("-" + trades.get(0).path("commission").asText());
    }

    @Test
    void a_result_is_told_at_once_to_who_asks_for_it() throws Exception {
        var placed = client.post(
                "/fapi/v1/order", client.limit("a", "SELL", "0.5", "2990", "IOC") + "&newOrderRespType=RESULT");

        assertThat(placed.body().path("status").asText()).isEqualTo("FILLED");
        assertThat(placed.body().has("avgPrice")).isFalse();
    }

    @Test
    void parameters_may_come_in_query_body_or_both() throws Exception {
        String query = "symbol=ETHUSDT&side=BUY&type=LIMIT";
        String body = "timeInForce=GTX&quantity=0.01&price=2900&newClientOrderId=mixed&timestamp="
                + System.currentTimeMillis();
        String signature = BinanceClient.KEY.sign(query + body);

        var mixed = client.send("POST", "/fapi/v1/order?" + query, body + "&signature=" + signature);
        var inQuery = client.send(
                "POST", "/fapi/v1/order?" + client.signed(client.limit("q", "BUY", "0.01", "2900", "GTX")), "");

        assertThat(mixed.status()).isEqualTo(200);
        assertThat(inQuery.status()).isEqualTo(200);
        assertThat(client.get("/fapi/v1/openOrders", "symbol=ETHUSDT").body()).hasSize(2);
    }

    @Test
    void reduce_only_orders_and_unknown_ones_are_answered_with_their_codes() throws Exception {
        String flat = client.limit("a", "BUY", "0.01", "3010", "IOC") + "&reduceOnly=true";
        client.post("/fapi/v1/order", client.limit("b", "BUY", "0.01", "2900", "GTX"));

        assertThat(client.post("/fapi/v1/order", flat).code()).isEqualTo(-2022);
        assertThat(client.post("/fapi/v1/order", client.limit("b", "BUY", "0.01", "2900", "GTX"))
                        .code())
                .isEqualTo(-4116);
        assertThat(client.get("/fapi/v1/order", "symbol=ETHUSDT&origClientOrderId=none")
                        .code())
                .isEqualTo(-2013);
        assertThat(client.delete("/fapi/v1/order", "symbol=ETHUSDT&origClientOrderId=none")
                        .code())
                .isEqualTo(-2011);
        var cancelled = client.delete("/fapi/v1/order", "symbol=ETHUSDT&origClientOrderId=b");
        assertThat(cancelled.body().path("status").asText()).isEqualTo("CANCELED");
        assertThat(client.delete("/fapi/v1/order", "symbol=ETHUSDT&origClientOrderId=b")
                        .code())
                .isEqualTo(-2011);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/%s", "/private/ws?listenKey=%s", "/private/stream?streams=%s"})
    void a_user_stream_hears_the_fill(String path) throws Exception {
        String listenKey = client.send("POST", "/fapi/v1/listenKey", "")
                .body()
                .path("listenKey")
                .asText();
        boolean combined = path.contains("stream?");
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + path.formatted(listenKey)))) {
            client.post("/fapi/v1/order", client.limit("a", "BUY", "0.5", "3010", "IOC"));

            var filled = ear.next(message -> (combined ? message.path("data") : message)
                    .path("o")
                    .path("x")
                    .asText()
                    .equals("TRADE"));
            var update = (combined ? filled.path("data") : filled).path("o");
            assertThat(update.path("c").asText()).isEqualTo("a");
            assertThat(update.path("X").asText()).isEqualTo("FILLED");
            assertThat(update.path("z").asText()).isEqualTo("0.500");
            var account = ear.next(message -> message.toString().contains("ACCOUNT_UPDATE"));
            assertThat(account.findValue("pa").asText()).isEqualTo("0.500");
        }
    }

    @Test
    void funding_is_told_by_stream_and_kept_as_income() throws Exception {
        String listenKey = client.send("POST", "/fapi/v1/listenKey", "")
                .body()
                .path("listenKey")
                .asText();
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + "/ws/" + listenKey))) {
            client.post("/fapi/v1/order", client.limit("a", "BUY", "2", "3010", "IOC"));

            var paid = ear.next(message -> message.path("a").path("m").asText().equals("FUNDING_FEE"));

            var income = client.get("/fapi/v1/income", "incomeType=FUNDING_FEE&symbol=ETHUSDT")
                    .body();
            assertThat(paid.findValue("bc").asText()).isEqualTo("-0.60000000");
            assertThat(income.get(0).path("income").asText()).isEqualTo("-0.60000000");
            assertThat(income.findValuesAsText("tranId")).doesNotHaveDuplicates();
        }
    }

    @Test
    void market_streams_tell_book_mark_and_depth_to_who_subscribes() throws Exception {
        try (Ear ear = Ear.at(http, URI.create(server.webSocket() + "/public/ws"))) {
            ear.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@bookTicker\",\"ethusdt@markPrice@1s\","
                    + "\"ethusdt@depth5@100ms\",\"ethusdt@depth\"],\"id\":7}");

            assertThat(ear.next(message -> message.has("id")).path("id").asInt())
                    .isEqualTo(7);
            assertThat(ear.next(m -> m.path("e").asText().equals("markPriceUpdate"))
                            .path("p")
                            .asText())
                    .isEqualTo("3000.00000000");
            ear.next(m -> m.path("e").asText().equals("bookTicker"));
            assertThat(ear.next(m -> m.path("e").asText().equals("depthUpdate"))
                            .path("b")
                            .size())
                    .isPositive();
        }
    }

    @Test
    void a_restarted_server_has_its_orders_positions_and_money_back() throws Exception {
        client.post("/fapi/v1/order", client.limit("a", "BUY", "0.5", "3010", "IOC"));
        client.post("/fapi/v1/order", client.limit("b", "SELL", "0.5", "3100", "GTX"));
        client.post("/fapi/v1/order", client.limit("c", "SELL", "0.5", "3100", "GTX"));
        client.delete("/fapi/v1/order", "symbol=ETHUSDT&origClientOrderId=c");
        var before = server.look(exchange -> exchange.orders("main"));
        var fills = server.look(exchange -> exchange.fills("main", "ETH", Instant.EPOCH));

        server.close();
        server = BinanceServer.start(settings());
        client = new BinanceClient(http, server.http());

        var after = server.look(exchange -> exchange.orders("main"));
        var fillsAfter = server.look(exchange -> exchange.fills("main", "ETH", Instant.EPOCH));
        assertThat(after).isEqualTo(before);
        assertThat(fillsAfter).isEqualTo(fills);
        assertThat(client.get("/fapi/v3/positionRisk", "")
                        .body()
                        .get(0)
                        .path("positionAmt")
                        .asText())
                .isEqualTo("0.500");
        assertThat(client.get("/fapi/v1/openOrders", "symbol=ETHUSDT").body().findValuesAsText("clientOrderId"))
                .containsExactly("b");
    }

    @Test
    void position_mode_is_one_way_until_it_is_changed() throws Exception {
        var before = client.get("/fapi/v1/positionSide/dual", "").body();
        var unchanged = client.post("/fapi/v1/positionSide/dual", "dualSidePosition=false");
        client.post("/fapi/v1/positionSide/dual", "dualSidePosition=true");

        assertThat(before.path("dualSidePosition").asBoolean()).isFalse();
        assertThat(unchanged.code()).isEqualTo(-4059);
        assertThat(client.get("/fapi/v1/positionSide/dual", "")
                        .body()
                        .path("dualSidePosition")
                        .asBoolean())
                .isTrue();
    }

    private WireSettings settings() {
        return settings(folder);
    }

    static WireSettings settings(Path folder) {
        var prices = new ScriptedPrices()
                .price("ETH", "3000")
                .price("BTC", "60000")
                .price("SOL", "150")
                .rate("binance", "ETH", "0.0001");
        var profile = ExchangeProfile.binance(TWO_SECONDS).withFundingEvery(1);
        TradingKey[] keys = {BinanceClient.KEY};
        return WireSettings.of(profile, 1, folder, keys).withPrices(prices);
    }
}
