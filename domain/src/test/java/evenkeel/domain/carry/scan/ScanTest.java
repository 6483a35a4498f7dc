package evenkeel.domain.carry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.carry.sizing.Account;
import evenkeel.domain.carry.sizing.Accounts;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {
    /** The books of N16; the bulk pass looks at value, not at the spread gate. */
    private static final Profile RULES =
            Profile.RECOMMENDED.with("ev_include_exit_spread", "false").with("min_l1_notional_usd", "0");

    private static final HourlyRate NOTHING = HourlyRate.ZERO;
    private static final BigDecimal HOURS = new BigDecimal(8760);

    @Test
    void N17_an_entry_that_earns_too_little_is_refused() {
        var scan = scan(aCandidate().apy("0.50"), RULES);

        assertThat(scan.decision()).isEqualTo(ScanCode.EV_TOO_LOW);
        assertThat(scan.measured().orElseThrow()).isCloseTo(new BigDecimal("0.464529"), within(new BigDecimal("5e-7")));
        assertThat(scan.limit()).contains(new BigDecimal("0.8"));
    }

    @Test
    void N18_an_entry_that_earns_enough_is_accepted() {
        var scan = scan(aCandidate().apy("1.00"), RULES);

        assertThat(scan.decision()).isEqualTo(ScanCode.ACCEPTED);
        assertThat(scan.figures().funding().orElseThrow().direction()).isEqualTo(Direction.LONG_X10);
        assertThat(scan.figures().size().orElseThrow().notional()).isEqualTo(Usd.of("350"));
        assertThat(scan.figures().expected().orElseThrow().totalEv().value())
                .isCloseTo(new BigDecimal("1.423433"), within(new BigDecimal("5e-7")));
    }

    @Test
    void N18_a_shorter_breakeven_or_a_higher_ratio_would_refuse_it() {
        var candidate = aCandidate().apy("1.00");

        var breakeven = scan(candidate, RULES.with("max_breakeven_hours", "12.37"));
        var ratio = scan(candidate, RULES.with("min_ev_spread_ratio", "4.08"));

        assertThat(breakeven.decision()).isEqualTo(ScanCode.BREAKEVEN_TOO_LONG);
        assertThat(breakeven.measured().orElseThrow())
                .isCloseTo(new BigDecimal("12.3735"), within(new BigDecimal("5e-5")));
        assertThat(ratio.decision()).isEqualTo(ScanCode.EV_SPREAD_RATIO_TOO_LOW);
        assertThat(scan(candidate, RULES.with("min_ev_spread_ratio", "4.07")).isAccepted())
                .isTrue();
    }

    @Test
    void N32_a_balance_that_cannot_be_read_yields_no_candidate() {
        var unread = aCandidate().apy("1.00");
        unread.lighterBalance = Optional.empty();
        var empty = aCandidate().apy("1.00");
        empty.lighterBalance = Optional.of(Usd.ZERO);

        assertThat(scan(unread, RULES).decision()).isEqualTo(ScanCode.NO_EQUITY);
        assertThat(scan(empty, RULES).decision()).isEqualTo(ScanCode.NO_EQUITY);
    }

    @Test
    void the_first_check_that_fails_decides() {
        var worse = aCandidate().apy("0.01");
        worse.lighterBook = Optional.empty();
        worse.lighterPrice = Optional.empty();
        worse.symbol = "eth-usd";
        worse.hasFunding = false;

        assertThat(scan(worse, RULES.with("blacklist_symbols", "ETH")).decision())
                .isEqualTo(ScanCode.MISSING_MARKET_DATA);
        worse.hasFunding = true;
        assertThat(scan(worse, RULES.with("blacklist_symbols", "ETH").with("non_crypto_symbols", "ETH"))
                        .decision())
                .isEqualTo(ScanCode.BLACKLISTED);
        assertThat(scan(worse, RULES.with("non_crypto_symbols", "ETH")).decision())
                .isEqualTo(ScanCode.NON_CRYPTO);
        assertThat(scan(worse, RULES).decision()).isEqualTo(ScanCode.NO_PRICE);
        worse.lighterPrice = Optional.of(new BigDecimal("100"));
        worse.lighterAge = Duration.ofSeconds(61);
        worse.x10Age = Duration.ofSeconds(61);
        assertThat(scan(worse, RULES).decision()).isEqualTo(ScanCode.STALE_PRICE);
        worse.lighterAge = Duration.ofSeconds(60);
        assertThat(scan(worse, RULES).decision()).isEqualTo(ScanCode.APY_BELOW_MIN);
        worse.apy("1.00");
        assertThat(scan(worse, RULES).decision()).isEqualTo(ScanCode.NO_ORDERBOOK);
        worse.lighterBook = Optional.of(book("100.00", "100.10"));
        worse.x10Book = new Book(List.of(Level.of("100", "50")), List.of(), Duration.ZERO);
        assertThat(scan(worse, RULES).decision()).isEqualTo(ScanCode.NO_HEDGE_QUOTE);
        worse.x10Book = new Book(List.of(Level.of("100", "50")), List.of(Level.of("100.10", "0.2")), Duration.ZERO);
        assertThat(scan(worse, RULES.with("min_l1_notional_usd", "500")).decision())
                .isEqualTo(ScanCode.DEPTH_CAP_FAILED);
        assertThat(scan(worse, RULES).decision()).isEqualTo(ScanCode.NOTIONAL_TOO_SMALL);
        worse.x10Book = book("100.00", "100.10");
        assertThat(scan(worse, RULES.with("min_expected_profit_entry_usd", "2")).decision())
                .isEqualTo(ScanCode.EV_TOO_LOW);
        assertThat(scan(worse, RULES).decision()).isEqualTo(ScanCode.ACCEPTED);
    }

    @ParameterizedTest(name = "{0}: {1} s and {2} s old are {3}")
    @CsvSource(delimiter = '|', textBlock = """
        BULK       | 61 | 60 | ACCEPTED
        BULK       | 60 | 61 | ACCEPTED
        BULK       | 61 | 61 | STALE_PRICE
        VALIDATION | 60 | 60 | ACCEPTED
        VALIDATION | 61 | 60 | STALE_PRICE
        VALIDATION | 60 | 61 | STALE_PRICE
        """)
    void one_fresh_price_is_enough_at_hand_and_two_before_money_moves(
            ScanPass pass, int lighter, int x10, ScanCode decision) {
        var candidate = aCandidate().apy("1.00");
        candidate.pass = pass;
        candidate.lighterAge = Duration.ofSeconds(lighter);
        candidate.x10Age = Duration.ofSeconds(x10);

        assertThat(scan(candidate, RULES).decision()).isEqualTo(decision);
    }

    @ParameterizedTest(name = "yield {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        0.35   | EV_TOO_LOW
        0.3499 | APY_BELOW_MIN
        """)
    void the_smallest_yield_itself_passes(String apy, ScanCode decision) {
        assertThat(scan(aCandidate().apy(apy), RULES).decision()).isEqualTo(decision);
    }

    @Test
    void a_value_that_is_exactly_the_least_is_enough() {
        var candidate = aCandidate().apy("1.00");
        BigDecimal value = scan(candidate, RULES)
                .figures()
                .expected()
                .orElseThrow()
                .totalEv()
                .value();

        assertThat(scan(candidate, RULES.with("min_expected_profit_entry_usd", value.toPlainString()))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void the_validation_adds_the_spread_and_the_depth() {
        var validated = aCandidate().apy("1.00");
        validated.pass = ScanPass.VALIDATION;

        assertThat(scan(validated, RULES).decision()).isEqualTo(ScanCode.ACCEPTED);
        assertThat(scan(validated, RULES.with("max_spread_filter_percent", "0.0009"))
                        .decision())
                .isEqualTo(ScanCode.SPREAD_TOO_WIDE);
        assertThat(scan(validated, RULES.with("max_spread_filter_percent", "0.0009"))
                        .limit())
                .contains(new BigDecimal("0.0009"));
        validated.pass = ScanPass.BULK;
        assertThat(scan(validated, RULES.with("max_spread_filter_percent", "0.0009"))
                        .decision())
                .isEqualTo(ScanCode.ACCEPTED);
    }

    @Test
    void a_spread_too_good_to_be_true_is_fetched_again() {
        var doubtful = aCandidate().apy("1.00");
        doubtful.pass = ScanPass.VALIDATION;
        doubtful.lighterBook = Optional.of(book("101.00", "101.10"));

        assertThat(scan(doubtful, RULES).decision()).isEqualTo(ScanCode.FETCH_AGAIN);
    }

    @Test
    void a_spread_that_costs_nothing_has_no_ratio() {
        var favourable = aCandidate().apy("0.36");
        favourable.lighterBook = Optional.of(book("100.13", "100.23"));
        var anything = RULES.with("min_expected_profit_entry_usd", "-100", "max_breakeven_hours", "1000")
                .with("min_hold_seconds", "0", "min_ev_spread_ratio", "0.1");

        var scan = scan(favourable, anything);

        assertThat(scan.figures().expected().orElseThrow().totalEv().isNegative())
                .isTrue();
        assertThat(scan.figures()
                        .expected()
                        .orElseThrow()
                        .spreadCost()
                        .spreadCost()
                        .isNegative())
                .isTrue();
        assertThat(scan.decision()).isEqualTo(ScanCode.ACCEPTED);
    }

    @Test
    void a_bulk_pass_leaves_a_cached_book_without_a_side_to_the_validation() {
        var cached = aCandidate().apy("1.00");
        cached.lighterBook = Optional.of(new Book(List.of(), List.of(Level.of("100.10", "50")), Duration.ZERO));

        assertThat(scan(cached, RULES).isAccepted()).isTrue();
        cached.pass = ScanPass.VALIDATION;
        assertThat(scan(cached, RULES).decision()).isEqualTo(ScanCode.DEPTH_CAP_FAILED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        xau       | NON_CRYPTO
        EUR-USD   | NON_CRYPTO
        EURC      | ACCEPTED
        SUSD      | ACCEPTED
        """)
    void only_a_whole_name_is_no_coin(String symbol, ScanCode decision) {
        var candidate = aCandidate().apy("1.00");
        candidate.symbol = symbol;

        assertThat(scan(candidate, RULES).decision()).isEqualTo(decision);
    }

    @ParameterizedTest(name = "{0} blacklists {1}")
    @CsvSource({"doge, DOGE", "DOGE-USD, doge", "doge-usd, DOGE-usd"})
    void a_blacklist_knows_a_symbol_however_it_is_written(String written, String symbol) {
        var candidate = aCandidate().apy("1.00");
        candidate.symbol = symbol;

        assertThat(scan(candidate, RULES.with("blacklist_symbols", written)).decision())
                .isEqualTo(ScanCode.BLACKLISTED);
    }

    private static Scan scan(Fixture fixture, Profile profile) {
        return Scan.of(fixture.inputs(), profile.of(ScanSettings.class));
    }

    private static Fixture aCandidate() {
        return new Fixture();
    }

    private static Book book(String bid, String ask) {
        return new Book(List.of(Level.of(bid, "50")), List.of(Level.of(ask, "50")), Duration.ZERO);
    }

    /** Rates of Lighter only, so that X10 is long; both books are N16's. */
    private static final class Fixture {
        private String symbol = "ETH";
        private ScanPass pass = ScanPass.BULK;
        private HourlyRate lighterRate = NOTHING;
        private boolean hasFunding = true;
        private Optional<Usd> lighterBalance = Optional.of(Usd.of("400"));
        private Optional<BigDecimal> lighterPrice = Optional.of(new BigDecimal("100"));
        private Duration lighterAge = Duration.ZERO;
        private Duration x10Age = Duration.ZERO;
        private Optional<Book> lighterBook = Optional.of(book("100.00", "100.10"));
        private Book x10Book = book("100.00", "100.10");

        Fixture apy(String apy) {
            lighterRate = new HourlyRate(new BigDecimal(apy).divide(HOURS, MathContext.DECIMAL128));
            return this;
        }

        ScanInputs inputs() {
            var x10 = new Account(Optional.of(Usd.of("400")), Optional.of(Usd.of("400")), BigDecimal.TEN);
            return new ScanInputs(
                    symbol,
                    pass,
                    new Accounts(new Account(lighterBalance, lighterBalance, BigDecimal.TEN), x10),
                    Optional.of(
                            new PriceSnapshot(lighterPrice, Optional.of(new BigDecimal("100.10")), lighterAge, x10Age)),
                    hasFunding
                            ? Optional.of(new FundingSnapshot(Optional.of(lighterRate), Optional.of(NOTHING)))
                            : Optional.empty(),
                    new Books(lighterBook, Optional.of(x10Book)),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    LighterTier.PREMIUM,
                    0);
        }
    }
}
