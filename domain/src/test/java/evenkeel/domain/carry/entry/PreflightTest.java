package evenkeel.domain.carry.entry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.carry.sizing.Account;
import evenkeel.domain.carry.sizing.Accounts;
import evenkeel.domain.carry.sizing.EntrySize;
import evenkeel.domain.carry.sizing.MarketSteps;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightTest {
    private static final Profile RULES = Profile.RECOMMENDED;
    private static final Book DEEP = book("100.00", "50", "100.10", "50");

    @Test
    void an_entry_that_nothing_speaks_against_is_placed() {
        var preflight = check(new Fixture(), RULES);

        assertThat(preflight.decision()).isEqualTo(EntryCode.PLACE_LEAD);
        assertThat(preflight.size().notional()).contains(Usd.of("349.92243"));
        assertThat(preflight.pause()).isEqualTo(Duration.ZERO);
    }

    @Test
    void the_first_refusal_decides() {
        var all = new Fixture();
        all.paused = true;
        all.openTrades = 1;
        all.symbolOpen = true;
        all.streamReady = false;
        all.x10Book = Optional.of(book("99.00", "50", "99.10", "50"));
        all.balance = Optional.of(Usd.of("4.99"));
        all.x10Position = Optional.empty();

        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.TRADING_PAUSED);
        all.paused = false;
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.MAX_TRADES);
        all.openTrades = 0;
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.ALREADY_OPEN);
        all.symbolOpen = false;
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.WS_NOT_READY);
        all.streamReady = true;
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.REJECTED_SPREAD);
        all.x10Book = Optional.of(DEEP);
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.INSUFFICIENT_BALANCE);
        all.balance = Optional.of(Usd.of("5"));
        assertThat(check(all, RULES.with("desired_notional_usd", "19")).decision())
                .isEqualTo(EntryCode.REJECTED_MIN_TRADE_SIZE);
        all.balance = Optional.of(Usd.of("400"));
        assertThat(check(all, RULES.with("min_l1_notional_usd", "5000")).decision())
                .isEqualTo(EntryCode.REJECTED_DEPTH_CAP);
        all.hedgeReads = List.of(Optional.of(DEEP));
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.READ_HEDGE_AGAIN);
        all.hedgeReads = List.of(Optional.of(DEEP), Optional.empty());
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.REJECTED_HEDGE_DEPTH_PRE);
        all.hedgeReads = List.of(Optional.of(DEEP), Optional.of(DEEP));
        assertThat(check(all, RULES.with("preflight_liquidity_safety_factor", "20"))
                        .decision())
                .isEqualTo(EntryCode.REJECTED_LIQUIDITY);
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.FOREIGN_POSITION);
        all.x10Position = Optional.of(BigDecimal.ZERO);
        assertThat(check(all, RULES).decision()).isEqualTo(EntryCode.PLACE_LEAD);
    }

    @Test
    void the_final_size_must_pass_the_gate_itself() {
        var bumped = new Fixture();
        bumped.minQuantity = "4";
        bumped.lighterBook = book("100.00", "50", "100.10", "4.2");

        // the cap lets 2.4 pass (4.2 x 0.35), the smallest order is 4 and needs more than 0.7 of 4.2
        assertThat(check(bumped, RULES.with("max_min_qty_bump_multiple", "3").with("min_l1_notional_usd", "0"))
                        .decision())
                .isEqualTo(EntryCode.REJECTED_DEPTH);
    }

    @Test
    void a_spread_that_is_doubted_is_fetched_again() {
        var doubtful = new Fixture();
        doubtful.x10Book = Optional.of(book("101.00", "50", "101.10", "50"));

        assertThat(check(doubtful, RULES).decision()).isEqualTo(EntryCode.FETCH_AGAIN);
    }

    @Test
    void a_gate_that_is_off_does_not_wait_for_the_stream() {
        var silent = new Fixture();
        silent.streamReady = false;

        assertThat(check(silent, RULES).pause()).isEqualTo(Duration.ofSeconds(15));
        assertThat(check(silent, RULES).stage()).isEqualTo(EntryStage.START);
        assertThat(check(silent, RULES).isFailure()).isTrue();
        assertThat(check(silent, RULES.with("ws_ready_gate_enabled", "false")).decision())
                .isEqualTo(EntryCode.PLACE_LEAD);
    }

    @ParameterizedTest(name = "position {0}, foreign allowed {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        0    | false | PLACE_LEAD
        1    | false | FOREIGN_POSITION
        1    | true  | PLACE_LEAD
        none | true  | FOREIGN_POSITION
        """)
    void an_unknown_position_is_never_flat(String position, boolean allowed, EntryCode decision) {
        var fixture = new Fixture();
        fixture.x10Position = position.equals("none") ? Optional.empty() : Optional.of(new BigDecimal(position));
        fixture.foreignAllowed = allowed;

        assertThat(check(fixture, RULES).decision()).isEqualTo(decision);
    }

    @ParameterizedTest(name = "{0} near the top: {1}")
    @CsvSource({"2.9, REJECTED_LIQUIDITY", "3.0, PASSED"})
    void N40_three_times_the_entry_must_rest_near_the_top(String sum, LiquidityPreflight.Decision decision) {
        assertThat(liquidity(Optional.of(fiveLevels(sum)), "1", false, RULES).decision())
                .isEqualTo(decision);
    }

    @Test
    void only_the_nearest_levels_count_and_a_least_quantity_always() {
        assertThat(liquidity(
                                Optional.of(fiveLevels("3")),
                                "1",
                                false,
                                RULES.with("preflight_liquidity_depth_levels", "4"))
                        .decision())
                .isEqualTo(LiquidityPreflight.Decision.REJECTED_LIQUIDITY);
        assertThat(liquidity(Optional.of(fiveLevels("0.0099")), "0.001", false, RULES)
                        .decision())
                .isEqualTo(LiquidityPreflight.Decision.REJECTED_LIQUIDITY);
        assertThat(liquidity(Optional.of(fiveLevels("0.01")), "0.001", false, RULES)
                        .decision())
                .isEqualTo(LiquidityPreflight.Decision.PASSED);
    }

    @Test
    void a_book_that_cannot_be_read_is_tried_once_more_by_its_top_and_then_refuses() {
        var closed = RULES.with("preflight_liquidity_fallback_to_l1", "false");

        assertThat(liquidity(Optional.empty(), "1", false, RULES).decision())
                .isEqualTo(LiquidityPreflight.Decision.RETRY_WITH_TOP);
        assertThat(liquidity(Optional.empty(), "1", true, RULES).decision())
                .isEqualTo(LiquidityPreflight.Decision.REJECTED_LIQUIDITY);
        assertThat(liquidity(Optional.empty(), "1", false, closed).decision())
                .isEqualTo(LiquidityPreflight.Decision.REJECTED_LIQUIDITY);
        assertThat(liquidity(Optional.of(fiveLevels("14.9")), "1", true, RULES).decision())
                .as("the top alone holds 2.98")
                .isEqualTo(LiquidityPreflight.Decision.REJECTED_LIQUIDITY);
        assertThat(liquidity(Optional.empty(), "1", false, RULES.with("preflight_liquidity_enabled", "false"))
                        .decision())
                .isEqualTo(LiquidityPreflight.Decision.OFF);
    }

    @Test
    void a_wide_book_is_only_warned_of() {
        var wide = book("100.00", "50", "100.60", "50");

        assertThat(liquidity(Optional.of(wide), "1", false, RULES).isWide()).isTrue();
        assertThat(liquidity(Optional.of(wide), "1", false, RULES).decision())
                .isEqualTo(LiquidityPreflight.Decision.PASSED);
        assertThat(liquidity(Optional.of(DEEP), "1", false, RULES).isWide()).isFalse();
        assertThat(RULES.of(LiquiditySettings.class).mayReuse(Duration.ofSeconds(5)))
                .isTrue();
        assertThat(RULES.of(LiquiditySettings.class).mayReuse(Duration.ofMillis(5001)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void conditions_are_no_failures_and_accounts_pause(EntryCode code) {
        Duration pause = code.pause(RULES.of(StreamGateSettings.class));

        switch (code.blame()) {
            case NOBODY, MARKET -> {
                assertThat(code.isFailure()).isFalse();
                assertThat(pause).isZero();
            }
            case ACCOUNT -> {
                assertThat(code.isFailure()).isFalse();
                assertThat(pause).isEqualTo(Duration.ofSeconds(60));
            }
            case STREAM -> {
                assertThat(code.isFailure()).isTrue();
                assertThat(pause).isEqualTo(Duration.ofSeconds(15));
            }
            case OPERATION -> {
                assertThat(code.isFailure()).isTrue();
                assertThat(pause).isZero();
            }
        }
    }

    @ParameterizedTest(name = "limit {0}, mark {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        110    | 100  | ALLOWED
        110.01 | 100  | INVALID_PRICE
        90     | 100  | ALLOWED
        89.99  | 100  | INVALID_PRICE
        100    | none | INVALID_PRICE
        """)
    void N116_a_limit_far_from_the_mark_is_refused(String limit, String mark, PriceBand band) {
        Optional<Price> known = mark.equals("none") ? Optional.empty() : Optional.of(Price.of(mark));

        assertThat(PriceBand.check(Price.of(limit), known, Profile.USUAL.of(PriceBandSettings.class)))
                .isEqualTo(band);
    }

    private static LiquidityPreflight liquidity(Optional<Book> x10, String quantity, boolean isRetry, Profile profile) {
        return LiquidityPreflight.of(
                new Books(Optional.of(DEEP), x10),
                Direction.LONG_LIGHTER,
                Quantity.of(quantity),
                isRetry,
                profile.of(LiquiditySettings.class));
    }

    /** A fifth of it at each of five bids, and nothing else that would count. */
    private static Book fiveLevels(String sum) {
        var fifth = new Quantity(new BigDecimal(sum).divide(new BigDecimal(5)));
        var bids = List.of("100.00", "99.99", "99.98", "99.97", "99.96").stream()
                .map(price -> new Level(Price.of(price), fifth))
                .toList();
        return new Book(bids, List.of(Level.of("100.01", "50")), Duration.ZERO);
    }

    private static Preflight check(Fixture fixture, Profile profile) {
        return Preflight.check(fixture.inputs(), profile.of(EntrySettings.class));
    }

    private static Book book(String bid, String bidSize, String ask, String askSize) {
        return new Book(List.of(Level.of(bid, bidSize)), List.of(Level.of(ask, askSize)), Duration.ZERO);
    }

    /** Everything speaks for an entry, long at Lighter. */
    private static final class Fixture {
        private boolean paused;
        private int openTrades;
        private boolean symbolOpen;
        private boolean streamReady = true;
        private Book lighterBook = DEEP;
        private Optional<Book> x10Book = Optional.of(DEEP);
        private Optional<Usd> balance = Optional.of(Usd.of("400"));
        private String minQuantity = "0.001";
        private List<Optional<Book>> hedgeReads = List.of(Optional.of(DEEP), Optional.of(DEEP));
        private Optional<BigDecimal> x10Position = Optional.of(BigDecimal.ZERO);
        private boolean foreignAllowed;

        PreflightInputs inputs() {
            var account = new Account(balance, balance, BigDecimal.TEN);
            var steps = new MarketSteps(new BigDecimal("0.001"), Quantity.of(minQuantity), Usd.of("1"));
            var size = new EntrySize.Inputs(
                    new Accounts(account, account),
                    steps,
                    steps,
                    Price.of("100.05").midTo(Price.of("100.02")),
                    Usd.ZERO,
                    openTrades,
                    Optional.of(Usd.of("350")),
                    Optional.empty());
            return new PreflightInputs(
                    paused,
                    symbolOpen,
                    streamReady,
                    Direction.LONG_LIGHTER,
                    new BigDecimal("0.60"),
                    new Books(Optional.of(lighterBook), x10Book),
                    0,
                    size,
                    hedgeReads,
                    false,
                    Optional.of(BigDecimal.ZERO),
                    x10Position,
                    foreignAllowed);
        }
    }
}
