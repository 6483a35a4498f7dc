package evenkeel.activities.venues.bybit;

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
import evenkeel.domain.venue.MarketRules.Sizes;
import evenkeel.domain.venue.MarketStatus;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitMarketTest {
    private static final String TICKERS = "GET /v5/market/tickers";
    private static final String INFO = "GET /v5/market/instruments-info";

    private final Peer peer = new Peer();
    private final MarketWire market = Wired.BYBIT.at(peer).venue().market();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void F50_steps_and_interval_come_from_the_listing() {
        peer.says(INFO, listing("240"));

        assertThat(market.instrument("ETH"))
                .isEqualTo(
                        new Instrument("bybit", "ETH", new BigDecimal("0.1"), new BigDecimal("0.001"), Usd.of("5"), 4)
                                .settledIn("USDT"));
        market.instrument("ETH");
        assertThat(peer.got(INFO)).as("read once for five minutes").hasSize(1);
    }

    @Test
    void what_an_order_must_be_comes_from_the_listing() {
        peer.says(INFO, listing("240"));

        MarketRules rules = market.rules("ETH");

        assertThat(rules.sizes())
                .isEqualTo(Sizes.from(Quantity.of("0.001"), Usd.of("5")).upTo(Quantity.of("1190")));
        assertThat(rules.maxLeverage()).contains(new BigDecimal("1E+2"));
        assertThat(rules.collar()).isEmpty();
        assertThat(rules.status()).isEqualTo(MarketStatus.TRADING);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"PreLaunch, Halted", "Delivering, Delisted", "Closed, Delisted", "Trading, Trading"})
    void a_market_that_does_not_trade_says_so(String word, String status) {
        peer.says(INFO, listing("240").replace("\"Trading\"", "\"" + word + "\""));

        assertThat(market.rules("ETH").status().getClass().getSimpleName()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"90", "0", "-60", "''"})
    void F50_an_interval_that_is_not_whole_hours_is_garbled(String minutes) {
        peer.says(INFO, listing("\"" + minutes + "\""));

        assertThatThrownBy(() -> market.instrument("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_GARBLED));
    }

    @ParameterizedTest(name = "every {0} hours: {1} an hour")
    @CsvSource({"\"8\", -0.00012925", "\"1\", -0.001034", "4, -0.0002585", "\"\", -0.001034"})
    void F50_a_rate_is_spread_over_the_interval_and_paid_when_the_venue_says(String hours, String hourly) {
        peer.says(TICKERS, ticker("3000.00", "3000.20", hours)).says(INFO, listing("60"));

        // the time is nowhere near a multiple of any interval, as in a demo with short hours
        assertThat(market.funding("ETH"))
                .isEqualTo(new Funding(HourlyRate.of(hourly), Instant.ofEpochMilli(1672387200123L)));
    }

    @Test
    void a_quote_is_one_read() {
        peer.says(TICKERS, ticker("3000.00", "3000.20", "8"));

        assertThat(market.quote("ETH"))
                .isEqualTo(new Quote(
                        Price.of("3000"),
                        Quantity.of("12.5"),
                        Price.of("3000.2"),
                        Quantity.of("7"),
                        Price.of("3000.15"),
                        Instant.ofEpochMilli(1672376496682L)));
    }

    @ParameterizedTest
    @CsvSource({"3000.20, 3000.20", "3000.30, 3000.20", "0.0, 3000.20", "NaN, 3000.20", "3000.00, 1e400", "'', 3000"})
    void F42_a_book_that_cannot_be_is_garbled(String bid, String ask) {
        peer.says(TICKERS, ticker(bid, ask, "8"));

        assertThatThrownBy(() -> market.quote("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_GARBLED));
    }

    @Test
    void a_symbol_that_is_not_listed_cannot_be_traded() {
        peer.says(INFO, "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"list\":[]},\"time\":1}");

        assertThatThrownBy(() -> market.instrument("DOGE"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.ORD_SYMBOL));
    }

    private static String ticker(String bid, String ask, String hours) {
        return """
                {"retCode":0,"retMsg":"OK","result":{"category":"linear","list":[{"symbol":"ETHUSDT",
                 "lastPrice":"3000","indexPrice":"3000.1","markPrice":"3000.15","bid1Price":"%s","bid1Size":"12.5",
                 "ask1Price":"%s","ask1Size":"7","openInterest":"1","fundingRate":"-0.001034",
                 "nextFundingTime":"1672387200123","fundingIntervalHour":%s}]},"retExtInfo":{},"time":1672376496682}""".formatted(bid, ask, hours);
    }

    private static String listing(String minutes) {
        return """
                {"retCode":0,"retMsg":"OK","result":{"category":"linear","list":[{"symbol":"ETHUSDT",
                 "contractType":"LinearPerpetual","status":"Trading","baseCoin":"ETH","quoteCoin":"USDT",
                 "settleCoin":"USDT","priceScale":"2","leverageFilter":{"minLeverage":"1","maxLeverage":"100.00"},
                 "priceFilter":{"minPrice":"0.10","maxPrice":"1999999.80","tickSize":"0.10"},
                 "lotSizeFilter":{"maxOrderQty":"1190.000","minOrderQty":"0.001","qtyStep":"0.001",
                  "minNotionalValue":"5"},"unifiedMarginTrade":true,"fundingInterval":%s}],
                 "nextPageCursor":""},"retExtInfo":{},"time":1672376496682}""".formatted(minutes);
    }
}
