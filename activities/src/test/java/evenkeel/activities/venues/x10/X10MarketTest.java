package evenkeel.activities.venues.x10;

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
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X10MarketTest {
    private static final String MARKETS = "GET /api/v1/info/markets";
    private static final String BOOK = "GET /api/v1/info/markets/ETH-USD/orderbook";
    private static final String STATS = "GET /api/v1/info/markets/ETH-USD/stats";

    private final Peer peer = new Peer();
    private final MarketWire market = Wired.X10.at(peer).venue().market();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void an_instrument_has_the_venues_steps_and_its_smallest_quantity_at_the_mark() {
        Instrument ether = market.instrument("ETH");
        market.instrument("ETH");

        assertThat(ether)
                .isEqualTo(new Instrument(
                                "x10", "ETH", new BigDecimal("0.1"), new BigDecimal("0.001"), Usd.of("30.0015"), 1)
                        .settledIn("USD"));
    }

    @Test
    void the_steps_of_all_markets_are_one_question() {
        String bitcoin = Wired.ETHER.replace("ETH-USD", "BTC-USD");
        listed("{\"status\":\"OK\",\"data\":[", bitcoin.substring(0, bitcoin.lastIndexOf(']')) + ",");

        assertThat(market.instrument("ETH").symbol()).isEqualTo("ETH");
        assertThat(market.instrument("BTC").symbol()).isEqualTo("BTC");

        assertThat(peer.only(MARKETS).getUrl().query()).isNull();
    }

    @Test
    void what_an_order_must_be_is_a_quantity_at_least_and_a_value_at_most() {
        listed(
                "\"maxLeverage\":\"50.00\"",
                "\"maxLeverage\":\"50.00\",\"maxLimitOrderValue\":\"5000000\",\"limitPriceCap\":\"0.05\","
                        + "\"limitPriceFloor\":\"0.04\"");

        MarketRules rules = market.rules("ETH");

        assertThat(rules.sizes())
                .isEqualTo(Sizes.from(Quantity.of("0.01"), Usd.ZERO).upTo(Usd.of("5000000")));
        assertThat(rules.maxLeverage()).contains(new BigDecimal("5E+1"));
        assertThat(rules.collar()).contains(new Collar(new BigDecimal("0.05"), new BigDecimal("0.04")));
        assertThat(rules.status()).isEqualTo(MarketStatus.TRADING);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"REDUCE_ONLY, ReducingOnly", "DELISTED, Delisted", "DISABLED, Halted", "NEVER_HEARD_OF, Halted"})
    void a_market_that_does_not_trade_says_so(String word, String status) {
        listed("\"ACTIVE\"", "\"" + word + "\"");

        assertThat(market.rules("ETH").status().getClass().getSimpleName()).isEqualTo(status);
    }

    @Test
    void a_market_that_is_not_active_stands_still_whatever_its_status() {
        listed("\"active\":true", "\"active\":false");

        assertThat(market.rules("ETH").status()).isEqualTo(MarketStatus.HALTED);
        assertThat(market.rules("ETH").collar()).isEmpty();
    }

    private void listed(String instead, String said) {
        peer.forgets(MARKETS).says(MARKETS, Wired.ETHER.replace(instead, said));
    }

    @Test
    void a_rate_is_for_the_hour_and_the_next_rate_is_the_time_of_the_payment() {
        assertThat(market.funding("ETH"))
                .isEqualTo(new Funding(HourlyRate.of("-0.000034"), Instant.ofEpochMilli(1_700_002_800_000L)));
    }

    @Test
    void a_quote_is_the_top_of_the_book_with_the_mark_as_of_the_question() {
        book("{\"qty\":\"0.5\",\"price\":\"3000.1\"}", "{\"qty\":\"0.7\",\"price\":\"3000.2\"}");

        assertThat(market.quote("ETH"))
                .isEqualTo(new Quote(
                        Price.of("3000.1"),
                        Quantity.of("0.5"),
                        Price.of("3000.2"),
                        Quantity.of("0.7"),
                        Price.of("3000.15"),
                        Peer.NOW.plusMillis(500)));
        assertThat(peer.only(BOOK).getUrl().queryParameter("limit")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"qty\":\"0.5\",\"price\":\"3000.2\"}", "{\"qty\":\"0.5\",\"price\":\"0\"}"})
    void a_book_with_an_empty_or_crossed_side_is_trouble(String bid) {
        book(bid, "{\"qty\":\"0.7\",\"price\":\"3000.2\"}");

        assertThatThrownBy(() -> market.quote("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_GARBLED));
    }

    @Test
    void a_market_that_is_not_listed_is_no_symbol() {
        peer.forgets(MARKETS).says(MARKETS, "{\"status\":\"OK\",\"data\":[]}");

        assertThatThrownBy(() -> market.funding("ETH"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.ORD_SYMBOL));
    }

    private void book(String bid, String ask) {
        peer.says(
                BOOK,
                "{\"status\":\"OK\",\"data\":{\"market\":\"ETH-USD\",\"bid\":[" + bid + "],\"ask\":[" + ask + "]}}");
        peer.says(STATS, "{\"status\":\"OK\",\"data\":{\"markPrice\":\"3000.15\"}}");
    }
}
