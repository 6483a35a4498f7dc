package evenkeel.domain.carry.depth;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthTest {
    private static final Profile STRICT = Profile.RECOMMENDED.with("depth_gate_mode", "L1");
    private static final Price HUNDRED = Price.of("100");
    private static final Book WINDOW = new Book(
            List.of(Level.of("99.9", "50")),
            List.of(Level.of("100", "5"), Level.of("100.10", "5"), Level.of("100.20", "5")),
            Duration.ZERO);

    @Test
    void N33_the_weaker_venue_caps_the_entry() {
        var onlyUtilization = Profile.USUAL.with("depth_gate_enabled", "true").with("max_l1_qty_utilization", "0.7");

        var cap = cap(asking("101", "10"), bidding("99", "8"), onlyUtilization, false);

        assertThat(cap.lighterCap()).contains(Usd.of("700"));
        assertThat(cap.x10Cap()).contains(Usd.of("560"));
        assertThat(cap.depthCap()).contains(Usd.of("548.80"));
    }

    @ParameterizedTest(name = "a top worth {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        4.8 | REJECTED_DEPTH
        5   | PASSED
        """)
    void N34_a_top_worth_less_than_required_refuses(String quantity, DepthDecision decision) {
        var gate = gate(bidding("100", quantity), "1", "350", STRICT);

        assertThat(gate.x10().required()).isEqualTo(Usd.of("500"));
        assertThat(gate.decision()).isEqualTo(decision);
    }

    @ParameterizedTest(name = "{0} of 5: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        3.6 | REJECTED_DEPTH
        3.5 | PASSED
        """)
    void N35_an_entry_that_takes_too_much_of_the_top_is_refused(String quantity, DepthDecision decision) {
        var gate = gate(bidding("104", "5"), quantity, "350", STRICT);

        assertThat(gate.x10().available().orElseThrow().notional()).isEqualTo(Usd.of("520"));
        assertThat(gate.decision()).isEqualTo(decision);
        if (decision == DepthDecision.REJECTED_DEPTH) {
            assertThat(gate.x10().utilization().orElseThrow()).isEqualByComparingTo("0.72");
        }
    }

    @Test
    void N36_the_strict_preflight_demands_a_multiple() {
        var settings = STRICT.of(DepthGateSettings.class);
        var strict = STRICT.of(HedgePreflightSettings.class).strict(settings.thresholds());

        assertThat(strict.minNotional()).isEqualTo(Usd.of("1000"));
        assertThat(strict.minNotionalMultiple()).isEqualByComparingTo("2.4");
        assertThat(strict.maxUtilization()).isEqualByComparingTo("0.35");
        assertThat(DepthCap.of(
                                Books.of(asking("100", "10"), bidding("100", "10")),
                                Direction.LONG_LIGHTER,
                                HUNDRED,
                                strict,
                                settings,
                                false)
                        .depthCap())
                .contains(Usd.of("343"));
    }

    @Test
    void N37_the_impact_window_sums_the_levels_it_reaches() {
        var within = Available.within(WINDOW, Side.BUY, new BigDecimal("0.0015"), 20);

        assertThat(within).contains(new Available(Quantity.of("10"), Usd.of("1000.50")));
        assertThat(Available.within(WINDOW, Side.BUY, new BigDecimal("0.002"), 20)
                        .orElseThrow()
                        .quantity())
                .as("the edge counts")
                .isEqualTo(Quantity.of("15"));
        assertThat(Available.within(WINDOW, Side.BUY, new BigDecimal("0.002"), 1)
                        .orElseThrow()
                        .quantity())
                .isEqualTo(Quantity.of("5"));
        assertThat(Available.within(WINDOW, Side.SELL, new BigDecimal("0.002"), 20)
                        .orElseThrow()
                        .notional())
                .isEqualTo(Usd.of("4995"));
    }

    @Test
    void N38_the_window_caps_the_entry() {
        var impact = Profile.RECOMMENDED;
        var settings = impact.of(DepthGateSettings.class);

        var cap = DepthCap.of(
                Books.of(WINDOW, bidding("100", "100")),
                Direction.LONG_LIGHTER,
                HUNDRED,
                settings.thresholds(),
                settings,
                false);

        assertThat(cap.depthCap()).contains(Usd.of("686.00"));
    }

    @Test
    void without_any_limit_the_window_itself_is_the_cap_and_the_top_is_none() {
        var off = Profile.USUAL.with("depth_gate_enabled", "true");

        assertThat(cap(asking("100", "10"), bidding("100", "8"), off, false).depthCap())
                .isEmpty();
        assertThat(cap(asking("100", "10"), bidding("100", "8"), off.with("depth_gate_mode", "IMPACT"), false)
                        .depthCap())
                .contains(Usd.of("784"));
    }

    @Test
    void N39_the_average_price_walks_the_window_or_stays_unknown() {
        var impact = new BigDecimal("0.0015");
        var book = new Book(List.of(), List.of(Level.of("100.05", "0.5"), Level.of("100.10", "50")), Duration.ZERO);

        assertThat(Available.vwap(book, Side.BUY, Quantity.of("5"), impact, 20)).contains(Price.of("100.095"));
        assertThat(Available.vwap(book, Side.BUY, Quantity.of("50.5"), impact, 20))
                .isPresent();
        assertThat(Available.vwap(book, Side.BUY, Quantity.of("50.6"), impact, 20))
                .isEmpty();
        assertThat(Available.vwap(book, Side.SELL, Quantity.of("1"), impact, 20))
                .isEmpty();
        assertThat(Available.vwap(book, Side.BUY, Quantity.ZERO, impact, 20)).isEmpty();
    }

    @Test
    void a_book_below_the_smallest_notional_has_no_cap() {
        assertThat(cap(asking("100", "4.99"), bidding("100", "8"), STRICT, false)
                        .decision())
                .isEqualTo(DepthDecision.DEPTH_CAP_FAILED);
        assertThat(cap(asking("100", "5"), bidding("100", "8"), STRICT, false).decision())
                .isEqualTo(DepthDecision.PASSED);
    }

    @Test
    void a_side_that_is_missing_is_left_to_the_validation() {
        var oneSided = new Book(List.of(Level.of("100", "50")), List.of(), Duration.ZERO);

        assertThat(cap(oneSided, bidding("100", "50"), STRICT, true).decision()).isEqualTo(DepthDecision.SKIPPED);
        assertThat(cap(oneSided, bidding("100", "50"), STRICT, false).decision())
                .isEqualTo(DepthDecision.DEPTH_CAP_FAILED);
        assertThat(cap(oneSided, bidding("100", "50"), STRICT.with("depth_gate_enabled", "false"), false)
                        .decision())
                .isEqualTo(DepthDecision.OFF);
    }

    @Test
    void each_venue_is_looked_at_on_the_side_of_its_own_leg() {
        var settings = STRICT.of(DepthGateSettings.class);
        var deepAsks = new Book(List.of(Level.of("100", "0.2")), List.of(Level.of("100.1", "50")), Duration.ZERO);
        var deepBids = new Book(List.of(Level.of("100", "50")), List.of(Level.of("100.1", "0.2")), Duration.ZERO);
        var quantity = Quantity.of("3");

        assertThat(DepthGate.of(Books.of(deepAsks, deepBids), Direction.LONG_LIGHTER, quantity, Usd.of("300"), settings)
                        .decision())
                .isEqualTo(DepthDecision.PASSED);
        assertThat(DepthGate.of(Books.of(deepAsks, deepBids), Direction.LONG_X10, quantity, Usd.of("300"), settings)
                        .decision())
                .isEqualTo(DepthDecision.REJECTED_DEPTH);
    }

    @Test
    void what_is_turned_off_stays_off_when_strict_and_less_than_one_changes_nothing() {
        var off = Profile.USUAL.of(DepthGateSettings.class).thresholds();
        var on = STRICT.of(DepthGateSettings.class).thresholds();

        assertThat(off.strict(BigDecimal.TWO)).isEqualTo(off);
        assertThat(on.strict(new BigDecimal("0.5")).maxUtilization()).isEqualByComparingTo("0.7");
        assertThat(on.strict(new BigDecimal("0.5")).minNotional()).isEqualTo(on.minNotional());
    }

    @Test
    void the_hedges_depth_is_read_as_often_as_asked_and_every_read_must_do() {
        var deep = Optional.of(bidding("100", "100"));
        var thin = Optional.of(bidding("100", "9"));

        assertThat(preflight(List.of(deep)).decision()).isEqualTo(DepthDecision.READ_AGAIN);
        assertThat(preflight(List.of(deep)).waitBefore()).contains(Duration.ofMillis(500));
        assertThat(preflight(List.of(deep, deep)).decision()).isEqualTo(DepthDecision.PASSED);
        assertThat(preflight(List.of(deep, thin)).decision()).isEqualTo(DepthDecision.REJECTED_HEDGE_DEPTH_PRE);
        assertThat(preflight(List.of(thin)).decision()).isEqualTo(DepthDecision.REJECTED_HEDGE_DEPTH_PRE);
        assertThat(preflight(List.of(deep, Optional.empty())).decision())
                .isEqualTo(DepthDecision.REJECTED_HEDGE_DEPTH_PRE);
    }

    @Test
    void an_entry_at_the_cap_passes_the_gate() {
        var dice = new Random(33);
        var settings = STRICT.of(DepthGateSettings.class);
        int capped = 0;
        for (int round = 0; round < 300; round++) {
            var books = Books.of(
                    asking("100", String.valueOf(dice.nextInt(5, 60))),
                    bidding("100", String.valueOf(dice.nextInt(5, 60))));
            var cap = DepthCap.of(books, Direction.LONG_LIGHTER, HUNDRED, settings.thresholds(), settings, false);
            Usd notional = cap.depthCap().orElseThrow();
            var quantity = new Quantity(notional.value().movePointLeft(2));

            assertThat(DepthGate.of(books, Direction.LONG_LIGHTER, quantity, notional, settings)
                            .decision())
                    .isEqualTo(DepthDecision.PASSED);
            capped++;
        }
        assertThat(capped).isEqualTo(300);
    }

    @Test
    void an_average_price_lies_between_the_best_and_the_worst_that_was_taken() {
        var dice = new Random(39);
        for (int round = 0; round < 300; round++) {
            List<Level> asks = IntStream.range(0, 5)
                    .mapToObj(at -> Level.of("100.0" + at, String.valueOf(dice.nextInt(1, 9))))
                    .toList();
            var book = new Book(List.of(), asks, Duration.ZERO);
            Price paid = Available.vwap(
                            book, Side.BUY, Quantity.of(String.valueOf(dice.nextInt(1, 6))), new BigDecimal("0.01"), 20)
                    .orElseThrow();

            assertThat(paid).isBetween(Price.of("100"), Price.of("100.04"));
        }
    }

    private static HedgePreflight preflight(List<Optional<Book>> reads) {
        return HedgePreflight.of(
                reads,
                Side.SELL,
                Quantity.of("3.5"),
                Usd.of("350"),
                STRICT.of(DepthGateSettings.class),
                STRICT.of(HedgePreflightSettings.class));
    }

    private static DepthGate gate(Book x10, String quantity, String notional, Profile profile) {
        return DepthGate.of(
                Books.of(asking("100", "1000"), x10),
                Direction.LONG_LIGHTER,
                Quantity.of(quantity),
                Usd.of(notional),
                profile.of(DepthGateSettings.class));
    }

    private static DepthCap cap(Book lighter, Book x10, Profile profile, boolean isBulk) {
        var settings = profile.of(DepthGateSettings.class);
        return DepthCap.of(
                Books.of(lighter, x10), Direction.LONG_LIGHTER, HUNDRED, settings.thresholds(), settings, isBulk);
    }

    private static Book asking(String ask, String quantity) {
        return new Book(List.of(Level.of("90", "50")), List.of(Level.of(ask, quantity)), Duration.ZERO);
    }

    private static Book bidding(String bid, String quantity) {
        return new Book(List.of(Level.of(bid, quantity)), List.of(Level.of("110", "50")), Duration.ZERO);
    }
}
