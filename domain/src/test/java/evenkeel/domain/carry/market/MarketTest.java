package evenkeel.domain.carry.market;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketTest {
    private static final Instant ELEVEN = Instant.parse("2026-03-01T11:00:00Z");

    @Test
    void N1_a_higher_rate_at_lighter_is_sold_there() {
        var offered = NetFunding.offered(HourlyRate.of("0.0001"), HourlyRate.of("0.00003"));

        assertThat(offered.direction()).isEqualTo(Direction.LONG_X10);
        assertThat(offered.direction().sideAt(Exchange.LIGHTER)).isEqualTo(Side.SELL);
        assertThat(offered.signedNetRate()).isEqualTo(HourlyRate.of("0.00007"));
        assertThat(offered.netApy()).isEqualByComparingTo("0.6132");
    }

    @Test
    void N2_a_lower_rate_at_lighter_is_bought_there() {
        var offered = NetFunding.offered(HourlyRate.of("-0.00002"), HourlyRate.of("0.00005"));

        assertThat(offered.direction()).isEqualTo(Direction.LONG_LIGHTER);
        assertThat(offered.signedNetRate()).isEqualTo(HourlyRate.of("0.00007"));
        assertThat(offered.netApy()).isEqualByComparingTo("0.6132");
    }

    @Test
    void N3_a_trade_that_flipped_has_a_negative_yield() {
        var held = NetFunding.held(Direction.LONG_LIGHTER, HourlyRate.of("0.00006"), HourlyRate.of("0.00002"));

        assertThat(held.signedNetRate()).isEqualTo(HourlyRate.of("-0.00004"));
        assertThat(held.netApy()).isEqualByComparingTo("-0.3504");
    }

    @Test
    void N5_a_rate_for_eight_hours_is_an_eighth_for_one() {
        assertThat(HourlyRate.spread(new BigDecimal("0.0008"), 8)).isEqualTo(HourlyRate.of("0.0001"));
    }

    @Test
    void N6_a_rate_is_annualised_by_the_hours_of_a_year() {
        assertThat(HourlyRate.of("-0.000360").annualised()).isEqualByComparingTo("-3.1536");
    }

    @Test
    void equal_rates_go_long_at_lighter() {
        var offered = NetFunding.offered(HourlyRate.of("0.00002"), HourlyRate.of("0.00002"));

        assertThat(offered.direction()).isEqualTo(Direction.LONG_LIGHTER);
        assertThat(offered.netApy()).isZero();
    }

    @Test
    void what_is_offered_is_never_negative_and_swapping_the_venues_swaps_the_direction() {
        var dice = new Random(51);
        for (int round = 0; round < 500; round++) {
            var one = new HourlyRate(BigDecimal.valueOf(dice.nextInt(-500, 500), 6));
            var other = new HourlyRate(BigDecimal.valueOf(dice.nextInt(-500, 500), 6));
            var offered = NetFunding.offered(one, other);

            assertThat(offered.signedNetRate().isBelow(HourlyRate.ZERO)).isFalse();
            assertThat(NetFunding.offered(other, one).netApy()).isEqualByComparingTo(offered.netApy());
            if (!one.equals(other)) {
                assertThat(NetFunding.offered(other, one).direction()).isNotEqualTo(offered.direction());
            }
        }
    }

    @ParameterizedTest(name = "{0} and {1}: {2}, apart {3}, tradable {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        100 | 101 | 100.5 | 0.00995025 | true
        100 | -   | 100   | 1          | false
        -   | 101 | 101   | 1          | false
        -   | -   | -     | 1          | false
        """)
    void one_price_is_good_for_looking_only(
            @Nullable String lighter,
            @Nullable String x10,
            @Nullable String mid,
            BigDecimal difference,
            boolean tradable) {
        var found = MidPrice.of(price(lighter), price(x10));

        assertThat(found.mid()).isEqualTo(price(mid));
        assertThat(found.difference().setScale(difference.scale(), RoundingMode.HALF_EVEN))
                .isEqualByComparingTo(difference);
        assertThat(found.isTradable()).isEqualTo(tradable);
    }

    @Test
    void an_impossible_rate_is_warned_of_and_the_last_good_one_keeps_its_age() {
        var cap = new BigDecimal("0.005");
        var last = Optional.of(HourlyRate.of("0.0001"));
        var age = Duration.ofMinutes(3);

        assertThat(RateReading.of(HourlyRate.of("-0.005"), cap, last, age))
                .isEqualTo(new RateReading(Optional.of(HourlyRate.of("-0.005")), Duration.ZERO, false));
        assertThat(RateReading.of(HourlyRate.of("-0.00500001"), cap, last, age))
                .isEqualTo(new RateReading(last, age, true));
        assertThat(RateReading.of(HourlyRate.of("0.02"), cap, Optional.empty(), age)
                        .rate())
                .isEmpty();
    }

    @Test
    void history_has_one_signed_value_for_each_hour_that_both_venues_know() {
        var lighter = List.of(rate(2, "0.00003"), rate(0, "0.00006"), rate(1, "0.00001"));
        var x10 = List.of(rate(0, "0.00002"), rate(2, "0.00005"), rate(3, "0.00009"), half("0.5"));

        assertThat(ApyHistory.of(Direction.LONG_LIGHTER, lighter, x10))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("-0.3504"), new BigDecimal("0.1752"));
        assertThat(ApyHistory.of(Direction.LONG_X10, lighter, x10))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.3504"), new BigDecimal("-0.1752"));
    }

    @ParameterizedTest(name = "bid {0}x{1}, ask {2}x{3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
        100 | 1 | 100.1 | 1 | true
        100 | 1 | 100   | 1 | false
        101 | 1 | 100   | 1 | false
        100 | 0 | 100.1 | 1 | false
        100 | 1 | 100.1 | 0 | false
        """)
    void a_book_is_valid_with_something_on_both_sides_and_a_gap(
            String bid, String bidSize, String ask, String askSize, boolean valid) {
        var book = new Book(List.of(Level.of(bid, bidSize)), List.of(Level.of(ask, askSize)), Duration.ZERO);

        assertThat(book.isValid()).isEqualTo(valid);
        assertThat(new Book(book.bids(), List.of(), Duration.ZERO).isValid()).isFalse();
        assertThat(new Book(List.of(), book.asks(), Duration.ZERO).isValid()).isFalse();
    }

    @Test
    void sizes_ignore_a_top_worth_less_than_ten_dollars() {
        var book = new Book(
                List.of(Level.of("99", "3"), Level.of("100", "0.0999")),
                List.of(Level.of("102", "3"), Level.of("101", "0.05"), Level.of("101.5", "0.09852217")),
                Duration.ZERO);

        assertThat(book.bid()).contains(Price.of("100"));
        assertThat(book.effective().bid()).contains(Price.of("99"));
        assertThat(book.effective().ask()).contains(Price.of("101.5")); // a hair above ten dollars
        assertThat(new Book(List.of(Level.of("100", "0.1")), List.of(), Duration.ZERO)
                        .effective()
                        .bid())
                .contains(Price.of("100"));
    }

    @Test
    void what_a_division_left_behind_costs_no_tick() {
        BigDecimal third = BigDecimal.ONE.divide(new BigDecimal(3), MathContext.DECIMAL128);
        BigDecimal sixHundredths = new BigDecimal("0.09").multiply(third).multiply(BigDecimal.TWO);
        BigDecimal tick = new BigDecimal("0.01");

        assertThat(sixHundredths).isNotEqualByComparingTo("0.06");
        assertThat(Ticks.into(sixHundredths, Side.BUY, tick)).isEqualTo(Price.of("0.06"));
        assertThat(Ticks.into(sixHundredths, Side.SELL, tick)).isEqualTo(Price.of("0.06"));
    }

    private static HourRate rate(int hour, String rate) {
        return new HourRate(ELEVEN.plus(Duration.ofHours(hour)), HourlyRate.of(rate));
    }

    private static HourRate half(String rate) {
        return new HourRate(ELEVEN.plus(Duration.ofMinutes(30)), HourlyRate.of(rate));
    }

    private static Optional<Price> price(@Nullable String written) {
        return Optional.ofNullable(written).map(Price::of);
    }
}
