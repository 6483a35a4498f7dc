package evenkeel.activities.venues.lighter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Socket;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketRules.Collar;
import evenkeel.domain.venue.MarketRules.Sizes;
import evenkeel.domain.venue.MarketStatus;
import evenkeel.domain.venue.PastFunding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import okhttp3.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LighterMarketTest {
    private static final String BOOK = "GET /api/v1/orderBookOrders";
    private static final String RATES = """
            {"code":200,"funding_rates":[{"market_id":0,"exchange":"binance","symbol":"ETH","rate":0.9},
             {"market_id":1,"exchange":"lighter","symbol":"BTC","rate":0.8},
             {"market_id":0,"exchange":"lighter","symbol":"ETH","rate":0.00008}]}""";

    private final Peer peer = new Peer();
    private final OpenVenue lighter = LighterPeer.venue(peer);
    private final MarketWire market = lighter.venue().market();
    private final Socket pushing = new Socket();

    @AfterEach
    void close() {
        lighter.close();
        peer.close();
    }

    @Test
    void steps_are_its_decimals_and_the_smallest_order_is_by_size_or_by_value() {
        var ether = market.instrument("ETH");

        assertThat(ether.tick()).isEqualByComparingTo("0.01");
        assertThat(ether.lot()).isEqualByComparingTo("0.0001");
        assertThat(ether.minNotional()).isEqualTo(Usd.of("11.80655")); // 0.005 at the last price
        assertThat(ether.fundingIntervalHours()).isEqualTo(1);
        assertThat(ether.quote()).isEqualTo("USDC");
        assertThatThrownBy(() -> market.instrument("XYZ"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.ORD_SYMBOL));
    }

    @Test
    void what_an_order_must_be_is_bounded_by_the_venues_whole_numbers() {
        MarketRules ether = market.rules("ETH");
        MarketRules bitcoin = market.rules("BTC");

        assertThat(ether.sizes())
                .isEqualTo(Sizes.from(Quantity.of("0.005"), Usd.of("10"))
                        .upTo(Quantity.of("28147497671.0655"))
                        .upTo(Usd.of("281474976.710655")));
        assertThat(ether.maxLeverage())
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo("50"));
        assertThat(ether.collar()).contains(new Collar(new BigDecimal("0.05"), new BigDecimal("0.05")));
        assertThat(ether.status()).isEqualTo(MarketStatus.TRADING);
        assertThat(bitcoin.status()).isEqualTo(MarketStatus.HALTED);
        assertThat(bitcoin.maxLeverage()).as("not told").isEmpty();
    }

    @Test
    void a_quote_is_the_best_price_with_all_that_stands_there_and_the_pushed_mark() throws Exception {
        peer.does("GET /stream", request -> pushing.upgrade());
        peer.says(BOOK, """
                {"code":200,"total_asks":2,"asks":[{"price":"2361.32","remaining_base_amount":"0.0317"},
                 {"price":"2361.32","remaining_base_amount":"0.1"},{"price":"2361.40","remaining_base_amount":"9"}],
                 "total_bids":1,"bids":[{"price":"2361.30","remaining_base_amount":"2.5"}]}""");
        var quote = CompletableFuture.supplyAsync(() -> market.quote("ETH"));

        WebSocket socket = pushing.accept();
        assertThat(pushing.hear()).contains("\"subscribe\"", "market_stats/all");
        socket.send("{\"type\":\"connected\",\"session_id\":\"x\"}");
        socket.send("{\"type\":\"ping\"}");
        assertThat(pushing.hear()).isEqualTo("{\"type\":\"pong\"}");
        socket.send(stats("subscribed", "2361.31"));

        assertThat(quote.get().bid()).hasToString("2361.3");
        assertThat(quote.get().askSize()).hasToString("0.1317");
        assertThat(quote.get().mark()).hasToString("2361.31");
        socket.send("{\"type\":\"update/market_stats\",\"market_stats\":{\"market_id\":0,\"mark_price\":\"2400\"}}");
        while (!market.quote("ETH").mark().toString().equals("2400")) Thread.onSpinWait();
    }

    @Test
    void F41_without_a_mark_there_is_no_quote() {
        peer.says(BOOK, """
                {"code":200,"asks":[{"price":"2361.32","remaining_base_amount":"1"}],
                 "bids":[{"price":"2361.30","remaining_base_amount":"1"}]}""");

        assertThatThrownBy(() -> market.quote("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_SILENT));
    }

    @ParameterizedTest
    @CsvSource({
        "1699995600 1699992000, 1700002800", // hours
        "1699999980 1699999960, 1700000000", // a demo's hours of twenty seconds
        "1699999900 1699999880, 1700000000", // some were not told
        "1699995600, 1700002800", // one alone tells no distance
        "'', 1700002800"
    })
    void F50_the_next_payment_follows_from_the_last_ones(String paid, long next) {
        peer.says("GET /api/v1/funding-rates", RATES);
        StringBuilder rows = new StringBuilder();
        for (String second : paid.isEmpty() ? new String[0] : paid.split(" ", -1)) {
            if (!rows.isEmpty()) rows.append(',');
            rows.append("{\"timestamp\":" + second + ",\"value\":\"0.02\",\"rate\":\"0.0012\",\"direction\":\"long\"}");
        }
        peer.says("GET /api/v1/fundings", "{\"code\":200,\"resolution\":\"1h\",\"fundings\":[" + rows + "]}");

        var funding = market.funding("ETH");

        assertThat(funding.rate()).isEqualTo(HourlyRate.of("0.00001"));
        assertThat(funding.nextPayment()).isEqualTo(Instant.ofEpochSecond(next));
    }

    @Test
    void a_rate_that_was_paid_is_percent_and_the_direction_says_who_paid() {
        peer.says("GET /api/v1/fundings", """
                {"code":200,"resolution":"1h","fundings":[
                 {"timestamp":1699992000,"value":"0.02707872","rate":"0.0012","direction":"long"},
                 {"timestamp":1699995600,"value":"0.02707872","rate":"0.0012","direction":"short"}]}""");

        assertThat(market.fundingHistory(
                        "ETH", Instant.ofEpochSecond(1699992000 - 1), Instant.ofEpochSecond(1699995600)))
                .containsExactly(
                        new PastFunding(new BigDecimal("0.000012"), 1, Instant.ofEpochSecond(1699992000)),
                        new PastFunding(new BigDecimal("-0.000012"), 1, Instant.ofEpochSecond(1699995600)));
    }

    @Test
    void where_not_all_rates_fit_the_older_ones_are_asked_for_again() {
        peer.does("GET /api/v1/fundings", request -> {
            long until = Long.parseLong(String.valueOf(request.getUrl().queryParameter("end_timestamp")));
            StringBuilder rows = new StringBuilder();
            for (long hour = Math.max(1, until / 3_600 - 749); hour <= until / 3_600; hour++) {
                if (!rows.isEmpty()) rows.append(',');
                rows.append("{\"timestamp\":" + hour * 3_600 + ",\"rate\":\"0.0012\",\"direction\":\"long\"}");
            }
            return ok("{\"code\":200,\"resolution\":\"1h\",\"fundings\":[" + rows + "]}");
        });

        assertThat(market.fundingHistory("ETH", Instant.EPOCH, Instant.ofEpochSecond(800 * 3_600)))
                .hasSize(800)
                .isSortedAccordingTo(Comparator.comparing(PastFunding::paidAt));
    }

    private static MockResponse ok(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private static String stats(String kind, String mark) {
        return """
                {"type":"%s/market_stats","channel":"market_stats:all","market_stats":{
                 "0":{"symbol":"ETH","market_id":0,"mark_price":"%s"},"7":{"symbol":"NEW","market_id":7}}}""".formatted(kind, mark);
    }
}
