package evenkeel.domain.carry.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadGateTest {
    private static final Profile SIXTEEN =
            Profile.USUAL.with("max_spread_filter_percent", "0.0016").with("max_spread_cap_percent", "0.0030");
    private static final BigDecimal APY = new BigDecimal("1.20");

    @Test
    void N7_long_x10_pays_its_ask_and_gets_lighters_bid() {
        var gate = check(book("100.00", "100.05"), book("100.05", "100.10"), Direction.LONG_X10);

        assertThat(gate.entrySpread().average()).contains(Price.of("100.05"));
        assertThat(gate.entrySpread().spread()).isCloseTo(new BigDecimal("0.0009995"), within(new BigDecimal("1e-8")));
        assertThat(gate.decision()).isEqualTo(SpreadDecision.PASSED);
    }

    @Test
    void N8_a_spread_in_our_favour_costs_nothing_and_is_believed_up_to_the_guard() {
        var gate = check(book("99.85", "99.90"), book("100.10", "100.15"), Direction.LONG_LIGHTER);

        assertThat(gate.entrySpread().spread()).isEqualByComparingTo("-0.002");
        assertThat(gate.cost()).isZero();
        assertThat(gate.guardLimit()).isEqualByComparingTo("0.0032");
        assertThat(gate.isSuspicious()).isFalse();
        assertThat(gate.decision()).isEqualTo(SpreadDecision.PASSED);
    }

    @Test
    void N9_a_spread_too_good_to_be_true_is_read_again_before_anything_is_decided() {
        var gate = doubtful(0, Duration.ZERO);

        assertThat(gate.entrySpread().spread()).isEqualByComparingTo("-0.004");
        assertThat(gate.isSuspicious()).isTrue();
        assertThat(gate.decision()).isEqualTo(SpreadDecision.FETCH_AGAIN);
    }

    @Test
    void a_spread_exactly_at_the_guard_is_believed() {
        var gate = check(book("99.74", "99.84"), book("100.16", "100.26"), Direction.LONG_LIGHTER);

        assertThat(gate.entrySpread().spread()).isEqualByComparingTo("-0.0032");
        assertThat(gate.decision()).isEqualTo(SpreadDecision.PASSED);
    }

    @Test
    void the_absolute_limit_wins_over_a_looser_one() {
        var limits = Profile.USUAL
                .with("max_spread_filter_percent", "0.01")
                .with("max_spread_cap_percent", "0.002")
                .of(SpreadLimits.class);

        assertThat(limits.maxSpread(APY)).isEqualByComparingTo("0.002");
    }

    @ParameterizedTest(name = "after {0} fresh reads of books {1} ms old: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        1 | 0    | FETCH_AGAIN
        2 | 0    | PASSED
        2 | 999  | PASSED
        2 | 1000 | SPREAD_TOO_WIDE
        """)
    void a_spread_that_stays_too_good_is_believed_of_young_books_only(
            int freshReads, long ageMillis, SpreadDecision decision) {
        assertThat(doubtful(freshReads, Duration.ofMillis(ageMillis)).decision())
                .isEqualTo(decision);
    }

    @ParameterizedTest(name = "APY {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        1.20     | 0.005
        1.000001 | 0.005
        1.00     | 0.004
        0.60     | 0.004
        0.50     | 0.003
        0.21     | 0.003
        0.20     | 0.01
        """)
    void N10_a_high_yield_never_loosens_the_limit(BigDecimal apy, BigDecimal limit) {
        var limits = Profile.USUAL
                .with("max_spread_filter_percent", "0.01")
                .with("max_spread_cap_percent", "0.02")
                .of(SpreadLimits.class);

        assertThat(limits.maxSpread(apy)).isEqualByComparingTo(limit);
    }

    @ParameterizedTest(name = "spread of {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        0.16 | PASSED
        0.17 | SPREAD_TOO_WIDE
        """)
    void N11_the_limit_itself_is_accepted(String apart, SpreadDecision decision) {
        BigDecimal half = new BigDecimal(apart).divide(BigDecimal.TWO);
        BigDecimal hundred = new BigDecimal(100);
        String ask = hundred.add(half).toPlainString();
        String bid = hundred.subtract(half).toPlainString();

        // both books are as wide as the spread, so that the average of the four quotes is 100
        var gate = check(book(bid, ask), book(bid, ask), Direction.LONG_X10);

        assertThat(gate.maxSpread()).isEqualByComparingTo("0.0016");
        assertThat(gate.cost()).isEqualByComparingTo(new BigDecimal(apart).movePointLeft(2));
        assertThat(gate.decision()).isEqualTo(decision);
    }

    @Test
    void N12_a_missing_quote_is_never_cheap_enough() {
        var oneSided = new Book(List.of(Level.of("100.05", "5")), List.of(), Duration.ZERO);
        var gate = check(book("100.00", "100.05"), oneSided, Direction.LONG_X10);
        var unread = SpreadGate.check(
                inputs(new Books(Optional.empty(), Optional.of(book("100", "100.1"))), Direction.LONG_X10, 0),
                settings(SIXTEEN));

        assertThat(gate.entrySpread().spread()).isEqualByComparingTo("1.0");
        assertThat(gate.decision()).isEqualTo(SpreadDecision.SPREAD_TOO_WIDE);
        assertThat(unread.decision()).isEqualTo(SpreadDecision.SPREAD_TOO_WIDE);
    }

    @Test
    void N39_a_large_entry_pays_what_the_depth_says() {
        var bought = new Book(
                List.of(Level.of("99", "50")),
                List.of(Level.of("100.05", "0.5"), Level.of("100.10", "50")),
                Duration.ZERO);
        var sold = new Book(
                List.of(Level.of("100", "0.5"), Level.of("99.95", "50")),
                List.of(Level.of("101", "50")),
                Duration.ZERO);

        var gate = byDepth(bought, sold, "5");
        var tooLarge = byDepth(bought, sold, "50.51");

        assertThat(gate.entrySpread().buyAt()).contains(Price.of("100.095"));
        assertThat(gate.entrySpread().sellAt()).contains(Price.of("99.955"));
        assertThat(gate.entrySpread().spread()).isCloseTo(new BigDecimal("0.00139965"), within(new BigDecimal("1e-8")));
        assertThat(tooLarge.entrySpread().spread()).isEqualByComparingTo("1");
        assertThat(tooLarge.decision()).isEqualTo(SpreadDecision.SPREAD_TOO_WIDE);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"0.5, 1", "2.0, 2", "11, 10"})
    void the_guards_multiple_stays_within_one_and_ten(String written, BigDecimal used) {
        var limits =
                Profile.USUAL.with("negative_spread_guard_multiple", written).of(SpreadLimits.class);

        assertThat(limits.clampedGuardMultiple()).isEqualByComparingTo(used);
    }

    @Test
    void a_crossed_book_has_no_quotes() {
        var gate = check(book("100.20", "100.10"), book("100.05", "100.10"), Direction.LONG_X10);

        assertThat(gate.decision()).isEqualTo(SpreadDecision.SPREAD_TOO_WIDE);
    }

    @Test
    void swapping_venues_and_direction_changes_nothing() {
        var one = check(book("100.00", "100.05"), book("100.05", "100.12"), Direction.LONG_X10);
        var other = check(book("100.05", "100.12"), book("100.00", "100.05"), Direction.LONG_LIGHTER);

        assertThat(other).isEqualTo(one);
    }

    private static SpreadGate doubtful(int freshReads, Duration age) {
        var cheap = new Book(List.of(Level.of("99.70", "5")), List.of(Level.of("99.80", "5")), age);
        var dear = new Book(List.of(Level.of("100.20", "5")), List.of(Level.of("100.30", "5")), age);
        return SpreadGate.check(inputs(Books.of(cheap, dear), Direction.LONG_LIGHTER, freshReads), settings(SIXTEEN));
    }

    private static SpreadGate byDepth(Book lighter, Book x10, String quantity) {
        var smart = SIXTEEN.with("smart_pricing_enabled", "true");
        return SpreadGate.check(
                new SpreadGate.Inputs(
                        Direction.LONG_LIGHTER, APY, Books.of(lighter, x10), Optional.of(Quantity.of(quantity)), 0),
                settings(smart));
    }

    private static SpreadGate check(Book lighter, Book x10, Direction direction) {
        return SpreadGate.check(inputs(Books.of(lighter, x10), direction, 0), settings(SIXTEEN));
    }

    private static SpreadGate.Inputs inputs(Books books, Direction direction, int freshReads) {
        return new SpreadGate.Inputs(direction, APY, books, Optional.of(Quantity.of("1")), freshReads);
    }

    private static SpreadGate.Settings settings(Profile profile) {
        return profile.of(SpreadGate.Settings.class);
    }

    private static Book book(String bid, String ask) {
        return new Book(List.of(Level.of(bid, "5")), List.of(Level.of(ask, "5")), Duration.ZERO);
    }
}
