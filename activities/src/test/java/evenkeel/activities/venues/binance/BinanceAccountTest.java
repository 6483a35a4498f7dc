package evenkeel.activities.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Intents;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Wired;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceAccountTest {
    private static final String ORDER = "GET /fapi/v1/order";
    private static final String ALL_ORDERS = "GET /fapi/v1/allOrders";
    private static final String TRADES = "GET /fapi/v1/userTrades";
    private static final String MARKS = "GET /fapi/v1/markPriceKlines";
    private static final String INCOME = "GET /fapi/v1/income";
    private static final String POSITION = "GET /fapi/v3/positionRisk";
    private static final String NO_SUCH_ORDER = "{\"code\":-2013,\"msg\":\"Order does not exist.\"}";

    private final Peer peer = new Peer();
    private final AccountWire account = Wired.BINANCE.at(peer).venue().account();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void an_order_is_found_by_its_client_id_with_the_fees_of_its_fills() {
        peer.says(ORDER, order(Intents.EXIT.clientId(), "25851813", "FILLED", "0.5", "1500.05"));
        peer.says(TRADES, "[" + trade(1, "25851813", "0.2", "0.24") + "," + trade(2, "25851813", "0.3", "0.36") + "]");

        assertThat(account.order(Intents.EXIT))
                .contains(new OrderReport(OrderStatus.FILLED, Quantity.of("0.5"), Usd.of("1500.05"), Usd.of("0.6")));
        assertThat(peer.only(ORDER).getUrl().queryParameter("origClientOrderId"))
                .isEqualTo(Intents.EXIT.clientId());
    }

    @Test
    void fees_are_read_again_only_when_more_has_filled() {
        peer.says(
                ORDER,
                order(Intents.EXIT.clientId(), "7", "PARTIALLY_FILLED", "0.2", "600"),
                order(Intents.EXIT.clientId(), "7", "PARTIALLY_FILLED", "0.2", "600"),
                order(Intents.EXIT.clientId(), "7", "FILLED", "0.5", "1500"));
        peer.says(TRADES, "[" + trade(1, "7", "0.2", "0.24") + "]");

        account.order(Intents.EXIT);
        account.order(Intents.EXIT);
        assertThat(peer.got(TRADES)).hasSize(1);

        account.order(Intents.EXIT);
        assertThat(peer.got(TRADES)).hasSize(2);
    }

    @Test
    void a_fee_in_another_asset_is_not_added_to_dollars() {
        peer.says(ORDER, order(Intents.EXIT.clientId(), "7", "FILLED", "0.5", "1500"));
        peer.says(TRADES, "[" + trade(1, "7", "0.5", "0.001", "BNB") + "]");

        assertThat(account.order(Intents.EXIT).orElseThrow().fee()).isEqualTo(Usd.ZERO);
    }

    @Test
    void an_order_that_the_venue_does_not_know_is_empty() {
        peer.says(ORDER, 400, NO_SUCH_ORDER);

        assertThat(account.order(Intents.EXIT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, VEN_SILENT", "400, VEN_GARBLED", "429, VEN_BUSY", "200, VEN_GARBLED"})
    void a_read_that_fails_is_trouble_and_never_empty(int status, Code code) {
        peer.says(ORDER, status, "<html>");

        troubled(code, () -> account.order(Intents.EXIT));
    }

    @Test
    void the_words_not_found_under_a_time_out_of_theirs_prove_nothing() {
        peer.says(ORDER, 503, NO_SUCH_ORDER);

        troubled(Code.VEN_SILENT, () -> account.order(Intents.EXIT));
    }

    @Test
    void another_order_under_our_id_is_a_contradiction() {
        peer.says(ORDER, order(Intents.EXIT.clientId(), "7", "NEW", "0", "0").replace("SELL", "BUY"));

        troubled(Code.ORD_CONTRADICTION, () -> account.order(Intents.EXIT));
    }

    @Test
    void fills_carry_the_client_ids_of_their_orders() {
        peer.says(TRADES, "[" + trade(698759, "25851813", "0.002", "0.0782") + "]", "[]");
        peer.says(ORDER, order("ee01", "25851813", "FILLED", "0.002", "15.63"));

        assertThat(account.fills("ETH", Peer.NOW.minusSeconds(60)))
                .containsExactly(new Fill(
                        "binance",
                        "ETH",
                        "698759",
                        "ee01",
                        Side.SELL,
                        Quantity.of("0.002"),
                        Price.of("7819.01"),
                        Usd.of("0.0782"),
                        "USDT",
                        false,
                        Peer.NOW.plusMillis(698759)));
        assertThat(peer.only(ORDER).getUrl().queryParameter("orderId")).isEqualTo("25851813");

        account.fills("ETH", Peer.NOW.minusSeconds(60));
        assertThat(peer.got(ORDER)).as("a client id never changes").hasSize(1);
    }

    @Test
    void a_commission_below_zero_is_a_rebate() {
        // the documented sample, as it is
        peer.says(TRADES, """
                [{"symbol":"ETHUSDT","id":698759,"orderId":25851813,"side":"SELL","price":"7819.01","qty":"0.002",
                  "realizedPnl":"-0.91539999","quoteQty":"15.63802","commission":"-0.07819010",
                  "commissionAsset":"USDT","time":1700000000020,"positionSide":"SHORT","buyer":false,"maker":false}]""");
        peer.says(ORDER, order("ee01", "25851813", "FILLED", "0.002", "15.63"));

        assertThat(account.fills("ETH", Peer.NOW).getFirst().fee())
                .isEqualTo(Fee.of(new BigDecimal("-0.0781901"), "USDT"));
    }

    @Test
    void F51_a_commission_in_another_asset_is_worth_its_mark_when_it_was_taken() {
        peer.says(
                TRADES, "[" + trade(1, "7", "0.5", "0.001", "BNB") + "," + trade(2, "7", "0.5", "0.002", "BNB") + "]");
        peer.says(ORDER, order("ee01", "7", "FILLED", "1", "3000"));
        long minute = Peer.NOW.truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
        peer.says(MARKS, "[[%d,\"612.50\",\"613.1\",\"612.2\",\"612.9\",\"0\",%d]]".formatted(minute, minute + 59_999));

        assertThat(account.fills("ETH", Peer.NOW))
                .extracting(fill -> fill.fee().dollars())
                .containsExactly(Usd.of("0.6125"), Usd.of("1.225"));
        assertThat(peer.only(MARKS).getUrl().query())
                .contains("symbol=BNBUSDT&interval=1m&startTime=" + minute + "&limit=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}", "[[1,\"612.50\"]]", "[[1]]"})
    void F51_a_commission_whose_mark_cannot_be_read_is_booked_without_a_worth(String marks) {
        peer.says(TRADES, "[" + trade(1, "7", "0.5", "0.001", "BNB") + "]");
        peer.says(ORDER, order("ee01", "7", "FILLED", "0.5", "1500"));
        peer.says(MARKS, marks);

        Fill fill = account.fills("ETH", Peer.NOW).getFirst();

        assertThat(fill.fee()).isEqualTo(Fee.of(new BigDecimal("0.001"), "BNB"));
        assertThat(fill.fee().isValued()).isFalse();
    }

    @Test
    void many_orders_are_looked_up_together() {
        List<String> trades = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> trade(i, "" + (100 + i), "1", "0"))
                .toList();
        List<String> listed = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> order("id" + i, "" + (100 + i), "FILLED", "1", "1"))
                .toList();
        peer.says(TRADES, "[" + String.join(",", trades) + "]");
        peer.says(ALL_ORDERS, "[" + String.join(",", listed) + "]");
        peer.says(ORDER, order("id5", "105", "FILLED", "1", "1"));

        assertThat(account.fills("ETH", Peer.NOW))
                .extracting(Fill::clientId)
                .containsExactly("id1", "id2", "id3", "id4", "id5");
        assertThat(peer.only(ALL_ORDERS).getUrl().queryParameter("orderId")).isEqualTo("101");
        assertThat(peer.got(ORDER)).hasSize(1);
    }

    @Test
    void every_page_of_fills_is_read_whether_from_id_counts_itself_or_not() {
        for (boolean inclusive : new boolean[] {true, false}) {
            peer.forgets(TRADES).does(TRADES, request -> tradesFrom(request, 2_345, inclusive));
            peer.says(ORDER, order("ee01", "7", "FILLED", "1", "1"));

            List<Fill> fills = account.fills("ETH", Peer.NOW);

            assertThat(fills)
                    .hasSize(2_345)
                    .isSortedAccordingTo((a, b) -> a.venueTime().compareTo(b.venueTime()));
            assertThat(fills.getLast().tradeId()).isEqualTo("2345");
        }
    }

    @Test
    void a_long_time_without_fills_is_asked_week_by_week() {
        peer.says(TRADES, "[]", "[]", "[" + trade(1, "7", "1", "0") + "]", "[]");
        peer.says(ORDER, order("ee01", "7", "FILLED", "1", "1"));

        assertThat(account.fills("ETH", Peer.NOW.minus(Duration.ofDays(15)))).hasSize(1);

        List<RecordedRequest> asked = peer.got(TRADES);
        assertThat(asked.get(0).getUrl().queryParameter("startTime")).isEqualTo("1698704000000");
        assertThat(asked.get(0).getUrl().queryParameter("endTime")).isEqualTo("1699308799999");
        assertThat(asked.get(2).getUrl().queryParameter("endTime")).isNull();
        assertThat(asked.get(3).getUrl().queryParameter("fromId")).isEqualTo("1");
        assertThat(asked.get(3).getUrl().queryParameter("startTime")).isNull();
    }

    @Test
    void a_fresh_fill_of_an_order_that_is_not_there_yet_is_trouble() {
        peer.says(TRADES, "[" + trade(1, "7", "1", "0") + "]");
        peer.says(ORDER, 400, NO_SUCH_ORDER);

        troubled(Code.VEN_GARBLED, () -> account.fills("ETH", Peer.NOW));
    }

    @Test
    void an_old_fill_of_an_order_that_is_gone_is_nobodys() {
        peer.says(TRADES, "[" + trade(1, "7", "1", "0").replace("1700000000001", "1699999000000") + "]");
        peer.says(ORDER, 400, NO_SUCH_ORDER);

        assertThat(account.fills("ETH", Instant.ofEpochMilli(1699999000000L)))
                .extracting(Fill::clientId)
                .containsExactly("");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0, ", "1912.5, 1912.5", "-3, ", "abc, "})
    void a_liquidation_price_of_nothing_is_none_and_spoils_no_position(String told, String price) {
        peer.says(
                POSITION,
                "[{\"symbol\":\"ETHUSDT\",\"positionSide\":\"BOTH\",\"positionAmt\":\"0.5\",\"liquidationPrice\":\""
                        + told + "\"}]");

        assertThat(account.position("ETH"))
                .isEqualTo(new Position(
                        "binance",
                        "ETH",
                        new java.math.BigDecimal("0.5"),
                        java.util.Optional.ofNullable(price).map(evenkeel.domain.money.Price::of)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [] | 0
            [{"symbol":"ETHUSDT","positionSide":"BOTH","positionAmt":"0.001"}] | 0.001
            [{"symbol":"ETHUSDT","positionSide":"BOTH","positionAmt":"-2.500"}] | -2.5
            [{"symbol":"BTCUSDT","positionSide":"BOTH","positionAmt":"7"}] | 0
            """)
    void a_position_is_signed_and_flat_when_it_is_not_listed(String body, String signed) {
        peer.says(POSITION, body);

        assertThat(account.position("ETH")).isEqualTo(new Position("binance", "ETH", new java.math.BigDecimal(signed)));
    }

    @Test
    void a_position_in_hedge_mode_is_refused() {
        peer.says(POSITION, "[{\"symbol\":\"ETHUSDT\",\"positionSide\":\"LONG\",\"positionAmt\":\"1\"}]");

        troubled(Code.VEN_ACCOUNT, () -> account.position("ETH"));
    }

    @Test
    void the_balance_is_the_wallet_and_what_is_free_of_it() {
        peer.says("GET /fapi/v3/balance", """
                [{"accountAlias":"x","asset":"BNB","balance":"1","availableBalance":"1"},
                 {"accountAlias":"x","asset":"USDT","balance":"122607.35137903","crossWalletBalance":"23.7",
                  "crossUnPnl":"0","availableBalance":"23.72469206","maxWithdrawAmount":"23.7",
                  "marginAvailable":true,"updateTime":1617939110373}]""");

        assertThat(account.balance())
                .isEqualTo(new Balance("binance", "USDT", Usd.of("122607.35137903"), Usd.of("23.72469206")));
    }

    @Test
    void a_balance_that_is_not_listed_is_trouble_and_not_zero() {
        peer.says("GET /fapi/v3/balance", "[]");

        troubled(Code.VEN_GARBLED, account::balance);
    }

    @Test
    void funding_is_positive_when_received_and_each_payment_comes_once() {
        Instant paid = Instant.ofEpochMilli(1699999200000L);
        peer.says(
                INCOME,
                "[" + income(paid, "-0.37500000", 9689322392L) + ","
                        + income(paid, "-0.37500000", 9689322392L) + ","
                        + income(paid.plusSeconds(3600), "0.25", 9689322393L)
                        + "]");

        assertThat(account.funding("ETH", paid.minusSeconds(1), paid.plusSeconds(3600)))
                .containsExactly(
                        new FundingPayment("binance", "ETH", "9689322392", paid, Usd.of("-0.375"), "USDT"),
                        new FundingPayment(
                                "binance", "ETH", "9689322393", paid.plusSeconds(3600), Usd.of("0.25"), "USDT"));
        assertThat(peer.only(INCOME).getTarget())
                .contains("symbol=ETHUSDT&incomeType=FUNDING_FEE")
                .contains("startTime=1699999199001&endTime=1700002800000");
    }

    @Test
    void funding_excludes_its_start_and_includes_its_end() {
        Instant paid = Instant.ofEpochMilli(1699999200000L);
        peer.says(INCOME, "[" + income(paid, "1", 1) + "," + income(paid.plusSeconds(60), "2", 2) + "]");

        assertThat(account.funding("ETH", paid, paid.plusSeconds(60)))
                .extracting(FundingPayment::eventId)
                .containsExactly("2");
        assertThat(account.funding("ETH", paid, paid)).isEmpty();
    }

    @Test
    void a_full_page_of_funding_is_followed_by_another() {
        Instant paid = Instant.ofEpochMilli(1699999200000L);
        peer.does(INCOME, request -> {
            int page = Integer.parseInt(String.valueOf(request.getUrl().queryParameter("page")));
            List<String> rows = IntStream.range(0, page == 1 ? 1000 : 3)
                    .mapToObj(i -> income(paid.plusMillis(i), "1", page * 10_000L + i))
                    .toList();
            return new MockResponse.Builder()
                    .body("[" + String.join(",", rows) + "]")
                    .build();
        });

        assertThat(account.funding("ETH", paid.minusSeconds(1), paid.plusSeconds(60)))
                .hasSize(1003);
    }

    @Test
    void funding_in_another_currency_is_trouble() {
        Instant paid = Instant.ofEpochMilli(1699999200000L);
        peer.says(INCOME, "[" + income(paid, "1", 1).replace("USDT\",\"info", "BNB\",\"info") + "]");

        troubled(Code.VEN_GARBLED, () -> account.funding("ETH", paid.minusSeconds(1), paid));
    }

    @Test
    void open_orders_are_told_by_client_id() {
        peer.says(
                "GET /fapi/v1/openOrders",
                "[" + order("ee01", "1", "NEW", "0", "0") + "," + order("by-hand", "2", "PARTIALLY_FILLED", "0.1", "1")
                        + "]");

        assertThat(account.openOrders("ETH")).containsExactly("ee01", "by-hand");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            false | {"canTrade":true}  | -
            false | {"assets":[]}      | -
            true  | {"canTrade":true}  | VEN_ACCOUNT
            false | {"canTrade":false} | VEN_ACCOUNT
            """)
    void the_account_must_be_one_way_and_trade(
            boolean dual, String body, @org.jspecify.annotations.Nullable Code code) {
        peer.says("GET /fapi/v1/positionSide/dual", "{\"dualSidePosition\":" + dual + "}");
        peer.says("GET /fapi/v3/account", body);
        peer.says("GET /fapi/v1/symbolConfig", leverage(10));

        if (code == null) account.verify();
        else troubled(code, account::verify);
    }

    @ParameterizedTest(name = "leverage {0}: {1}")
    @CsvSource({"10,", "11, VEN_LEVERAGE"})
    void the_leverage_is_read_and_one_above_the_maximum_refused(
            int leverage, @org.jspecify.annotations.Nullable Code code) {
        peer.says("GET /fapi/v1/positionSide/dual", "{\"dualSidePosition\":false}");
        peer.says("GET /fapi/v3/account", "{\"canTrade\":true}");
        peer.says("GET /fapi/v1/symbolConfig", leverage(leverage));

        if (code == null) account.verify();
        else troubled(code, account::verify);
    }

    @Test
    void a_symbol_in_isolated_margin_is_refused() {
        peer.says("GET /fapi/v1/positionSide/dual", "{\"dualSidePosition\":false}");
        peer.says("GET /fapi/v3/account", "{\"canTrade\":true}");
        peer.says("GET /fapi/v1/symbolConfig", leverage(10).replace("CROSSED", "ISOLATED"));

        troubled(Code.VEN_ACCOUNT, account::verify);
    }

    private static String leverage(int leverage) {
        return "[{\"symbol\":\"ETHUSDT\",\"marginType\":\"CROSSED\",\"leverage\":" + leverage + "}]";
    }

    @Test
    void a_key_that_is_not_valid_is_told_so() {
        peer.says(
                "GET /fapi/v1/positionSide/dual",
                401,
                "{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions\"}");

        troubled(Code.VEN_KEY, account::verify);
    }

    @Test
    void the_venues_time_is_read_from_the_venue() {
        assertThat(account.venueTime()).isEqualTo(Peer.NOW);
    }

    private static MockResponse tradesFrom(RecordedRequest request, int last, boolean inclusive) {
        String fromId = request.getUrl().queryParameter("fromId");
        int first = fromId == null ? 1 : Integer.parseInt(fromId) + (inclusive ? 0 : 1);
        List<String> rows = IntStream.rangeClosed(first, Math.min(last, first + 999))
                .mapToObj(i -> trade(i, "7", "1", "0"))
                .toList();
        return new MockResponse.Builder()
                .body("[" + String.join(",", rows.isEmpty() ? Collections.emptyList() : rows) + "]")
                .build();
    }

    private static String order(String clientId, String orderId, String status, String executed, String cumQuote) {
        return """
                {"orderId":%s,"symbol":"ETHUSDT","status":"%s","clientOrderId":"%s","price":"3000.10",
                 "avgPrice":"0.00","origQty":"0.500","executedQty":"%s","cumQuote":"%s","timeInForce":"IOC",
                 "type":"LIMIT","reduceOnly":true,"side":"SELL","positionSide":"BOTH","time":1700000000000}""".formatted(orderId, status, clientId, executed, cumQuote);
    }

    private static String trade(int id, String orderId, String quantity, String commission) {
        return trade(id, orderId, quantity, commission, "USDT");
    }

    private static String trade(int id, String orderId, String quantity, String commission, String asset) {
        return """
                {"symbol":"ETHUSDT","id":%d,"orderId":%s,"side":"SELL","price":"7819.01","qty":"%s",
                 "realizedPnl":"0","quoteQty":"15.63802","commission":"%s","commissionAsset":"%s",
                 "time":%d,"positionSide":"BOTH","buyer":false,"maker":false}""".formatted(id, orderId, quantity, commission, asset, 1_700_000_000_000L + id);
    }

    private static String income(Instant at, String amount, long tranId) {
        return """
                {"symbol":"ETHUSDT","incomeType":"FUNDING_FEE","income":"%s","asset":"USDT","info":"FUNDING_FEE",
                 "time":%d,"tranId":%d,"tradeId":""}""".formatted(amount, at.toEpochMilli(), tranId);
    }

    private static void troubled(Code code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }
}
