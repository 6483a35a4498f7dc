package evenkeel.domain.carry.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.carry.close.TakerSlippage;
import evenkeel.domain.carry.depth.DepthGateSettings;
import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeadTest {
    private static final Profile RULES = Profile.RECOMMENDED;
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final Book TEN_CENTS = book("100.00", "100.10");

    @ParameterizedTest(name = "{0} s, {1} attempts of {2} s at least, {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
        30 | 3 | 2 | equal      | 10 10 10
        30 | 3 | 2 | increasing | 5 10 15
        30 | 1 | 2 | increasing | 30
        1  | 1 | 2 | equal      | 2
        30 | 4 | 4 | increasing | 4 6 9 12
        """)
    void N41_the_attempts_share_the_time(String total, String attempts, String least, String schedule, String seconds) {
        assertThat(times(total, attempts, least, schedule)).isEqualTo(seconds);
    }

    @Test
    void N42_no_attempt_is_shorter_than_the_least() {
        assertThat(times("4", "3", "2", "equal")).isEqualTo("2 2 2");
    }

    @Test
    void attempts_follow_each_other() {
        var settings =
                RULES.with("maker_attempt_timeout_schedule", "increasing").of(LeadSettings.class);

        assertThat(AttemptTime.schedule(settings))
                .extracting(time -> time.startsAfter().toSeconds())
                .containsExactly(0L, 5L, 15L);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        BUY  | 100 100.05 100.09
        SELL | 100.1 100.05 100.01
        """)
    void N43_each_attempt_goes_further_into_the_spread(Side side, String limits) {
        assertThat(limits(side, TEN_CENTS, "1.0")).isEqualTo(limits);
    }

    @ParameterizedTest
    @EnumSource
    void N44_the_last_attempt_goes_no_further_than_allowed(Side side) {
        assertThat(limits(side, TEN_CENTS, "0.5")).endsWith("100.05");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"BUY, 100 100 100", "SELL, 100.01 100.01 100.01"})
    void N45_a_book_without_a_gap_is_joined(Side side, String limits) {
        assertThat(limits(side, book("100.00", "100.01"), "1.0")).isEqualTo(limits);
    }

    @Test
    void a_third_of_the_way_costs_no_tick() {
        var settings = RULES.with("maker_order_max_retries", "4").of(LeadSettings.class);
        var market = market(Side.BUY, TEN_CENTS, "1");

        assertThat(LeadAttempt.plan(market, settings, smart()))
                .extracting(each -> each.price().limit().toString())
                .containsExactly("100", "100.03", "100.06", "100.09");
    }

    @Test
    void N46_a_large_order_starts_further_in() {
        var price = MakerPrice.of(marketWithTop("10", "5"), 0, RULES.of(LeadSettings.class), smart());

        assertThat(price.smartFloor().orElseThrow().utilization()).isEqualByComparingTo("2");
        assertThat(price.smartFloor().orElseThrow().floor()).isEqualByComparingTo("0.70");
        assertThat(price.aggressiveness()).isEqualByComparingTo("0.70");
    }

    @ParameterizedTest(name = "{0} of 5: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        4     | 0
        4.01  | 0.25075
        14    | 1
        50    | 1
        """)
    void a_floor_begins_beyond_the_trigger_and_ends_at_the_other_side(String remaining, BigDecimal aggressiveness) {
        var price = MakerPrice.of(marketWithTop(remaining, "5"), 0, RULES.of(LeadSettings.class), smart());

        assertThat(price.aggressiveness()).isEqualByComparingTo(aggressiveness);
    }

    @Test
    void a_floor_is_capped_and_may_be_off() {
        var shy = RULES.with("maker_max_aggressiveness", "0.5").of(LeadSettings.class);
        var off = RULES.with("smart_pricing_enabled", "false").of(SmartPricing.class);

        assertThat(MakerPrice.of(marketWithTop("10", "5"), 0, shy, smart()).aggressiveness())
                .isEqualByComparingTo("0.5");
        assertThat(MakerPrice.of(marketWithTop("10", "5"), 0, shy, off).aggressiveness())
                .isZero();
    }

    @Test
    void without_a_valid_book_the_leads_own_price_is_the_middle() {
        var crossed = market(Side.BUY, book("101", "100"), "1");
        var unread = new LeadMarket(Side.SELL, Optional.empty(), Price.of("100"), Quantity.of("1"), TICK);
        var settings = RULES.of(LeadSettings.class);

        assertThat(MakerPrice.of(crossed, 0, settings, smart()).isDerived()).isTrue();
        assertThat(MakerPrice.of(crossed, 0, settings, smart()).limit()).isEqualTo(Price.of("99.99"));
        assertThat(MakerPrice.of(unread, 0, settings, smart()).limit()).isEqualTo(Price.of("100.01"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"BUY, 100", "SELL, 100.01"})
    void a_middle_between_two_ticks_still_leaves_one_to_the_other_side(Side side, String limit) {
        var unread = new LeadMarket(side, Optional.empty(), Price.of("100.003"), Quantity.of("1"), TICK);

        assertThat(MakerPrice.of(unread, 2, RULES.of(LeadSettings.class), smart())
                        .limit())
                .isEqualTo(Price.of(limit));
    }

    @Test
    void a_resting_price_never_crosses() {
        var dice = new Random(43);
        var settings = RULES.of(LeadSettings.class);
        for (int round = 0; round < 1000; round++) {
            int bid = dice.nextInt(1, 20_000);
            int ask = bid + dice.nextInt(1, 40);
            var book = book(cents(bid), cents(ask));
            var buy = MakerPrice.of(market(Side.BUY, book, "1"), dice.nextInt(3), settings, smart());
            var sell = MakerPrice.of(market(Side.SELL, book, "1"), dice.nextInt(3), settings, smart());

            assertThat(buy.limit()).isBetween(Price.of(cents(bid)), Price.of(cents(ask - 1)));
            assertThat(sell.limit()).isBetween(Price.of(cents(bid + 1)), Price.of(cents(ask)));
            assertThat(buy.limit().floorTo(TICK)).isEqualTo(buy.limit());
            assertThat(sell.limit().floorTo(TICK)).isEqualTo(sell.limit());
        }
    }

    @Test
    void only_the_last_attempt_may_take_and_only_where_allowed() {
        var market = market(Side.BUY, TEN_CENTS, "1");
        var free = RULES.with("maker_force_post_only", "false").of(LeadSettings.class);

        assertThat(LeadAttempt.plan(market, RULES.of(LeadSettings.class), smart()))
                .extracting(LeadAttempt::timeInForce)
                .containsOnly(TimeInForce.POST_ONLY);
        assertThat(LeadAttempt.plan(market, free, smart()))
                .extracting(LeadAttempt::timeInForce)
                .containsExactly(TimeInForce.POST_ONLY, TimeInForce.POST_ONLY, TimeInForce.GTC);
    }

    @Test
    void N47_a_lead_that_rested_too_long_takes_inside_its_second_attempt() {
        var settings = RULES.of(LeadSettings.class);
        var slippage = RULES.of(TakerSlippage.class);
        var escalation = Escalation.plan(market(Side.BUY, TEN_CENTS, "1"), settings, slippage)
                .orElseThrow();

        assertThat(escalation.after()).isEqualTo(Duration.ofSeconds(15));
        assertThat(escalation.duringAttempt()).contains(2);
        assertThat(escalation.limit()).contains(Price.of("100.26"));
        assertThat(Escalation.plan(market(Side.SELL, TEN_CENTS, "1"), settings, slippage)
                        .orElseThrow()
                        .limit())
                .contains(Price.of("99.85"));
    }

    @ParameterizedTest(name = "after {0} ms, filled {1}, worth {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        14999 | 0.5   | true  | REST
        15000 | 0.5   | true  | ESCALATE
        15000 | 0.5   | false | STOP
        15000 | 0.999 | true  | REST
        15000 | 0.998 | true  | ESCALATE
        """)
    void a_lead_takes_only_what_is_left_and_only_while_it_is_worth_it(
            long millis, String filled, boolean worth, Escalation.Decision decision) {
        var progress = progress(filled, "100", Optional.empty(), false);

        assertThat(Escalation.decide(Duration.ofMillis(millis), progress, worth, RULES.of(LeadSettings.class)))
                .isEqualTo(decision);
        assertThat(Escalation.decide(Duration.ofMillis(millis), progress, worth, Profile.USUAL.of(LeadSettings.class)))
                .isEqualTo(Escalation.Decision.REST);
    }

    @Test
    void an_escalation_that_never_comes_is_refused() {
        assertThatThrownBy(() ->
                        RULES.with("leg1_escalate_to_taker_after_seconds", "30").of(LeadSettings.class))
                .hasMessageContaining("leg1_escalate_to_taker_after_seconds")
                .hasMessageContaining("maker_order_timeout_seconds");
    }

    @ParameterizedTest(name = "{0} at 100: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        0.04 | MICROFILL
        0.05 | HEDGE_PARTIAL
        0.06 | HEDGE_PARTIAL
        0    | LEG1_FAILED
        0.999 | FILLED
        """)
    void N48_too_little_to_hedge_is_flattened_in_the_end(String filled, LeadProgress.Decision decision) {
        assertThat(progress(filled, "100", Optional.of(Duration.ZERO), true).decide(RULES.of(MicrofillSettings.class)))
                .isEqualTo(decision);
    }

    @ParameterizedTest(name = "{0} at 100, {1} ms after the first fill: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        0.06 | 7999  | WAIT
        0.06 | 8000  | HEDGE_PARTIAL
        0.04 | 19999 | WAIT
        0.04 | 20000 | MICROFILL
        """)
    void a_partial_fill_waits_for_more_only_so_long(String filled, long millis, LeadProgress.Decision decision) {
        assertThat(progress(filled, "100", Optional.of(Duration.ofMillis(millis)), false)
                        .decide(RULES.of(MicrofillSettings.class)))
                .isEqualTo(decision);
    }

    @Test
    void INV7_no_fill_waits_for_its_hedge_longer_than_the_longest_patience() {
        var dice = new Random(7);
        var settings = RULES.of(MicrofillSettings.class);
        for (int round = 0; round < 300; round++) {
            String filled = BigDecimal.valueOf(dice.nextInt(1, 1000), 3).toPlainString();
            var since = Duration.ofMillis(dice.nextLong(20_000, 60_000));

            assertThat(progress(filled, "100", Optional.of(since), false).decide(settings))
                    .isNotEqualTo(LeadProgress.Decision.WAIT);
        }
    }

    @Test
    void nothing_filled_waits_while_an_attempt_is_live() {
        assertThat(progress("0", "100", Optional.empty(), false).decide(RULES.of(MicrofillSettings.class)))
                .isEqualTo(LeadProgress.Decision.WAIT);
    }

    @ParameterizedTest(name = "recorded 1, position {0}, lot {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        1.0001   | 0.00001 | -
        1.00011  | 0.00001 | 0.00011
        1.02     | 0.01    | -
        1.03     | 0.01    | 0.03
        0.5      | 0.01    | -
        """)
    void a_fill_that_nobody_told_is_seen_by_the_position(String grown, BigDecimal lot, @Nullable String missing) {
        var found = MissedFill.find(Quantity.of("1"), Quantity.of(grown), lot, Optional.empty(), Price.of("100.05"));

        assertThat(found.map(MissedFill::quantity))
                .isEqualTo(Optional.ofNullable(missing).map(Quantity::of));
    }

    @Test
    void a_missed_fill_has_the_venues_average_or_the_limit_and_a_flag() {
        var told = MissedFill.find(
                Quantity.ZERO, Quantity.of("1"), TICK, Optional.of(Price.of("100.02")), Price.of("100.05"));
        var guessed = MissedFill.find(Quantity.ZERO, Quantity.of("1"), TICK, Optional.empty(), Price.of("100.05"));

        assertThat(told).contains(new MissedFill(Quantity.of("1"), Price.of("100.02"), false));
        assertThat(guessed).contains(new MissedFill(Quantity.of("1"), Price.of("100.05"), true));
    }

    @ParameterizedTest(name = "pending {0} at {1}, hedge top {2}, next level {3}: evaporated {4}")
    @CsvSource(delimiter = '|', textBlock = """
        10  | 100 | 7.99 | 0.5 | true
        10  | 100 | 8    | 0.5 | false
        10  | 100 | 7.99 | 2.1 | false
        0.5 | 19  | 0.11 | 0.1 | false
        """)
    void a_hedge_that_is_gone_cancels_the_lead(
            String pending, String price, String top, String next, boolean evaporated) {
        var hedge = new Book(
                List.of(Level.of("100", top), Level.of("99.9", next)), List.of(Level.of("101", "1")), Duration.ZERO);
        var depth = RULES.of(DepthGateSettings.class);

        assertThat(HedgeWatch.of(Optional.of(hedge), Side.SELL, Quantity.of(pending), Price.of(price), depth)
                        .isEvaporated())
                .isEqualTo(evaporated);
        assertThat(HedgeWatch.of(Optional.empty(), Side.SELL, Quantity.of(pending), Price.of(price), depth)
                        .isEvaporated())
                .as("a book that is not known is not an empty one")
                .isFalse();
    }

    @ParameterizedTest(name = "{0}, position known {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        OPEN                        | true  | READ_AGAIN
        OPEN OPEN                   | true  | READ_AGAIN
        OPEN UNKNOWN CANCELLED      | false | CONFIRMED
        FILLED                      | false | CONFIRMED
        OPEN none OPEN              | true  | USE_POSITION
        OPEN none none              | false | POSSIBLE_ZOMBIE
        """)
    void a_cancel_counts_once_the_venue_says_so(String reads, boolean known, CancelCheck check) {
        List<Optional<OrderStatus>> statuses = Stream.of(reads.split(" ", -1))
                .map(each ->
                        each.equals("none") ? Optional.<OrderStatus>empty() : Optional.of(OrderStatus.valueOf(each)))
                .toList();

        assertThat(CancelCheck.of(statuses, known)).isEqualTo(check);
    }

    @ParameterizedTest(name = "{0} s x {1}: {2} s")
    @CsvSource(delimiter = '|', textBlock = """
        30  | 3 | 600
        200 | 3 | 720
        160 | 3 | 600
        """)
    void N117_an_opening_is_stale_after_all_attempts_and_more(String timeout, String attempts, long seconds) {
        var settings = Profile.USUAL
                .with("maker_order_timeout_seconds", timeout)
                .with("maker_order_max_retries", attempts)
                .of(LeadSettings.class);

        assertThat(settings.staleOpeningAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static String times(String total, String attempts, String least, String schedule) {
        var settings = Profile.USUAL
                .with("maker_order_timeout_seconds", total)
                .with("maker_order_max_retries", attempts)
                .with("maker_attempt_timeout_min_seconds", least)
                .with("maker_attempt_timeout_schedule", schedule)
                .of(LeadSettings.class);
        return String.join(
                " ",
                AttemptTime.schedule(settings).stream()
                        .map(time -> String.valueOf(time.lasts().toSeconds()))
                        .toList());
    }

    private static String limits(Side side, Book book, String cap) {
        var settings = RULES.with("maker_max_aggressiveness", cap).of(LeadSettings.class);
        return String.join(
                " ",
                LeadAttempt.plan(market(side, book, "1"), settings, smart()).stream()
                        .map(each -> each.price().limit().toString())
                        .toList());
    }

    private static LeadProgress progress(
            String filled, String price, Optional<Duration> sinceFirst, boolean areAttemptsOver) {
        return new LeadProgress(Quantity.of("1"), Quantity.of(filled), Price.of(price), sinceFirst, areAttemptsOver);
    }

    private static LeadMarket marketWithTop(String remaining, String top) {
        var book = new Book(List.of(Level.of("100", top)), List.of(Level.of("100.10", "50")), Duration.ZERO);
        return market(Side.BUY, book, remaining);
    }

    private static LeadMarket market(Side side, Book book, String remaining) {
        return new LeadMarket(side, Optional.of(book), Price.of("100"), Quantity.of(remaining), TICK);
    }

    private static SmartPricing smart() {
        return RULES.of(SmartPricing.class);
    }

    private static String cents(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static Book book(String bid, String ask) {
        return new Book(List.of(Level.of(bid, "50")), List.of(Level.of(ask, "50")), Duration.ZERO);
    }
}
