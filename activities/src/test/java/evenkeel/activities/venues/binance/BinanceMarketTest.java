package evenkeel.activities.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Wired;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketRules.Collar;
import evenkeel.domain.venue.MarketRules.Sizes;
import evenkeel.domain.venue.MarketStatus;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceMarketTest {
    private static final String INDEX = "GET /fapi/v1/premiumIndex";
    private static final String RATES = "GET /fapi/v1/fundingRate";
    private static final String TOP = "GET /fapi/v1/ticker/bookTicker";
    private static final String INFO = "GET /fapi/v1/exchangeInfo";
    private static final String FUNDING_INFO = "GET /fapi/v1/fundingInfo";

    private final Peer peer = new Peer();
    private final MarketWire market = Wired.BINANCE.at(peer).venue().market();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void steps_come_from_the_filters_and_not_from_the_precisions() {
        peer.says(INFO, exchangeInfo("\"0.01\"")).says(FUNDING_INFO, "[]");

        assertThat(market.instrument("ETH"))
                .isEqualTo(new Instrument(
                                "binance", "ETH", new BigDecimal("0.01"), new BigDecimal("0.001"), Usd.of("20"), 8)
                        .settledIn("USDT"));
        market.instrument("ETH");
        assertThat(peer.got(INFO)).as("read once for five minutes").hasSize(1);
    }

    @Test
    void what_an_order_must_be_comes_from_the_filters_too() {
        peer.says(INFO, exchangeInfo("\"0.01\"")).says(FUNDING_INFO, "[]");

        MarketRules rules = market.rules("ETH");

        assertThat(rules.sizes())
                .isEqualTo(Sizes.from(Quantity.of("0.001"), Usd.of("20")).upTo(Quantity.of("10000")));
        assertThat(rules.collar()).contains(new Collar(new BigDecimal("0.15"), new BigDecimal("0.15")));
        assertThat(rules.maxLeverage()).as("told by signed calls only").isEmpty();
        assertThat(rules.status()).isEqualTo(MarketStatus.TRADING);
        assertThat(peer.got(INFO)).as("with the steps, at one read").hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"PENDING_TRADING, Halted", "BREAK, Halted", "SETTLING, Delisted", "CLOSE, Delisted"})
    void a_market_that_does_not_trade_says_so(String word, String status) {
        peer.says(INFO, exchangeInfo("\"0.01\"").replace("\"TRADING\"", "\"" + word + "\""))
                .says(FUNDING_INFO, "[]");

        assertThat(market.rules("ETH").status().getClass().getSimpleName()).isEqualTo(status);
    }

    @Test
    void a_symbol_that_is_not_listed_or_listed_oddly_cannot_be_traded() {
        peer.says(INFO, exchangeInfo("\"NaN\"")).says(FUNDING_INFO, "[]");

        assertThatThrownBy(() -> market.instrument("ETH"))
                .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.code()).isEqualTo(Code.ORD_SYMBOL));
        assertThatThrownBy(() -> market.instrument("DOGE")).isInstanceOf(Trouble.class);
    }

    @ParameterizedTest(name = "listed with {0}: {1} an hour")
    @CsvSource(delimiter = '|', textBlock = """
            []                                                                          | 0.0000478075
            [{"symbol":"ETHUSDT","fundingIntervalHours":4,"disclaimer":false}]          | 0.000095615
            [{"symbol":"ETHUSDT","fundingIntervalHours":1,"disclaimer":false}]          | 0.00038246
            [{"symbol":"BLZUSDT","adjustedFundingRateCap":"0.025","fundingIntervalHours":4}] | 0.0000478075
            """)
    void F50_a_rate_is_spread_over_the_interval_and_paid_when_the_venue_says(String fundingInfo, String hourly) {
        peer.says(FUNDING_INFO, fundingInfo).says(INDEX, premiumIndex(1597370495002L));

        // the time is nowhere near a multiple of any interval, as in a demo with short hours
        assertThat(market.funding("ETH"))
                .isEqualTo(new Funding(HourlyRate.of(hourly), Instant.ofEpochMilli(1597392000123L)));
    }

    @Test
    void a_quote_is_as_old_as_its_older_half() {
        peer.says(INDEX, premiumIndex(1597370495002L));
        peer.says(TOP, """
                {"symbol":"ETHUSDT","bidPrice":"3000.00","bidQty":"431.0","askPrice":"3000.20","askQty":"9.0",
                 "time":1597370495001}""");

        assertThat(market.quote("ETH"))
                .isEqualTo(new Quote(
                        Price.of("3000"),
                        Quantity.of("431"),
                        Price.of("3000.2"),
                        Quantity.of("9"),
                        Price.of("3001.63104562"),
                        Instant.ofEpochMilli(1597370495001L)));
    }

    @ParameterizedTest
    @CsvSource({"3000.20, 3000.20", "3000.30, 3000.20", "0.0, 3000.20", "NaN, 3000.20", "3000.00, 1e400"})
    void F42_a_book_that_cannot_be_is_garbled(String bid, String ask) {
        peer.says(INDEX, premiumIndex(1597370495002L));
        peer.says(TOP, """
                {"symbol":"ETHUSDT","bidPrice":"%s","bidQty":"1","askPrice":"%s","askQty":"1"}""".formatted(bid, ask));

        assertThatThrownBy(() -> market.quote("ETH"))
                .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.code()).isEqualTo(Code.VEN_GARBLED));
    }

    @Test
    void F50_rates_that_were_paid_have_the_interval_of_their_symbol() {
        peer.says(FUNDING_INFO, "[{\"symbol\":\"ETHUSDT\",\"fundingIntervalHours\":4}]")
                .says(RATES, """
                [{"symbol":"ETHUSDT","fundingRate":"-0.03750000","fundingTime":1570608000000,"markPrice":"34287.5"}]""");

        assertThat(market.fundingHistory("ETH", Instant.EPOCH, Instant.ofEpochMilli(1570608000000L)))
                .containsExactly(new PastFunding(new BigDecimal("-0.0375"), 4, Instant.ofEpochMilli(1570608000000L)));
        assertThat(peer.only(RATES).getUrl().queryParameter("startTime")).isEqualTo("1");
    }

    @Test
    void a_full_page_of_rates_is_followed_by_the_next() {
        peer.says(FUNDING_INFO, "[]").does(RATES, request -> {
            long from = Long.parseLong(String.valueOf(request.getUrl().queryParameter("startTime")));
            StringBuilder rows = new StringBuilder();
            for (long at = from; at < from + 1_000 && at <= 1_500; at++) {
                if (!rows.isEmpty()) rows.append(',');
                rows.append("{\"symbol\":\"ETHUSDT\",\"fundingRate\":\"0.0001\",\"fundingTime\":" + at + "}");
            }
            return ok("[" + rows + "]");
        });

        assertThat(market.fundingHistory("ETH", Instant.EPOCH, Instant.ofEpochMilli(1_500)))
                .hasSize(1_500)
                .doesNotHaveDuplicates();
        assertThat(peer.got(RATES)).hasSize(2);
    }

    @Test
    void an_answer_about_another_symbol_is_garbled() {
        peer.says(INDEX, premiumIndex(1597370495002L).replace("ETHUSDT", "BTCUSDT"))
                .says(FUNDING_INFO, "[]");

        assertThatThrownBy(() -> market.funding("ETH"))
                .isInstanceOfSatisfying(Trouble.class, t -> assertThat(t.code()).isEqualTo(Code.VEN_GARBLED));
    }

    @ParameterizedTest
    @CsvSource({"eth", "ETH-USD", "ETH&x=1", "''"})
    void a_symbol_that_is_not_ours_is_our_mistake(String symbol) {
        assertThatThrownBy(() -> market.quote(symbol)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String premiumIndex(long time) {
        return """
                {"symbol":"ETHUSDT","markPrice":"3001.63104562","indexPrice":"3001.80495970",
                 "estimatedSettlePrice":"3001.16138815","lastFundingRate":"0.00038246","interestRate":"0.00010000",
                 "nextFundingTime":1597392000123,"time":%d}""".formatted(time);
    }

    private static MockResponse ok(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private static String exchangeInfo(String tick) {
        return """
                {"timezone":"UTC","serverTime":1,"symbols":[
                 {"symbol":"ETHUSDT_260626","contractType":"CURRENT_QUARTER"},
                 {"symbol":"ETHUSDT","pair":"ETHUSDT","contractType":"PERPETUAL","status":"TRADING",
                  "pricePrecision":4,"quantityPrecision":5,"filters":[
                   {"filterType":"PRICE_FILTER","minPrice":"39.86","maxPrice":"306177","tickSize":%s},
                   {"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"10000","stepSize":"0.001"},
                   {"filterType":"MARKET_LOT_SIZE","minQty":"0.001","maxQty":"2000","stepSize":"0.01"},
                   {"filterType":"MAX_NUM_ORDERS","limit":200},
                   {"filterType":"MIN_NOTIONAL","notional":"20"},
                   {"filterType":"PERCENT_PRICE","multiplierUp":"1.15","multiplierDown":"0.85","multiplierDecimal":"4"}],
                  "orderTypes":["LIMIT"],"timeInForce":["GTC","IOC","FOK","GTX","GTD"]}]}""".formatted(tick);
    }
}
