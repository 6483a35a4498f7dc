package evenkeel.domain.carry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import evenkeel.domain.carry.cost.FeeRates;
import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final FeeRates FEES =
            new FeeRates(VenueFees.of("0.00002", "0.0002"), VenueFees.of("0", "0.000225"), false);

    @ParameterizedTest(name = "{0} of the average: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        0.05   | 1.0
        0.0999 | 1.0
        0.1    | 0.8
        0.4999 | 0.8
        0.5    | 0.5
        0.9999 | 0.5
        1.0    | 0.2
        7      | 0.2
        """)
    void N24_liquidity_falls_with_the_size(String quantity, BigDecimal score) {
        var books = Books.of(tops("0.5", "1.5"), tops("1.2", "0.8"));

        assertThat(Scores.of(books, Quantity.of(quantity), BigDecimal.ZERO).liquidityScore())
                .isEqualByComparingTo(score);
    }

    @Test
    void liquidity_is_middling_without_a_book_and_nothing_in_an_empty_one() {
        var unread = new Books(Optional.empty(), Optional.of(tops("1", "1")));

        assertThat(Scores.of(unread, Quantity.of("1"), BigDecimal.ZERO).liquidityScore())
                .isEqualByComparingTo("0.5");
        assertThat(Scores.of(Books.of(tops("0", "0"), tops("0", "0")), Quantity.of("1"), BigDecimal.ZERO)
                        .liquidityScore())
                .isZero();
    }

    @ParameterizedTest(name = "spread {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        0.0016 | 0.984
        0.12   | 0
        0.1    | 0
        -0.01  | 1
        0      | 1
        """)
    void N25_confidence_falls_with_the_spread(BigDecimal spread, BigDecimal confidence) {
        assertThat(Scores.confidence(spread)).isEqualByComparingTo(confidence);
    }

    @Test
    void the_best_three_are_validated_by_value_then_breakeven_then_name() {
        var candidates = List.of(
                candidate("SOL", "1.00", "5"),
                candidate("ETH", "1.00", "4"),
                candidate("BTC", "1.00", "5"),
                candidate("ARB", "2.00", "20"),
                candidate("OP", "0.99", "1"));

        assertThat(Candidate.toValidate(candidates))
                .extracting(Candidate::symbol)
                .containsExactly("ARB", "ETH", "BTC");
    }

    @Test
    void a_held_trade_is_compared_with_the_best_that_is_not_open() {
        var ranked = List.of(
                new BestApy.Validated("ETH", new BigDecimal("0.9")),
                new BestApy.Validated("SOL", new BigDecimal("0.7")));

        assertThat(BestApy.of(ranked, Set.of())).contains(new BigDecimal("0.9"));
        assertThat(BestApy.of(ranked, Set.of("ETH"))).contains(new BigDecimal("0.7"));
        assertThat(BestApy.of(ranked, Set.of("ETH", "SOL"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} ms ago, past its hold {1}: {2}")
    @CsvSource({"29999, true, false", "30000, true, true", "30000, false, false"})
    void the_best_yield_is_looked_up_only_for_a_trade_that_may_be_left(long millis, boolean past, boolean due) {
        assertThat(BestApy.isDue(Optional.of(Duration.ofMillis(millis)), past)).isEqualTo(due);
        assertThat(BestApy.isDue(Optional.empty(), past)).isEqualTo(past);
    }

    @ParameterizedTest(name = "interval {0}, pause {1}: executing {2}, slots taken {3}: {4} ms")
    @CsvSource(delimiter = '|', textBlock = """
        5   | 1   | false | false | 5000
        5   | 1   | false | true  | 10000
        5   | 1   | true  | false | 1000
        5   | 1   | true  | true  | 1000
        0   | 0   | false | false | 200
        0   | 0   | true  | false | 200
        60  | 60  | false | false | 30000
        60  | 60  | true  | false | 10000
        """)
    void scanning_waits_within_bounds(
            String interval, String pause, boolean executing, boolean slotsTaken, long millis) {
        var pacing = Profile.USUAL
                .with("opportunity_scan_interval_seconds", interval)
                .with("opportunity_scan_pause_during_execution_seconds", pause)
                .of(Pacing.class);

        assertThat(pacing.wait(executing, slotsTaken)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        open trade      | ALREADY_OPEN
        close 3599      | ENTRY_COOLDOWN
        close 3600      | -
        rotation 1799   | ROTATION_COOLDOWN
        rotation 1800   | -
        failed 299      | FAILED_EXECUTION_COOLDOWN
        failed 300      | -
        failures5 599   | SYMBOL_FAILURE_COOLDOWN
        failures5 600   | -
        failures4 0     | -
        nothing         | -
        """)
    void a_symbol_rests_after_what_happened_to_it(String happened, @Nullable String skip) {
        String what = happened.split(" ", -1)[0];
        var since = Optional.of(happened)
                .filter(text -> text.matches(".* \\d+"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text.split(" ", -1)[1])));
        var history = new Cooldowns.History(
                what.equals("open"),
                since.filter(age -> what.equals("close")),
                since.filter(age -> what.equals("rotation")),
                since.filter(age -> what.equals("failed")),
                what.startsWith("failures") ? Integer.parseInt(what.substring(8)) : 0,
                since.filter(age -> what.startsWith("failures")));

        assertThat(Profile.USUAL.of(Cooldowns.class).skip(history).map(Enum::name))
                .isEqualTo(Optional.ofNullable(skip));
    }

    @Test
    void N92_changing_trades_costs_both_ways() {
        var rotation = rotate("0", "240", "10");

        assertThat(rotation.exitCost()).isEqualTo(Usd.of("0.7075"));
        assertThat(rotation.switchingCost()).isEqualTo(Usd.of("7.1325"));
    }

    @Test
    void what_the_candidate_is_worth_already_has_its_own_entry() {
        var rotation = rotate("0.10", "240", "10");

        assertThat(rotation.valueRotate()).isEqualTo(Usd.of("9.0925")); // 10 - 0.7075 - 0.20, not - 7.1325
        assertThat(rotation.valueHold()).isEqualTo(Usd.of("2.40"));
        assertThat(rotation.pays()).isTrue();
    }

    @ParameterizedTest(name = "{0} an hour for {1} h, candidate {2}: hold {3}, pays {4}")
    @CsvSource(delimiter = '|', textBlock = """
        0.10  | 240 | 3.4275     | 2.40  | true
        0.10  | 240 | 3.4274     | 2.40  | false
        0.10  | 12  | 2.1675     | 1.20  | true
        0.10  | 0   | 1.0125     | 0.10  | true
        0.10  | 0   | 1.0124     | 0.10  | false
        -0.10 | 24  | -1.3725    | -2.40 | true
        -0.10 | 24  | -1.3726    | -2.40 | false
        """)
    void rotating_must_be_clearly_better_than_holding(
            String perHour, String hours, String valueNew, String hold, boolean pays) {
        var rotation = rotate(perHour, hours, valueNew);

        assertThat(rotation.valueHold()).isEqualTo(Usd.of(hold));
        assertThat(rotation.pays()).isEqualTo(pays);
    }

    @Test
    void figures_of_a_trade_from_start_to_end_fit_its_entry() {
        var sold = Usd.of("300.216"); // 2 at 150.108
        var bought = Usd.of("300.32"); // 2 at 150.16

        assertThat(sold.times(FEES.lighter().maker())).isEqualTo(Usd.of("0.00600432"));
        assertThat(bought.times(FEES.x10().taker())).isEqualTo(Usd.of("0.067572"));
        assertThat(sold.times(FEES.entry(Exchange.LIGHTER)).value())
                .isCloseTo(new BigDecimal("0.0736"), within(new BigDecimal("0.0001")));
    }

    private static Rotation rotate(String perHour, String hours, String valueNew) {
        var even = Profile.USUAL
                .with("maker_fill_probability.lighter_premium", "0.70")
                .with("maker_fill_probability.x10", "0.70");
        return Rotation.weigh(
                new Rotation.Inputs(
                        Usd.of("5000"),
                        Usd.of(perHour),
                        new BigDecimal(hours),
                        Usd.of("5000"),
                        new BigDecimal("0.001"),
                        Usd.of(valueNew),
                        FEES,
                        LighterTier.PREMIUM),
                even.of(Rotation.Settings.class));
    }

    private static Candidate candidate(String symbol, String value, String breakeven) {
        return new Candidate(symbol, Usd.of(value), new BigDecimal(breakeven));
    }

    private static Book tops(String bidSize, String askSize) {
        return new Book(List.of(Level.of("100", bidSize)), List.of(Level.of("101", askSize)), Duration.ZERO);
    }
}
