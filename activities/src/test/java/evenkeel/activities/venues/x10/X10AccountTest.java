package evenkeel.activities.venues.x10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Intents;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Wired;
import evenkeel.activities.venues.http.AccountRules;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X10AccountTest {
    private static final String BY_ID = "GET /api/v1/user/orders/external/" + Intents.EXIT.clientId();
    private static final String TRADES = "GET /api/v1/user/trades";
    private static final String PAYMENTS = "GET /api/v1/user/funding/history";
    private static final String POSITIONS = "GET /api/v1/user/positions";
    private static final String BALANCE = "GET /api/v1/user/balance";
    private static final String LEVERAGE = "GET /api/v1/user/leverage";
    private static final String NOT_FOUND = "{\"status\":\"ERROR\",\"error\":{\"code\":404,\"message\":\"none\"}}";

    private final Peer peer = new Peer();
    private final AccountWire account = Wired.X10.at(peer).venue().account();

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest(name = "{0} {1}, filled {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            NEW              | NONE               | 0   | OPEN
            UNTRIGGERED      | NONE               | 0   | OPEN
            TRIGGERED        | NONE               | 0   | OPEN
            NEW              | NONE               | 0.2 | PARTIALLY_FILLED
            PARTIALLY_FILLED | NONE               | 0.2 | PARTIALLY_FILLED
            FILLED           | NONE               | 0.5 | FILLED
            CANCELLED        | NONE               | 0   | CANCELLED
            CANCELLED        | NO_LIQUIDITY       | 0.2 | CANCELLED
            CANCELLED        | POST_ONLY_FAILED   | 0   | REJECTED
            CANCELLED        | POST_ONLY_FAILED   | 0.2 | CANCELLED
            EXPIRED          | NONE               | 0   | EXPIRED
            EXPIRED          | NONE               | 0.5 | FILLED
            REJECTED         | NOT_ENOUGH_FUNDS   | 0   | REJECTED
            REJECTED         | NO_LIQUIDITY       | 0.2 | CANCELLED
            """)
    void an_order_is_what_it_filled_before_it_is_what_its_status_says(
            String status, String reason, Quantity filled, OrderStatus ours) {
        peer.says(BY_ID, list(order(Intents.EXIT.clientId(), status, reason, filled.toString())));

        OrderReport report = account.order(Intents.EXIT).orElseThrow();

        assertThat(report.status()).isEqualTo(ours);
        assertThat(report.filled()).isEqualTo(filled);
        assertThat(report.value()).isEqualTo(filled.at(Price.of("3000")));
        assertThat(report.fee()).isEqualTo(filled.isZero() ? Usd.ZERO : Usd.of("0.33"));
        assertThat(report.refusal().isPresent()).isEqualTo(reason.equals("NOT_ENOUGH_FUNDS"));
    }

    @Test
    void an_order_is_unknown_to_the_venue_only_when_the_venue_says_so_itself() {
        peer.says(BY_ID, list(""));
        assertThat(account.order(Intents.EXIT)).isEmpty();

        peer.forgets(BY_ID).says(BY_ID, 404, NOT_FOUND);
        assertThat(account.order(Intents.EXIT)).isEmpty();

        peer.forgets(BY_ID).says(BY_ID, 404, "<html>no such page</html>");
        troubled(Code.VEN_GARBLED, () -> account.order(Intents.EXIT));
    }

    @Test
    void an_order_under_our_id_on_the_other_side_is_a_contradiction() {
        String order = order(Intents.EXIT.clientId(), "NEW", "NONE", "0").replace("SELL", "BUY");
        peer.says(BY_ID, list(order));

        troubled(Code.ORD_CONTRADICTION, () -> account.order(Intents.EXIT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <html>                                                   | VEN_GARBLED
            200 | {}                                                       | VEN_GARBLED
            200 | {"status":"OK"}                                          | VEN_GARBLED
            200 | {"status":"ERROR","error":{"code":1100,"message":"x"}}   | VEN_KEY
            400 | {"status":"ERROR","error":{"code":1133,"message":"x"}}   | VEN_REFUSED
            401 | x                                                        | VEN_KEY
            403 | x                                                        | VEN_BUSY
            429 | x                                                        | VEN_BUSY
            502 | <html>                                                   | VEN_SILENT
            """)
    void a_read_that_fails_is_trouble_and_never_empty(int status, String body, Code code) {
        peer.says(BY_ID, status, body);

        troubled(code, () -> account.order(Intents.EXIT));
    }

    @Test
    void open_orders_are_those_that_still_rest() {
        peer.says(
                "GET /api/v1/user/orders",
                list(String.join(
                        ",",
                        order("ee01", "NEW", "NONE", "0"),
                        order("ee02", "FILLED", "NONE", "0.5"),
                        order("ee03", "PARTIALLY_FILLED", "NONE", "0.1"))));

        assertThat(account.openOrders("ETH")).containsExactly("ee01", "ee03");
    }

    @Test
    void fills_come_oldest_first_each_once_over_all_pages() {
        long at = Peer.NOW.toEpochMilli();
        peer.says(
                TRADES,
                page("9", trade(3, at + 2, "TRADE"), trade(2, at + 1, "TRADE")),
                page("8", trade(2, at + 1, "TRADE"), trade(1, at, "TRADE")),
                page("7", trade(0, at - 1, "TRADE")));

        var fills = account.fills("ETH", Peer.NOW);

        assertThat(fills.stream().map(Fill::tradeId)).containsExactly("1", "2", "3");
        assertThat(fills.getFirst())
                .isEqualTo(new Fill(
                        "x10",
                        "ETH",
                        "1",
                        Intents.EXIT.clientId(),
                        Side.SELL,
                        Quantity.of("0.2"),
                        Price.of("3000.5"),
                        Usd.of("0.3"),
                        "USD",
                        false,
                        Peer.NOW));
        assertThat(peer.got(TRADES)).hasSize(3);
        assertThat(peer.got(TRADES).get(1).getUrl().queryParameter("cursor")).isEqualTo("9");
    }

    @Test
    void a_fill_without_our_id_is_its_orders_and_a_liquidation_is_nobodys() {
        long at = Peer.NOW.toEpochMilli();
        String unnamed = trade(1, at, "TRADE").replaceAll("\"externalId\":\"[^\"]*\",", "");
        peer.says(TRADES, page("", unnamed, trade(2, at, "LIQUIDATION")));
        peer.says(
                "GET /api/v1/user/orders/77",
                "{\"status\":\"OK\",\"data\":" + order(Intents.EXIT.clientId(), "FILLED", "NONE", "0.5") + "}");

        assertThat(account.fills("ETH", Peer.NOW).stream().map(Fill::clientId))
                .containsExactlyInAnyOrder(Intents.EXIT.clientId(), "");

        account.fills("ETH", Peer.NOW);
        assertThat(peer.got("GET /api/v1/user/orders/77")).hasSize(1);
    }

    @Test
    void a_fill_of_an_order_that_is_not_found_yet_is_trouble_and_not_nobodys() {
        String unnamed = trade(1, Peer.NOW.toEpochMilli(), "TRADE").replaceAll("\"externalId\":\"[^\"]*\",", "");
        peer.says(TRADES, page("", unnamed)).says("GET /api/v1/user/orders/77", 404, NOT_FOUND);

        troubled(Code.VEN_GARBLED, () -> account.fills("ETH", Peer.NOW));
    }

    @ParameterizedTest
    @CsvSource({"LONG, 0.5, 0.5", "SHORT, 0.5, -0.5"})
    void a_position_counts_up_when_long(String side, String size, BigDecimal signed) {
        peer.says(
                POSITIONS,
                list("{\"id\":1,\"market\":\"ETH-USD\",\"side\":\"" + side + "\",\"size\":\"" + size
                        + "\",\"liquidationPrice\":\"1900\"}"));

        assertThat(account.position("ETH"))
                .isEqualTo(new Position("x10", "ETH", signed, Optional.of(Price.of("1900"))));
    }

    @Test
    void no_position_is_flat_and_one_of_another_market_is_garbled() {
        peer.says(POSITIONS, list(""), list("{\"market\":\"BTC-USD\",\"side\":\"LONG\",\"size\":\"1\"}"));

        assertThat(account.position("ETH").quantity().isZero()).isTrue();
        troubled(Code.VEN_GARBLED, () -> account.position("ETH"));
    }

    @Test
    void the_balance_is_in_dollars_and_one_that_is_not_found_is_nothing() {
        peer.says(
                BALANCE,
                "{\"status\":\"OK\",\"data\":{\"collateralName\":\"USD\",\"balance\":\"13500.5\",\"equity\":\"12000\","
                        + "\"availableForTrade\":\"1200.25\"}}");
        peer.says(BALANCE, 404, NOT_FOUND);

        assertThat(account.balance()).isEqualTo(new Balance("x10", "USD", Usd.of("13500.5"), Usd.of("1200.25")));
        assertThat(account.balance()).isEqualTo(new Balance("x10", "USD", Usd.ZERO, Usd.ZERO));
    }

    @Test
    void where_a_missing_balance_means_nothing_it_is_trouble() {
        var settings = X10Settings.of(Wired.signing(peer.settings("x10")));
        var strict = new X10Settings(settings.venue(), settings.chain(), settings.maxFee(), settings.life(), false);
        peer.says(BALANCE, 404, NOT_FOUND);

        troubled(Code.VEN_GARBLED, () -> X10.open(strict).venue().account().balance());
    }

    @Test
    void payments_keep_the_venues_sign_and_their_window() {
        long since = Peer.NOW.toEpochMilli();
        peer.says(
                PAYMENTS,
                page("5", payment(4, since + 3_600_001, "1"), payment(3, since + 3_600_000, "-0.25")),
                page("3", payment(3, since + 3_600_000, "-0.25"), payment(2, since, "9")),
                page("", ""));

        assertThat(account.funding("ETH", Peer.NOW, Peer.NOW.plusSeconds(3600)))
                .containsExactly(new FundingPayment(
                        "x10", "ETH", "3", Instant.ofEpochMilli(since + 3_600_000), Usd.of("-0.25")));
        assertThat(peer.got(PAYMENTS).getFirst().getUrl().queryParameter("fromTime"))
                .isEqualTo(String.valueOf(since));
    }

    @Test
    void the_venues_time_is_in_the_middle_of_the_second_that_its_answers_show() {
        assertThat(account.venueTime()).isEqualTo(Peer.NOW.plusMillis(500));

        peer.forgets(Wired.X10.timing()).says(Wired.X10.timing(), "{\"status\":\"OK\"}");
        troubled(Code.VEN_GARBLED, account::venueTime);
    }

    @Test
    void F65_the_start_accepts_our_account_and_refuses_any_other() {
        peer.says(LEVERAGE, list("{\"market\":\"ETH-USD\",\"leverage\":\"5\"}"));
        account.verify();

        troubled(Code.VEN_OTHER_ACCOUNT, () -> with("3018", "5").verify());
        troubled(Code.VEN_LEVERAGE, () -> with("3017", "4").verify());

        String info = "GET /api/v1/user/account/info";
        peer.forgets(info).says(info, Wired.ACCOUNT.replace("ACTIVE", "LOCKED"));
        troubled(Code.VEN_ACCOUNT, account::verify);
        peer.forgets(info).says(info, Wired.ACCOUNT.replace("0x61c5", "0x61c6"));
        troubled(Code.VEN_KEY, account::verify);
    }

    private AccountWire with(String name, String maxLeverage) {
        var rules = new AccountRules(Optional.of(name), new BigDecimal(maxLeverage), Optional.empty());
        var settings = Wired.signing(peer.settings("x10")).with(rules);
        return X10.open(X10Settings.of(settings)).venue().account();
    }

    @Test
    void the_fence_is_the_life_of_an_order_and_the_lag_of_the_reads() {
        var settings = X10Settings.of(Wired.signing(peer.settings("x10")));

        assertThat(X10.open(settings).venue().fence()).contains(Duration.ofSeconds(61));
    }

    private static void troubled(Code code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }

    private static String list(String rows) {
        return "{\"status\":\"OK\",\"data\":[" + rows + "]}";
    }

    private static String page(String cursor, String... rows) {
        String pagination = cursor.isEmpty() ? "null" : "{\"cursor\":" + cursor + ",\"count\":2}";
        return "{\"status\":\"OK\",\"data\":[" + String.join(",", rows) + "],\"pagination\":" + pagination + "}";
    }

    private static String order(String id, String status, String reason, String filled) {
        return """
                {"id":77,"accountId":3017,"externalId":"%s","market":"ETH-USD","type":"LIMIT","side":"SELL",
                 "status":"%s","statusReason":"%s","price":"2999","averagePrice":"3000","qty":"0.5","filledQty":"%s",
                 "reduceOnly":true,"postOnly":false,"payedFee":"0.33","createdTime":1700000000000,
                 "updatedTime":1700000000000,"expiryTime":1700000060000,"timeInForce":"IOC"}""".formatted(id, status, reason, filled);
    }

    private static String trade(int id, long at, String type) {
        return """
                {"id":%d,"accountId":3017,"market":"ETH-USD","orderId":77,"externalId":"%s","side":"SELL",
                 "price":"3000.5","qty":"0.2","value":"600.1","fee":"0.3","tradeType":"%s","isTaker":true,
                 "createdTime":%d}""".formatted(id, Intents.EXIT.clientId(), type, at);
    }

    private static String payment(int id, long at, String fee) {
        return """
                {"id":%d,"accountId":3017,"market":"ETH-USD","positionId":1,"side":"LONG","size":"1","value":"3000",
                 "markPrice":"3000","fundingFee":"%s","fundingRate":"0.00001","paidTime":%d}""".formatted(id, fee, at);
    }
}
