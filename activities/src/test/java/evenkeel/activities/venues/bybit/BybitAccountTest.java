package evenkeel.activities.venues.bybit;

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
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitAccountTest {
    private static final String REALTIME = "GET /v5/order/realtime";
    private static final String HISTORY = "GET /v5/order/history";
    private static final String EXECUTIONS = "GET /v5/execution/list";
    private static final String LOG = "GET /v5/account/transaction-log";
    private static final String POSITION = "GET /v5/position/list";
    private static final String WALLET = "GET /v5/account/wallet-balance";
    private static final String KEY = "GET /v5/user/query-api";
    private static final String INFO = "GET /v5/account/info";

    private final Peer peer = new Peer();
    private final AccountWire account = Wired.BYBIT.at(peer).venue().account();

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest(name = "{0} {1}, filled {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            New                     | EC_NoError                   | 0   | OPEN
            Untriggered             | EC_NoError                   | 0   | OPEN
            Triggered               | EC_NoError                   | 0   | OPEN
            PartiallyFilled         | EC_NoError                   | 0.2 | PARTIALLY_FILLED
            Filled                  | EC_NoError                   | 0.5 | FILLED
            Cancelled               | EC_PerCancelRequest          | 0   | CANCELLED
            Cancelled               | EC_NoError                   | 0.2 | CANCELLED
            Cancelled               | EC_PostOnlyWillTakeLiquidity | 0   | REJECTED
            Cancelled               | EC_PostOnlyWillTakeLiquidity | 0.2 | CANCELLED
            PartiallyFilledCanceled | EC_NoError                   | 0.2 | CANCELLED
            Deactivated             | EC_NoError                   | 0   | CANCELLED
            Rejected                | EC_NoEnoughQtyToFill         | 0   | REJECTED
            """)
    void an_order_keeps_what_it_filled_whatever_ended_it(
            String status, String reason, Quantity filled, OrderStatus ours) {
        peer.says(REALTIME, envelope(order(Intents.EXIT.clientId(), status, reason, filled.toString())));

        OrderReport report = account.order(Intents.EXIT).orElseThrow();

        assertThat(report.status()).isEqualTo(ours);
        assertThat(report.filled()).isEqualTo(filled);
        assertThat(report.value()).isEqualTo(filled.at(Price.of("3000")));
        assertThat(report.fee()).isEqualTo(filled.isZero() ? Usd.ZERO : Usd.of("0.33"));
        assertThat(peer.got(HISTORY)).isEmpty();
    }

    @Test
    void F21_an_order_that_left_the_live_table_is_in_the_history() {
        peer.says(REALTIME, envelope(""));
        peer.says(HISTORY, envelope(order(Intents.EXIT.clientId(), "Filled", "EC_NoError", "0.5")));

        assertThat(account.order(Intents.EXIT)).map(OrderReport::status).contains(OrderStatus.FILLED);
        assertThat(peer.only(HISTORY).getUrl().queryParameter("orderLinkId")).isEqualTo(Intents.EXIT.clientId());
    }

    @Test
    void an_order_is_unknown_to_the_venue_only_when_both_tables_say_so() {
        peer.says(REALTIME, envelope("")).says(HISTORY, envelope(""));
        assertThat(account.order(Intents.EXIT)).isEmpty();

        peer.forgets(HISTORY).says(HISTORY, "{\"retCode\":10016,\"retMsg\":\"server error\",\"result\":{}}");
        troubled(Code.VEN_SILENT, () -> account.order(Intents.EXIT));

        peer.forgets(HISTORY).says(HISTORY, "{\"retCode\":110001,\"retMsg\":\"order not exists\",\"result\":{}}");
        assertThat(account.order(Intents.EXIT)).isEmpty();
    }

    @Test
    void an_order_under_our_id_on_the_other_side_is_a_contradiction() {
        String order = order(Intents.EXIT.clientId(), "New", "EC_NoError", "0").replace("\"Sell\"", "\"Buy\"");
        peer.says(REALTIME, envelope(order));

        troubled(Code.ORD_CONTRADICTION, () -> account.order(Intents.EXIT));
    }

    @Test
    void a_fee_by_currency_counts_its_dollars() {
        String order = order(Intents.EXIT.clientId(), "Filled", "EC_NoError", "0.5")
                .replace("\"cumExecFee\":\"0.33\"", "\"cumExecFee\":\"\"")
                .replace("\"cumFeeDetail\":{}", "\"cumFeeDetail\":{\"USDT\":\"0.3\",\"MNT\":\"5\"}");
        peer.says(REALTIME, envelope(order));

        assertThat(account.order(Intents.EXIT)).map(OrderReport::fee).contains(Usd.of("0.3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <html>                           | VEN_GARBLED
            200 | {}                               | VEN_GARBLED
            200 | {"retCode":0}                    | VEN_GARBLED
            200 | {"retCode":0,"result":{}}        | VEN_GARBLED
            200 | {"retCode":10006,"retMsg":"x"}   | VEN_BUSY
            200 | {"retCode":10002,"retMsg":"x"}   | VEN_CLOCK
            200 | {"retCode":10003,"retMsg":"x"}   | VEN_KEY
            200 | {"retCode":10004,"retMsg":"x"}   | VEN_KEY
            403 | access too frequent              | VEN_BUSY
            429 | x                                | VEN_BUSY
            418 | x                                | VEN_BUSY
            502 | <html>                           | VEN_SILENT
            """)
    void a_read_that_fails_is_trouble_and_never_empty(int status, String body, Code code) {
        peer.says(REALTIME, status, body);

        troubled(code, () -> account.order(Intents.EXIT));
    }

    @Test
    void open_orders_are_those_that_still_rest() {
        peer.says(
                REALTIME,
                envelope(String.join(
                        ",",
                        order("ee01", "New", "EC_NoError", "0"),
                        order("ee02", "Filled", "EC_NoError", "0.5"),
                        order("", "PartiallyFilled", "EC_NoError", "0.1"),
                        order("ee03", "PartiallyFilled", "EC_NoError", "0.1"))));

        assertThat(account.openOrders("ETH")).containsExactly("ee01", "ee03");
    }

    @Test
    void fills_are_told_oldest_first_and_funding_is_none_of_them() {
        peer.says(EXECUTIONS, page("next%3D1", execution("e3", "ee01", "Trade", 3), execution("e2", "", "Funding", 2)));
        peer.does(
                EXECUTIONS,
                new mockwebserver3.MockResponse.Builder()
                        .body(page("", execution("e3", "ee01", "Trade", 3), execution("e1", "", "BustTrade", 1)))
                        .build());

        var fills = account.fills("ETH", Peer.NOW);

        assertThat(fills).extracting(Fill::tradeId).containsExactly("e1", "e3");
        assertThat(fills.get(1))
                .isEqualTo(new Fill(
                        "bybit",
                        "ETH",
                        "e3",
                        "ee01",
                        Side.SELL,
                        Quantity.of("0.5"),
                        Price.of("95900.1"),
                        Usd.of("26.3725275"),
                        "USDT",
                        false,
                        Peer.NOW.plusMillis(3)));
        assertThat(fills.get(0).clientId())
                .as("a liquidation is nobody's order")
                .isEmpty();
        assertThat(peer.got(EXECUTIONS).get(1).getUrl().queryParameter("cursor"))
                .isEqualTo("next%3D1");
    }

    @Test
    void fills_before_the_asked_moment_are_not_told() {
        peer.says(EXECUTIONS, page("", execution("e2", "ee01", "Trade", 2), execution("e1", "ee01", "Trade", 1)));

        assertThat(account.fills("ETH", Peer.NOW.plusMillis(2).plusNanos(999)))
                .extracting(Fill::tradeId)
                .containsExactly("e2");
    }

    @Test
    void pages_that_lead_in_a_circle_are_trouble() {
        peer.says(EXECUTIONS, page("again", execution("e1", "ee01", "Trade", 1)));

        troubled(Code.VEN_GARBLED, () -> account.fills("ETH", Peer.NOW));
    }

    @ParameterizedTest
    @CsvSource({"Buy, 0.5, 0.5", "Sell, 0.5, -0.5", "'', 0, 0"})
    void a_position_is_signed_by_its_side(String side, String size, BigDecimal signed) {
        peer.says(POSITION, envelope(position(0, side, size)));

        assertThat(account.position("ETH")).isEqualTo(new Position("bybit", "ETH", signed));
    }

    @Test
    void a_position_in_hedge_mode_is_refused() {
        peer.says(POSITION, envelope(position(1, "Buy", "0.5") + "," + position(2, "", "0")));

        troubled(Code.VEN_ACCOUNT, () -> account.position("ETH"));
    }

    @ParameterizedTest
    @CsvSource({"1000.5, 1000.5", "'', 900"})
    void the_balance_is_the_wallet_and_what_is_free(String totalAvailable, Usd available) {
        peer.says(WALLET, envelope("""
                {"totalEquity":"3.31216591","accountIMRate":"0","totalMarginBalance":"3","totalAvailableBalance":"%s",
                 "accountType":"UNIFIED","coin":[{"coin":"USDT","equity":"1","usdValue":"1","walletBalance":"1200",
                 "locked":"0","totalOrderIM":"100","totalPositionIM":"200","marginCollateral":true}]}""".formatted(totalAvailable)));

        assertThat(account.balance()).isEqualTo(new Balance("bybit", "USDT", Usd.of("1200"), available));
    }

    @Test
    void a_balance_that_is_not_listed_is_trouble_and_not_zero() {
        peer.says(WALLET, envelope(""));

        troubled(Code.VEN_GARBLED, account::balance);
    }

    @Test
    void funding_is_positive_when_received_as_the_log_has_it() {
        Instant paid = Instant.ofEpochMilli(1699999200000L);
        peer.says(
                LOG,
                page(
                        "",
                        settlement("b", "ETHUSDT", "0.5", paid.plusSeconds(60)),
                        settlement("x", "BTCUSDT", "9", paid.plusSeconds(60)),
                        settlement("y", "ETHUSDT", "", paid.plusSeconds(60)),
                        settlement("a", "ETHUSDT", "-0.003676", paid),
                        settlement("z", "ETHUSDT", "7", paid.minusSeconds(60))));

        assertThat(account.funding("ETH", paid.minusSeconds(60), paid.plusSeconds(60)))
                .containsExactly(
                        new FundingPayment("bybit", "ETH", "a", paid, Usd.of("-0.003676"), "USDT"),
                        new FundingPayment("bybit", "ETH", "b", paid.plusSeconds(60), Usd.of("0.5"), "USDT"));
        assertThat(peer.only(LOG).getTarget())
                .contains("accountType=UNIFIED&category=linear&currency=USDT&type=SETTLEMENT")
                .contains("startTime=1699999140001&endTime=1699999260000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0 | ["Order","Position"] | []                                    | 0 | -
            0 | ["Order","Position"] | ["AccountTransfer","Withdraw"]        | 0 | VEN_KEY
            1 | ["Order","Position"] | []                                    | 0 | VEN_KEY
            0 | ["Order","Position"] | []                                    | 1 | VEN_ACCOUNT
            """)
    void S1_the_key_may_trade_and_not_withdraw_and_the_account_is_one_way(
            int readOnly, String contract, String wallet, int positionIdx, @Nullable Code code) {
        peer.says(INFO, info("REGULAR_MARGIN"));
        peer.says(KEY, """
                {"retCode":0,"retMsg":"","result":{"id":"13770661","note":"x","apiKey":"k","readOnly":%d,"secret":"",
                 "permissions":{"ContractTrade":%s,"Spot":[],"Wallet":%s},"ips":["*"]},"time":1700000000000}""".formatted(readOnly, contract, wallet));
        peer.says(POSITION, envelope(""), envelope(position(positionIdx, "", "0")));

        if (code == null) account.verify();
        else troubled(code, account::verify);
    }

    @ParameterizedTest(name = "{0}, leverage {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "REGULAR_MARGIN, 10, -",
                "REGULAR_MARGIN, 11, VEN_LEVERAGE",
                "REGULAR_MARGIN, 10.01, VEN_LEVERAGE",
                "REGULAR_MARGIN, '', VEN_GARBLED",
                "ISOLATED_MARGIN, 10, VEN_ACCOUNT",
                "PORTFOLIO_MARGIN, 10, VEN_ACCOUNT"
            })
    void an_account_that_is_not_cross_or_a_symbol_with_too_much_leverage_is_refused(
            String margin, String leverage, @Nullable Code code) {
        peer.says(INFO, info(margin));
        peer.says(
                KEY, "{\"retCode\":0,\"retMsg\":\"\",\"result\":{\"readOnly\":0,\"userID\":1},\"time\":1700000000000}");
        String row = position(0, "", "0").replace("\"leverage\":\"10\"", "\"leverage\":\"" + leverage + "\"");
        peer.says(POSITION, envelope(""), envelope(row));

        if (code == null) account.verify();
        else troubled(code, account::verify);
    }

    @Test
    void a_symbol_whose_leverage_is_not_told_is_not_traded() {
        peer.says(INFO, info("REGULAR_MARGIN"));
        peer.says(
                KEY, "{\"retCode\":0,\"retMsg\":\"\",\"result\":{\"readOnly\":0,\"userID\":1},\"time\":1700000000000}");
        peer.says(POSITION, envelope(""), envelope(""));

        troubled(Code.VEN_GARBLED, account::verify);
    }

    @Test
    void the_venues_time_has_milliseconds() {
        assertThat(account.venueTime()).isEqualTo(Peer.NOW);
    }

    private static String envelope(String rows) {
        return "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"linear\",\"nextPageCursor\":\"\",\"list\":["
                + rows + "]},\"retExtInfo\":{},\"time\":1700000000000}";
    }

    private static String info(String margin) {
        return "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"marginMode\":\"" + margin
                + "\",\"unifiedMarginStatus\":6},\"retExtInfo\":{},\"time\":1700000000000}";
    }

    private static String page(String cursor, String... rows) {
        return envelope(String.join(",", rows)).replace("Cursor\":\"\"", "Cursor\":\"" + cursor + "\"");
    }

    private static String order(String linkId, String status, String reason, String filled) {
        String value = filled.equals("0")
                ? ""
                : new BigDecimal(filled).multiply(new BigDecimal(3000)).toPlainString();
        return """
                {"orderId":"1321003749386327552","orderLinkId":"%s","symbol":"ETHUSDT","side":"Sell",
                 "orderType":"Limit","price":"3000.1","qty":"0.5","orderStatus":"%s","cancelType":"UNKNOWN",
                 "rejectReason":"%s","avgPrice":"","leavesQty":"0","cumExecQty":"%s","cumExecValue":"%s",
                 "cumExecFee":"0.33","cumFeeDetail":{},"timeInForce":"IOC","reduceOnly":true,"positionIdx":0,
                 "createdTime":"1700000000000","updatedTime":"1700000000001"}""".formatted(linkId, status, reason, filled, value);
    }

    private static String execution(String id, String linkId, String type, int offsetMillis) {
        return """
                {"symbol":"ETHUSDT","orderId":"o","orderLinkId":"%s","side":"Sell","execId":"%s",
                 "execPrice":"95900.1","execQty":"0.5","execValue":"47950.05","execFee":"26.3725275",
                 "feeRate":"0.00055","feeCurrency":"","execType":"%s","execTime":"%d","isMaker":false,
                 "leavesQty":"0","closedSize":"0.5","seq":1}""".formatted(linkId, id, type, Peer.NOW.toEpochMilli() + offsetMillis);
    }

    private static String position(int idx, String side, String size) {
        return """
                {"positionIdx":%d,"symbol":"ETHUSDT","side":"%s","size":"%s","avgPrice":"3000","positionValue":"",
                 "leverage":"10","markPrice":"3001","liqPrice":"","positionStatus":"Normal","adlRankIndicator":0,
                 "seq":1,"createdTime":"1","updatedTime":"1"}""".formatted(idx, side, size);
    }

    private static String settlement(String id, String symbol, String funding, Instant at) {
        return """
                {"symbol":"%s","side":"Buy","funding":"%s","change":"-0.003676","cashFlow":"0","fee":"0","size":"0.01",
                 "type":"SETTLEMENT","currency":"USDT","transactionTime":"%d","id":"%s"}""".formatted(symbol, funding, at.toEpochMilli(), id);
    }

    private static void troubled(Code code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }
}
