package evenkeel.domain.carry.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedValueTest {
    private static final Profile LONG_HOLD = Profile.RECOMMENDED.with("ev_include_exit_spread", "false");
    private static final Books TEN_CENTS_APART = Books.of(book("100.00", "100.10"), book("100.00", "100.10"));

    @Test
    void N16_crossing_costs_the_difference_of_the_books() {
        var value = value("0.50", LONG_HOLD);

        assertThat(value.spreadCost().source()).isEqualTo(SpreadCost.Source.QUOTES);
        assertThat(value.spreadCost().spreadCost().value())
                .isCloseTo(new BigDecimal("0.349650"), within(new BigDecimal("5e-7")));
    }

    @Test
    void N17_half_a_year_of_yield_does_not_earn_enough() {
        var value = value("0.50", LONG_HOLD);

        assertThat(value.holdHours()).isEqualByComparingTo("48");
        assertThat(value.fundingPerHour().value().multiply(value.holdHours()))
                .isCloseTo(new BigDecimal("0.958904"), within(new BigDecimal("5e-7")));
        assertThat(value.totalEv().value()).isCloseTo(new BigDecimal("0.464529"), within(new BigDecimal("5e-7")));
    }

    @Test
    void N18_a_whole_year_of_yield_pays_its_costs_in_half_a_day() {
        var value = value("1.00", LONG_HOLD);

        assertThat(value.totalEv().value()).isCloseTo(new BigDecimal("1.423433"), within(new BigDecimal("5e-7")));
        assertThat(value.breakevenHours()).isCloseTo(new BigDecimal("12.37"), within(new BigDecimal("0.005")));
        assertThat(value.evPerHour().value())
                .isCloseTo(new BigDecimal("0.029655"), within(new BigDecimal("5e-7"))); // 1.423433 in 48 hours
    }

    @ParameterizedTest(name = "held {0} s at least: {1} h")
    @CsvSource(delimiter = '|', textBlock = """
        0       | 1
        1800    | 1
        3600    | 1
        5400    | 1.5
        172800  | 48
        1000000 | 240
        """)
    void N19_an_entry_reckons_with_the_shortest_hold_within_bounds(long seconds, BigDecimal hours) {
        assertThat(HoldSettings.plannedHours(Duration.ofSeconds(seconds), Duration.ofDays(10)))
                .isEqualByComparingTo(hours);
    }

    @Test
    void N20_a_rising_yield_is_believed_a_little_further() {
        var forecast = forecast("0.50", samples(".40 .42 .44 .46 .48 .50"));

        assertThat(forecast.slope().orElseThrow()).isEqualByComparingTo("0.02");
        assertThat(forecast.velocityAdjustedApy()).isEqualByComparingTo("0.54");
    }

    @Test
    void N21_a_falling_yield_never_turns_its_sign_by_the_forecast() {
        List<BigDecimal> falling = samples(".60 .58 .56 .54 .52 .50");

        assertThat(forecast("0.50", falling).velocityAdjustedApy()).isEqualByComparingTo("0.46");
        assertThat(forecast("0.03", falling).velocityAdjustedApy()).isZero();
        assertThat(forecast("-0.03", samples(".40 .42 .44 .46 .48 .50")).velocityAdjustedApy())
                .isZero();
        assertThat(forecast("0", samples(".40 .42 .44 .46 .48 .50")).velocityAdjustedApy())
                .isZero();
    }

    @Test
    void N22_too_short_a_history_says_nothing() {
        var five = forecast("0.50", samples(".40 .42 .44 .46 .48"));
        var off = Forecast.of(
                new BigDecimal("0.50"),
                samples(".40 .42 .44 .46 .48 .50"),
                Profile.USUAL.with("velocity_forecast_enabled", "false").of(ForecastSettings.class));

        assertThat(five).isEqualTo(new Forecast(Optional.empty(), new BigDecimal("0.50")));
        assertThat(off).isEqualTo(five);
    }

    @Test
    void only_the_newest_samples_make_the_trend() {
        var forecast = forecast("0.50", samples("9 9 9 .40 .42 .44 .46 .48 .50"));

        assertThat(forecast.slope().orElseThrow()).isEqualByComparingTo("0.02");
        assertThat(Slope.of(samples("1 2"))).isZero();
        assertThat(Slope.of(samples("1 2 3"))).isEqualByComparingTo("1");
    }

    @ParameterizedTest(name = "cost {0}, funding per hour {1}: {2} h")
    @CsvSource(delimiter = '|', textBlock = """
        0.40  | 0     | 999
        0.40  | -0.01 | 999
        -0.10 | 0.01  | 0
        0     | 0.01  | 0
        0.40  | 0.10  | 4
        """)
    void N23_what_never_pays_back_takes_for_ever(String cost, BigDecimal perHour, BigDecimal hours) {
        assertThat(ExpectedValue.breakevenHours(Usd.of(cost), perHour)).isEqualByComparingTo(hours);
    }

    @Test
    void without_quotes_the_marks_speak_and_without_marks_the_limit() {
        var nobody = new Books(Optional.empty(), Optional.of(book("100", "100.10")));
        var marks = prices(nobody, Optional.of(Price.of("100")), Optional.of(Price.of("100.10")));
        var nothing = prices(nobody, Optional.empty(), Optional.of(Price.of("100.10")));

        var byMarks = ExpectedValue.of(inputs("350", "0.50", marks), settings(LONG_HOLD))
                .spreadCost();
        var byLimit = ExpectedValue.of(inputs("350", "0.50", nothing), settings(LONG_HOLD))
                .spreadCost();

        assertThat(byMarks.source()).isEqualTo(SpreadCost.Source.MARKS);
        assertThat(byMarks.entrySpreadCost().value())
                .isCloseTo(new BigDecimal("0.349650"), within(new BigDecimal("5e-7")));
        assertThat(byLimit.source()).isEqualTo(SpreadCost.Source.LIMIT);
        assertThat(byLimit.entrySpreadCost()).isEqualTo(Usd.of("0.28")); // 350 x 0.0016 / 2
    }

    @Test
    void a_spread_in_our_favour_is_a_gain() {
        var favourable = prices(
                Books.of(book("100.20", "100.30"), book("100.00", "100.05")), Optional.empty(), Optional.empty());

        var value = ExpectedValue.of(inputs("350", "0.50", favourable), settings(LONG_HOLD));

        assertThat(value.spreadCost().spreadCost().isNegative()).isTrue();
    }

    @Test
    void crossing_on_the_way_out_counts_as_often_as_resting_fails() {
        var value = value("0.50", Profile.RECOMMENDED);

        // halves of 0.05 each: 0.05 x 0.20 at Lighter and 0.05 x 0.50 at X10, of a mid of 100.05
        assertThat(value.spreadCost().exitSpreadCost().value())
                .isCloseTo(new BigDecimal("0.122439"), within(new BigDecimal("5e-7")));
        assertThat(value.totalCost())
                .isEqualTo(value.entryFees()
                        .plus(value.exitFees().exitFees())
                        .plus(value.spreadCost().entrySpreadCost())
                        .plus(value.spreadCost().exitSpreadCost()));
    }

    @Test
    void a_lead_that_takes_pays_the_taker_fee_on_both_legs() {
        var resting = value("0.50", LONG_HOLD);
        var taking = ExpectedValue.ofTaking(inputs("350", "0.50", quoted()), settings(LONG_HOLD));

        assertThat(resting.entryFees()).isEqualTo(Usd.of("0.08575"));
        assertThat(taking.entryFees()).isEqualTo(Usd.of("0.14875"));
        assertThat(resting.totalEv().minus(taking.totalEv())).isEqualTo(Usd.of("0.063"));
    }

    @Test
    void a_lead_at_x10_rests_there() {
        var value = value("0.50", LONG_HOLD.with("lead_exchange", "X10"));

        assertThat(value.entryFees()).isEqualTo(Usd.of("0.07")); // 350 x (0 + 0.0002)
    }

    @Test
    void a_higher_yield_never_lowers_the_value_and_the_cost_does_not_depend_on_it() {
        var dice = new Random(17);
        for (int round = 0; round < 200; round++) {
            BigDecimal apy = BigDecimal.valueOf(dice.nextInt(0, 300), 2);
            BigDecimal higher = apy.add(BigDecimal.valueOf(dice.nextInt(1, 50), 2));
            var low = value(apy.toPlainString(), LONG_HOLD);
            var high = value(higher.toPlainString(), LONG_HOLD);

            assertThat(high.totalEv()).isGreaterThan(low.totalEv());
            assertThat(high.totalCost()).isEqualTo(low.totalCost());
            assertThat(high.breakevenHours()).isLessThanOrEqualTo(low.breakevenHours());
        }
    }

    @Test
    void a_trade_may_not_have_to_be_closed_before_it_may() {
        assertThatThrownBy(() -> LONG_HOLD.with("max_hold_hours", "48").of(HoldSettings.class))
                .hasMessageContaining("max_hold_hours")
                .hasMessageContaining("min_hold_seconds");
    }

    private static ExpectedValue value(String apy, Profile profile) {
        return ExpectedValue.of(inputs("350", apy, quoted()), settings(profile));
    }

    private static SpreadCost.Prices quoted() {
        return prices(TEN_CENTS_APART, Optional.of(Price.of("100")), Optional.of(Price.of("100.10")));
    }

    private static ExpectedValue.Inputs inputs(String notional, String apy, SpreadCost.Prices prices) {
        return new ExpectedValue.Inputs(
                Usd.of(notional),
                new BigDecimal(apy),
                Direction.LONG_X10,
                prices,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                LighterTier.PREMIUM);
    }

    private static SpreadCost.Prices prices(Books books, Optional<Price> lighter, Optional<Price> x10) {
        return new SpreadCost.Prices(books, lighter, x10);
    }

    private static Forecast forecast(String apy, List<BigDecimal> history) {
        return Forecast.of(new BigDecimal(apy), history, Profile.USUAL.of(ForecastSettings.class));
    }

    private static List<BigDecimal> samples(String written) {
        return Stream.of(written.split(" ", -1)).map(BigDecimal::new).toList();
    }

    private static CostSettings settings(Profile profile) {
        return profile.of(CostSettings.class);
    }

    private static Book book(String bid, String ask) {
        return new Book(List.of(Level.of(bid, "50")), List.of(Level.of(ask, "50")), Duration.ZERO);
    }
}
