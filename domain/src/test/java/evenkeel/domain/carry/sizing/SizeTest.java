package evenkeel.domain.carry.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
    private static final Profile ONE_SLOT = Profile.RECOMMENDED;
    private static final MarketSteps FINE = new MarketSteps(new BigDecimal("0.001"), Quantity.of("0.001"), Usd.of("1"));
    private static final Price HUNDRED = Price.of("100");

    @Test
    void N26_a_candidate_is_as_large_as_the_poorer_leverage_allows() {
        var size = scanSize(accounts("100", "100", "10", "5"), Optional.empty());

        assertThat(size.orElseThrow().notional()).isEqualTo(Usd.of("237.50"));
        assertThat(size.orElseThrow().qty()).isEqualTo(Quantity.of("2.375"));
    }

    @Test
    void a_candidate_is_no_larger_than_wanted_or_than_the_books_allow() {
        var rich = accounts("1000", "1000", "10", "10");

        assertThat(scanSize(rich, Optional.empty()).orElseThrow().notional()).isEqualTo(Usd.of("350"));
        assertThat(scanSize(rich, Optional.of(Usd.of("120"))).orElseThrow().notional())
                .isEqualTo(Usd.of("120"));
    }

    @ParameterizedTest(name = "lead {0}, hedge {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        100  | 80   | 80
        80   | 100  | 80
        100  | none | 100
        none | 100  | none
        0    | 100  | none
        100  | 0    | none
        """)
    void N32_without_a_balance_of_the_lead_there_is_no_candidate(String lead, String hedge, String equity) {
        assertThat(new Accounts(account(lead, "10"), account(hedge, "10")).scanEquity(Exchange.LIGHTER))
                .isEqualTo(usd(equity));
    }

    @Test
    void N27_everything_that_limits_an_entry_is_reckoned_and_what_is_wanted_is_the_least() {
        var size = size(ONE_SLOT, "50", "50", "0", 0);
        SizeCaps caps = size.caps().orElseThrow();

        assertThat(caps.globalCap()).isEqualTo(Usd.of("2240"));
        assertThat(caps.lighterCap()).isEqualTo(Usd.of("980"));
        assertThat(caps.x10Cap()).isEqualTo(Usd.of("1330"));
        assertThat(caps.target()).isEqualTo(Usd.of("350"));
        assertThat(size.notional()).contains(Usd.of("350"));
        assertThat(size.decision()).isEqualTo(SizeDecision.SIZED);
    }

    @Test
    void N28_two_slots_share_what_is_there() {
        var size = size(ONE_SLOT.with("max_open_trades", "2"), "3", "5", "0", 0);
        SizeCaps caps = size.caps().orElseThrow();

        assertThat(caps.globalCap()).isEqualTo(Usd.of("960"));
        assertThat(caps.lighterCap()).isEqualTo(Usd.of("420"));
        assertThat(caps.x10Cap()).isEqualTo(Usd.of("950"));
        assertThat(caps.slot()).isEqualTo(Usd.of("210"));
        assertThat(size.notional()).contains(Usd.of("210"));
    }

    @ParameterizedTest(name = "others are worth {0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
        900  | 60 | SIZED
        940  | 20 | SIZED
        950  | 10 | MIN_TRADE_SIZE
        2000 | 0  | MIN_TRADE_SIZE
        """)
    void N29_what_others_have_taken_is_gone(String others, String target, SizeDecision decision) {
        var size = size(ONE_SLOT, "3", "5", others, 1);

        assertThat(size.target()).contains(Usd.of(target));
        assertThat(size.decision()).isEqualTo(decision);
    }

    @ParameterizedTest(name = "target {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        20    | MIN_QTY_BUMP
        36.26 | MIN_QTY_BUMP
        36.27 | SIZED
        40    | SIZED
        """)
    void N30_the_smallest_order_of_a_venue_is_reached_only_from_near(String target, SizeDecision decision) {
        var size = EntrySize.of(
                inputs(
                        accounts("1000", "1000", "10", "10"),
                        new MarketSteps(BigDecimal.ONE, Quantity.of("544"), Usd.of("1")),
                        Price.of("0.10"),
                        "0",
                        0,
                        Optional.of(Usd.of(target))),
                settings(ONE_SLOT));

        assertThat(size.decision()).isEqualTo(decision);
        assertThat(size.qty())
                .isEqualTo(decision == SizeDecision.SIZED ? Optional.of(Quantity.of("544")) : Optional.empty());
        if (decision == SizeDecision.SIZED) {
            assertThat(size.notional()).contains(Usd.of("54.40"));
            assertThat(size.lots().orElseThrow().isBumped()).isTrue();
        }
    }

    @Test
    void a_smallest_order_never_exceeds_what_all_trades_together_may_be_worth() {
        var size = EntrySize.of(
                inputs(
                        accounts("200", "200", "3", "5"),
                        new MarketSteps(BigDecimal.ONE, Quantity.of("544"), Usd.of("1")),
                        Price.of("0.10"),
                        "920",
                        0,
                        Optional.empty()),
                settings(ONE_SLOT));

        assertThat(size.target()).contains(Usd.of("40"));
        assertThat(size.decision()).isEqualTo(SizeDecision.EXPOSURE_LIMIT);
        assertThat(size.qty()).isEmpty();
    }

    @Test
    void a_smallest_order_that_the_margin_does_not_bear_is_refused() {
        var size = EntrySize.of(
                inputs(
                        new Accounts(account("6", "7"), account("1000", "7")),
                        new MarketSteps(new BigDecimal("0.44"), Quantity.of("0.44"), Usd.of("1")),
                        HUNDRED,
                        "0",
                        0,
                        Optional.empty()),
                settings(ONE_SLOT));

        // 6 x 7 x 0.70 = 29.40 wants 44, which needs 6.29 of 6; resized to 39.90 it would want 44 again
        assertThat(size.isResized()).isTrue();
        assertThat(size.target()).contains(Usd.of("39.9"));
        assertThat(size.decision()).isEqualTo(SizeDecision.MIN_QTY_BUMP);
    }

    @ParameterizedTest(name = "{0} at {1}, steps {2} and {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
        350    | 2.1306 | 0.1  | 1    | 164
        17780  | 1      | 100  | 1    | 17700
        10     | 1      | 0.04 | 0.06 | 9.96
        300    | 100    | 0.01 | 0.01 | 3
        1      | 3      | 0.1  | 0.1  | 0.3
        """)
    void N31_quantities_are_whole_lots_of_both(
            String notional, String price, BigDecimal one, BigDecimal other, String quantity) {
        assertThat(Lots.floor(Usd.of(notional), Price.of(price), Lots.commonStep(one, other)))
                .isEqualTo(Quantity.of(quantity));
        assertThat(Lots.commonStep(one, other)).isEqualByComparingTo(Lots.commonStep(other, one));
    }

    @ParameterizedTest(name = "lighter {0}, x10 {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        4.99 | 200  | INSUFFICIENT_BALANCE
        200  | 4.99 | INSUFFICIENT_BALANCE
        none | 200  | INSUFFICIENT_BALANCE
        200  | none | INSUFFICIENT_BALANCE
        5    | 200  | SIZED
        """)
    void a_balance_that_is_unknown_or_tiny_allows_no_attempt(String lighter, String x10, SizeDecision decision) {
        var size = EntrySize.of(
                inputs(
                        new Accounts(account(lighter, "50"), account(x10, "50")),
                        FINE,
                        HUNDRED,
                        "0",
                        0,
                        Optional.empty()),
                settings(ONE_SLOT));

        assertThat(size.decision()).isEqualTo(decision);
    }

    @Test
    void the_hedge_venue_may_have_a_leverage_of_its_own() {
        var caps = size(ONE_SLOT.with("x10_leverage_multiplier", "4"), "50", "50", "0", 0)
                .caps()
                .orElseThrow();

        assertThat(caps.effLighter()).isEqualByComparingTo("7");
        assertThat(caps.effX10()).isEqualByComparingTo("4");
        assertThat(caps.x10Cap()).isEqualTo(Usd.of("760"));
    }

    @Test
    void a_venue_wants_its_smallest_notional_too() {
        var demanding = new MarketSteps(BigDecimal.ONE, Quantity.of("1"), Usd.of("55"));

        var size = EntrySize.of(
                inputs(
                        accounts("1000", "1000", "10", "10"),
                        demanding,
                        Price.of("10"),
                        "0",
                        0,
                        Optional.of(Usd.of("45"))),
                settings(ONE_SLOT));

        assertThat(size.qty()).contains(Quantity.of("6")); // 4 lots of 10 are worth 40, 55 needs 6
        assertThat(size.decision()).isEqualTo(SizeDecision.SIZED);
    }

    @Test
    void no_size_exceeds_any_cap_and_more_money_never_makes_it_smaller() {
        var dice = new Random(27);
        int sized = 0;
        for (int round = 0; round < 500; round++) {
            String lighter = String.valueOf(dice.nextInt(5, 900));
            String x10 = String.valueOf(dice.nextInt(5, 900));
            String others = String.valueOf(dice.nextInt(0, 900));
            var poor = sized(lighter, x10, others);
            var richer = sized(lighter + "0", x10 + "0", others);
            if (poor.decision() != SizeDecision.SIZED) continue;

            sized++;
            SizeCaps caps = poor.caps().orElseThrow();
            Usd notional = poor.notional().orElseThrow();
            assertThat(notional).isLessThanOrEqualTo(caps.remaining());
            assertThat(notional).isLessThanOrEqualTo(caps.lighterCap());
            assertThat(notional).isLessThanOrEqualTo(caps.x10Cap());
            assertThat(notional).isLessThanOrEqualTo(caps.slot());
            assertThat(notional).isLessThanOrEqualTo(Usd.of("350"));
            assertThat(richer.notional().orElseThrow()).isGreaterThanOrEqualTo(notional);
        }
        assertThat(sized).isGreaterThan(200);
    }

    private static EntrySize sized(String lighter, String x10, String others) {
        return EntrySize.of(
                inputs(accounts(lighter, x10, "10", "10"), FINE, Price.of("31.7"), others, 0, Optional.empty()),
                settings(ONE_SLOT));
    }

    private static EntrySize size(Profile profile, String lighterLimit, String x10Limit, String others, int open) {
        return EntrySize.of(
                inputs(accounts("200", "200", lighterLimit, x10Limit), FINE, HUNDRED, others, open, Optional.empty()),
                settings(profile));
    }

    private static Optional<ScanSize> scanSize(Accounts accounts, Optional<Usd> depthCap) {
        return ScanSize.of(accounts, HUNDRED, depthCap, settings(ONE_SLOT));
    }

    private static EntrySize.Inputs inputs(
            Accounts accounts, MarketSteps x10, Price mid, String others, int open, Optional<Usd> opportunity) {
        return new EntrySize.Inputs(accounts, FINE, x10, mid, Usd.of(others), open, opportunity, Optional.empty());
    }

    private static Accounts accounts(String lighter, String x10, String lighterLimit, String x10Limit) {
        return new Accounts(account(lighter, lighterLimit), account(x10, x10Limit));
    }

    private static Account account(String balance, String limit) {
        return new Account(usd(balance), usd(balance), new BigDecimal(limit));
    }

    private static Optional<Usd> usd(String written) {
        return written.equals("none") ? Optional.empty() : Optional.of(Usd.of(written));
    }

    private static SizeSettings settings(Profile profile) {
        return profile.of(SizeSettings.class);
    }
}
