package evenkeel.activities.venues.lighter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Intents;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.Json;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LighterAccountTest {
    private static final String ACTIVE = "GET /api/v1/accountActiveOrders";
    private static final String ENDED = "GET /api/v1/accountInactiveOrders";
    private static final String NONE = "{\"code\":200,\"orders\":[]}";
    private static final long NUMBER = Long.parseLong(Intents.ENTRY.clientId().substring(4, 16), 16);

    private final Peer peer = new Peer();
    private final OpenVenue lighter = LighterPeer.venue(peer);
    private final AccountWire account = lighter.venue().account();

    @AfterEach
    void close() {
        lighter.close();
        peer.close();
    }

    @Test
    void an_order_that_lives_is_found_by_its_number_and_counts_cumulatively() {
        peer.says(
                ACTIVE,
                orders(order(7, "open", "0.0000", "0", false), order(NUMBER, "open", "0.2000", "600.02", false)));

        var report = account.order(Intents.ENTRY).orElseThrow();

        assertThat(report.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(report.filled()).hasToString("0.2");
        assertThat(report.value()).isEqualTo(Usd.of("600.02"));
        var asked = peer.only(ACTIVE);
        assertThat(asked.getUrl().query()).isEqualTo("account_index=65&market_id=0");
        assertThat(asked.getHeaders().get("Authorization"))
                .startsWith("1700025199:65:3:")
                .hasSize(16 + 160);
    }

    @Test
    void what_the_account_s_channels_told_is_not_read_again() {
        var settings = LighterPeer.settings(peer, LighterPeer.ID, AccountRules.ANY);
        var told = new LighterHeard(settings.venue().clock(), System::nanoTime);
        try (var api = new LighterApi(settings)) {
            var markets = new LighterMarkets(api, settings.venue().clock());
            var hearing = new LighterAccount(api, settings, markets, told);
            long number = settings.numbers().numberOf("lighter", Intents.ENTRY.clientId());
            told.sign();
            tell(told, LighterHeard.ORDERS, "orders", "[" + order(number, "filled", "0.1336", "314.32", false) + "]");
            tell(told, LighterHeard.POSITIONS, "positions", position(0, 1, "0.1336", "10.00"));
            told.all();
            tell(
                    told,
                    LighterHeard.TRADES,
                    "trades",
                    "[" + trade(1, number, 9, 65, Peer.NOW.toEpochMilli(), true) + "]");

            assertThat(hearing.order(Intents.ENTRY).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
            assertThat(hearing.position("ETH").signed()).isEqualByComparingTo("0.1336");
            assertThat(hearing.position("BTC").signed()).isEqualByComparingTo("0");
            assertThat(hearing.fills("ETH", Peer.NOW))
                    .extracting(Fill::clientId)
                    .containsExactly(Intents.ENTRY.clientId());

            assertThat(peer.got(ACTIVE)).isEmpty();
            assertThat(peer.got("GET /api/v1/trades")).isEmpty();
            assertThat(peer.got("GET /api/v1/account")).isEmpty();
        }
    }

    private static void tell(LighterHeard told, String channel, String about, String row) {
        told.heard(channel, Json.read("{\"" + about + "\":{\"0\":" + row + "}}"));
    }

    @Test
    void one_that_has_ended_is_found_on_a_later_page() {
        peer.says(ACTIVE, NONE);
        peer.says(
                ENDED,
                "{\"code\":200,\"next_cursor\":\"c1\",\"orders\":[" + order(7, "filled", "0.5000", "1500", false)
                        + "]}",
                orders(order(NUMBER, "filled", "0.5000", "1500.05", false)));

        assertThat(account.order(Intents.ENTRY).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(peer.got(ENDED).get(1).getUrl().queryParameter("cursor")).isEqualTo("c1");
    }

    @Test
    void one_that_is_nowhere_is_not_there_and_a_failed_look_is_trouble() {
        peer.says(ACTIVE, NONE);
        peer.says(ENDED, NONE);
        assertThat(account.order(Intents.ENTRY)).isEqualTo(Optional.empty());

        peer.forgets(ENDED).says(ENDED, 500, "");

        assertThatThrownBy(() -> account.order(Intents.ENTRY)).isInstanceOf(Trouble.class);
    }

    @ParameterizedTest
    @CsvSource({
        "in-progress, 0, OPEN",
        "pending, 0, OPEN",
        "open, 0, OPEN",
        "open, 0.1, PARTIALLY_FILLED",
        "filled, 0.5, FILLED",
        "canceled, 0, CANCELLED",
        "canceled-post-only, 0, REJECTED",
        "canceled-margin-not-allowed, 0, REJECTED",
        "canceled-margin-not-allowed, 0.1, CANCELLED",
        "canceled-reduce-only, 0, REJECTED",
        "canceled-too-much-slippage, 0, CANCELLED",
        "canceled-not-enough-liquidity, 0.1, CANCELLED",
        "canceled-expired, 0.1, EXPIRED",
        "canceled-liquidation, 0, CANCELLED"
    })
    void each_of_its_statuses_is_one_of_ours(String theirs, String filled, OrderStatus ours) {
        peer.says(ACTIVE, orders(order(NUMBER, theirs, filled, filled.equals("0") ? "0" : "300", false)));

        assertThat(account.order(Intents.ENTRY).orElseThrow().status()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "canceled-margin-not-allowed, true",
        "canceled-invalid-balance, true",
        "canceled-post-only, false",
        "canceled, false"
    })
    void want_of_margin_is_told_apart_from_other_ends(String theirs, boolean isShort) {
        peer.says(ACTIVE, orders(order(NUMBER, theirs, "0", "0", false)));

        assertThat(account.order(Intents.ENTRY).orElseThrow().refusal())
                .isEqualTo(isShort ? Optional.of(Code.VEN_MARGIN) : Optional.empty());
    }

    @Test
    void F15_an_order_of_the_other_side_under_our_number_is_a_contradiction() {
        peer.says(ACTIVE, orders(order(NUMBER, "open", "0", "0", true)));

        assertThatThrownBy(() -> account.order(Intents.ENTRY))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.ORD_CONTRADICTION));
    }

    @Test
    void resting_orders_are_told_by_our_ids_and_strangers_by_their_numbers() {
        peer.says(ACTIVE, NONE);
        peer.says(ENDED, NONE);
        account.order(Intents.ENTRY); // gives it a number
        peer.forgets(ACTIVE)
                .says(
                        ACTIVE,
                        orders(
                                order(NUMBER, "open", "0", "0", false),
                                order(7, "open", "0", "0", false),
                                order(0, "open", "0", "0", false)));

        assertThat(account.openOrders("ETH")).containsExactly(Intents.ENTRY.clientId(), "7");
    }

    @Test
    void fills_are_ours_by_account_with_role_and_fee_of_our_side() {
        peer.says(ACTIVE, NONE);
        peer.says(ENDED, NONE);
        account.order(Intents.ENTRY);
        peer.says(
                "GET /api/v1/trades",
                "{\"code\":200,\"next_cursor\":\"n\",\"trades\":["
                        + trade(3, 0, 91_249, 65, 1_700_000_003_000L, true) + "," // taker, bought
                        + trade(2, NUMBER, 91_249, 65, 1_700_000_002_000L, false) + "]}", // maker, bought
                "{\"code\":200,\"trades\":[" + trade(1, 8, 65, 91_249, 1_700_000_001_000L, true) // maker, sold
                        + "," + trade(0, 8, 65, 91_249, 1_699_999_000_000L, true) + "]}");

        List<Fill> fills = account.fills("ETH", Peer.NOW);

        assertThat(fills).extracting(Fill::tradeId).containsExactly("1", "2", "3");
        assertThat(fills).extracting(Fill::side).containsExactly(Side.SELL, Side.BUY, Side.BUY);
        assertThat(fills).extracting(Fill::maker).containsExactly(true, true, false);
        assertThat(fills).extracting(Fill::clientId).containsExactly("8", Intents.ENTRY.clientId(), "");
        assertThat(fills).extracting(Fill::quote).containsOnly("USDC");
        assertThat(fills.getFirst().fee()).isEqualTo(usdc("0.008801101064")); // 28 millionths of 314.324...
        assertThat(fills.getLast().fee()).isEqualTo(usdc("0.061607707448"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5000, 1.5", "-1, 1.5000, -1.5", "1, 0.0000, 0", "0, 0, 0"})
    void a_position_has_its_sign_apart(int sign, String size, String signed) {
        peer.says("GET /api/v1/account", account(65, position(0, sign, size, "10.00")));

        assertThat(account.position("ETH").signed()).isEqualByComparingTo(signed);
        assertThat(account.position("BTC").signed()).isEqualByComparingTo("0");
    }

    @Test
    void the_balance_is_the_collateral_and_what_of_it_is_free() {
        peer.says("GET /api/v1/account", account(65, ""));

        assertThat(account.balance().wallet()).isEqualTo(Usd.of("1000.5"));
        assertThat(account.balance().available()).isEqualTo(Usd.of("900"));
        assertThat(account.balance().currency()).isEqualTo("USDC");
    }

    @Test
    void another_account_under_our_number_is_refused() {
        peer.says("GET /api/v1/account", account(66, ""));

        assertThatThrownBy(account::balance)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_OTHER_ACCOUNT));
    }

    @Test
    void F48_payments_are_read_up_to_the_beginning_and_each_is_told_once() {
        peer.says(
                "GET /api/v1/positionFunding",
                "{\"code\":200,\"next_cursor\":\"n\",\"position_fundings\":[" + payment(12, 1_700_007_200, "-0.5") + ","
                        + payment(11, 1_700_003_600, "0.25") + "]}",
                "{\"code\":200,\"next_cursor\":\"m\",\"position_fundings\":[" + payment(11, 1_700_003_600, "0.25") + ","
                        + payment(10, 1_700_000_000, "9") + "]}");

        var payments = account.funding("ETH", Peer.NOW, Instant.ofEpochSecond(1_700_007_200));

        assertThat(payments).extracting(payment -> payment.eventId()).containsExactly("0-11", "0-12");
        assertThat(payments).extracting(payment -> payment.amount()).containsExactly(Usd.of("0.25"), Usd.of("-0.5"));
        assertThat(payments).extracting(payment -> payment.currency()).containsOnly("USDC");
        assertThat(peer.got("GET /api/v1/positionFunding")).hasSize(2);
    }

    @Test
    void payments_of_all_markets_come_in_one_list() {
        peer.says(
                "GET /api/v1/positionFunding",
                "{\"code\":200,\"position_fundings\":[" + payment(12, 1_700_007_200, "-0.5") + ","
                        + payment(13, 1_700_007_200, "7").replace("\"market_id\":0", "\"market_id\":1") + "]}");

        var paid = account.paidSince(Peer.NOW).orElseThrow();

        assertThat(paid.apply("ETH")).extracting(payment -> payment.eventId()).containsExactly("0-12");
        assertThat(peer.only("GET /api/v1/positionFunding").getUrl().queryParameter("market_id"))
                .isEqualTo("255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401|<html>", "400|{\"code\":20013,\"message\":\"invalid auth\"}"})
    void a_log_in_that_has_run_out_is_renewed_once(String refusal) {
        int bar = refusal.indexOf('|');
        peer.says(ACTIVE, Integer.parseInt(refusal.substring(0, bar)), refusal.substring(bar + 1));
        peer.says(ACTIVE, orders(order(NUMBER, "open", "0", "0", false)));

        assertThat(account.order(Intents.ENTRY)).isPresent();
        assertThat(peer.got(ACTIVE)).hasSize(2);
    }

    @Test
    void a_start_reads_key_account_and_leverage() {
        peer.says("GET /api/v1/apikeys", keys(65, 3, LighterPeer.PUBLIC));
        peer.says("GET /api/v1/account", account(65, position(0, 1, "0", "20.00")));

        account.verify();

        assertThat(peer.only("GET /api/v1/apikeys").getUrl().query()).isEqualTo("account_index=65&api_key_index=3");
    }

    @ParameterizedTest
    @CsvSource({"5.00, VEN_LEVERAGE", "0, VEN_GARBLED"})
    void F65_a_leverage_above_ours_is_refused(String margin, Code code) {
        peer.says("GET /api/v1/apikeys", keys(65, 3, LighterPeer.PUBLIC));
        peer.says("GET /api/v1/account", account(65, position(0, 1, "0", margin)));

        assertThatThrownBy(account::verify)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }

    @Test
    void F65_another_key_under_our_index_is_refused() {
        peer.says("GET /api/v1/apikeys", keys(65, 3, "2c" + LighterPeer.PUBLIC.substring(2)));

        assertThatThrownBy(account::verify)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_KEY));
    }

    @Test
    void who_only_looks_at_markets_needs_no_key() {
        try (var reader = Lighter.open(LighterPeer.settings(peer, "nobody", AccountRules.ANY))) {
            assertThat(reader.venue().market().instrument("ETH").lot()).isEqualByComparingTo("0.0001");
            assertThatThrownBy(() -> reader.venue().account().balance()).isInstanceOf(Trouble.class);
        }
    }

    private static String orders(String... orders) {
        return "{\"code\":200,\"orders\":[" + String.join(",", orders) + "]}";
    }

    private static String order(long number, String status, String filled, String value, boolean ask) {
        return """
                {"order_index":281476929510110,"client_order_index":%d,"market_index":0,"owner_account_index":65,
                 "initial_base_amount":"0.5000","price":"3000.10","remaining_base_amount":"0.3000","is_ask":%b,
                 "filled_base_amount":"%s","filled_quote_amount":"%s","type":"limit","status":"%s"}""".formatted(number, ask, filled, value, status);
    }

    private static String trade(int id, long number, long asking, long bidding, long at, boolean makerAsk) {
        return """
                {"trade_id":%d,"type":"trade","market_id":0,"size":"0.1336","price":"2352.73","usd_amount":"314.325038",
                 "ask_client_id":%d,"bid_client_id":%d,"ask_account_id":%d,"bid_account_id":%d,"is_maker_ask":%b,
                 "timestamp":%d,"taker_fee":196,"maker_fee":28}""".formatted(id, asking == 65 ? number : 0, asking == 65 ? 0 : number, asking, bidding, makerAsk, at);
    }

    private static String account(long index, String positions) {
        return """
                {"code":200,"total":1,"accounts":[{"code":0,"index":%d,"status":1,"collateral":"1000.500000",
                 "available_balance":"900.000000","positions":[%s]}]}""".formatted(index, positions);
    }

    private static String position(int market, int sign, String size, String margin) {
        return """
                {"market_id":%d,"symbol":"ETH","initial_margin_fraction":"%s","sign":%d,"position":"%s",
                 "liquidation_price":"1900.00","margin_mode":0}""".formatted(market, margin, sign, size);
    }

    private static Fee usdc(String amount) {
        return Fee.of(new BigDecimal(amount), "USDC");
    }

    private static String payment(int id, long seconds, String change) {
        return """
                {"timestamp":%d,"market_id":0,"funding_id":%d,"change":"%s","rate":"0.0012","position_size":"1.5",
                 "position_side":"long"}""".formatted(seconds, id, change);
    }

    private static String keys(long account, int index, String published) {
        return "{\"code\":200,\"api_keys\":[{\"account_index\":" + account + ",\"api_key_index\":" + index
                + ",\"nonce\":722,\"public_key\":\"" + published + "\"}]}";
    }
}
