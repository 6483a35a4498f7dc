package evenkeel.domain.carry.close;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.close.CloseQuantity.Verdict;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosePlanTest {
    private static final ClosingLeg LONG = leg(Exchange.X10, Side.BUY, "1", "10.00", "10.01");
    private static final ClosingLeg SHORT = leg(Exchange.LIGHTER, Side.SELL, "1", "10.00", "10.01");

    private Profile profile = Profile.USUAL;

    @Test
    void N95_a_buyer_rests_at_the_bid_and_takes_at_the_ask() {
        ClosingLeg leg = ticked(leg(Exchange.LIGHTER, Side.SELL, "1", "0.06675", "0.0668"), "0.00001");
        ClosePlan.Leg plan = plan(CloseMode.COORDINATED, leg, LONG).lead();

        assertThat(plan.closingSide()).isEqualTo(Side.BUY);
        assertThat(plan.makerPrice()).contains(Price.of("0.06675"));
        assertThat(plan.takerPrice()).contains(Price.of("0.06680"));
    }

    @Test
    void N96_each_attempt_gives_way_a_little_more() {
        profile = profile.with("x10_close_attempts", "5");
        ClosingLeg leg = ticked(leg(Exchange.X10, Side.BUY, "1", "10.00", "10.01"), "0.001");
        List<Rung> ladder = plan(CloseMode.FAST, SHORT, leg).hedge().ladder();

        assertThat(ladder.subList(0, 5).stream().map(Rung::price))
                .containsExactly(
                        Price.of("9.95"), Price.of("9.90"), Price.of("9.85"), Price.of("9.80"), Price.of("9.80"));
        assertThat(ladder.getLast().market()).isTrue();
        assertThat(ladder.getLast().price()).isEqualTo(Price.of("9.80"));
        assertThat(ladder).hasSize(6);
    }

    @Test
    void lighter_gives_way_at_least_what_emulates_a_market_order() {
        List<Rung> ladder = plan(CloseMode.FAST, SHORT, LONG).lead().ladder();

        assertThat(ladder.stream().map(Rung::slippage).map(BigDecimal::stripTrailingZeros))
                .containsExactly(dec("0.01"), dec("0.01"), dec("0.015"), dec("0.02"));
        assertThat(ladder.getFirst().price()).isEqualTo(Price.of("10.12")); // 10.01 x 1.01, up to the tick
    }

    @Test
    void N97_what_no_maker_filled_is_taken() {
        ClosingLeg first = filled(leg(Exchange.X10, Side.BUY, "100", "9.99", "10.00"), "60@10.00");
        assertThat(plan(CloseMode.COORDINATED, SHORT, first).hedge().remaining())
                .isEqualTo(Quantity.of("40"));

        ClosePlan.Leg whole = plan(CloseMode.COORDINATED, SHORT, filled(first, "60@10.00", "40@9.98"))
                .hedge();
        assertThat(whole.remaining()).isEqualTo(Quantity.ZERO);
        assertThat(whole.exitVwap()).contains(Price.of("9.992"));
    }

    @Test
    void N99_N100_the_exit_price_is_weighed_over_all_fills() {
        ClosingLeg three = filled(LONG, "0.5@50000", "0.3@50100", "0.2@49900");
        ClosingLeg two = filled(leg(Exchange.X10, Side.BUY, "141", "2.1", "2.2"), "49.89@2.1306", "91.11@2.1455");

        assertThat(plan(CloseMode.FAST, SHORT, three).hedge().exitVwap()).contains(Price.of("50010"));
        Price vwap = plan(CloseMode.FAST, SHORT, two).hedge().exitVwap().orElseThrow();
        assertThat(vwap.value().setScale(6, RoundingMode.HALF_EVEN)).isEqualByComparingTo("2.140228");
    }

    @Test
    void N102_an_order_that_rests_is_rounded_away_from_the_book() {
        Price odd = Price.of("100.003");
        assertThat(ClosePrices.resting(Side.SELL, Price.of("99"), odd, dec("0.01")))
                .isEqualTo(Price.of("100.01"));
        assertThat(ClosePrices.resting(Side.BUY, odd, Price.of("101"), dec("0.01")))
                .isEqualTo(Price.of("100.00"));
        assertThat(ClosePrices.taking(Side.BUY, Price.of("99"), odd, dec("0"), dec("0.01")))
                .isEqualTo(Price.of("100.01"));
        assertThat(ClosePrices.taking(Side.SELL, odd, Price.of("101"), dec("0"), dec("0.01")))
                .isEqualTo(Price.of("100.00"));
        assertThat(ClosePrices.deeper(Side.BUY, Price.of("100"), dec("0.01"))).isEqualTo(Price.of("99.99"));
        assertThat(ClosePrices.deeper(Side.SELL, Price.of("100"), dec("0.01"))).isEqualTo(Price.of("100.01"));
    }

    @ParameterizedTest(name = "top {0}: {1} levels")
    @CsvSource({"150, 3", "260, 0", "250, 0", "249.99, 2", "100, 5", "50, 5", "0, 5"})
    void N103_a_large_leg_rests_at_several_prices(String top, int levels) {
        profile = profile.with("grid_step_enabled", "true");
        ClosingLeg leg = topped(leg(Exchange.LIGHTER, Side.BUY, "5", "99.99", "100"), top);
        Optional<CloseGrid> grid =
                plan(CloseMode.COORDINATED, leg, SHORT).lead().grid();

        assertThat(grid.map(CloseGrid::levels).map(List::size).orElse(0)).isEqualTo(levels);
    }

    @Test
    void a_grid_goes_away_from_the_book_in_equal_lots_and_the_rest_is_in_front() {
        profile = profile.with("grid_step_enabled", "true", "grid_step_adaptive", "false");
        ClosingLeg leg = topped(leg(Exchange.LIGHTER, Side.BUY, "5", "99.99", "100"), "150");
        CloseGrid grid = plan(CloseMode.COORDINATED, leg, SHORT).lead().grid().orElseThrow();

        assertThat(grid.levels().stream().map(CloseGrid.Level::price))
                .containsExactly(Price.of("100"), Price.of("100.1"), Price.of("100.2"));
        assertThat(grid.levels().stream().map(CloseGrid.Level::quantity))
                .containsExactly(Quantity.of("1.668"), Quantity.of("1.666"), Quantity.of("1.666"));
        assertThat(plan(CloseMode.FAST, leg, SHORT).lead().grid()).isEmpty();
        profile = profile.with("grid_step_min_notional_usd", "500.01");
        assertThat(plan(CloseMode.COORDINATED, leg, SHORT).lead().grid()).isEmpty();
    }

    @Test
    void steps_are_wider_in_a_moving_market() {
        GridSettings grid = profile.of(GridSettings.class);
        assertThat(grid.step(dec("0.00499"))).isEqualByComparingTo("0.0002");
        assertThat(grid.step(dec("0.005"))).isEqualByComparingTo("0.0006");
        assertThat(grid.step(dec("0.01"))).isEqualByComparingTo("0.001");

        List<Price> swings = new ArrayList<>();
        for (int i = 0; i < 11; i++) swings.add(Price.of(i % 2 == 0 ? "100" : "101"));
        BigDecimal moved = HourVolatility.of(swings, Price.of("99"), Price.of("101"));
        // returns of +1 % and -0.990099 %, half of each: their deviation is half of their distance
        assertThat(moved.setScale(6, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.077076");
        assertThat(HourVolatility.of(swings.subList(0, 10), Price.of("99.9"), Price.of("100.1")))
                .isEqualByComparingTo("0.006");
        assertThat(HourVolatility.of(List.of(), Price.of("99"), Price.of("101")))
                .isEqualByComparingTo("0.02");
    }

    @ParameterizedTest(name = "{0} of {1} with {2} at the venue: {3} {4}")
    @CsvSource({
        "BUY, 1, 1.5, CLOSE, 1", // half a unit belongs to somebody else
        "BUY, 1, 0.4, CLOSE, 0.4",
        "SELL, 1, -1.5, CLOSE, 1",
        "SELL, 1, 1, WRONG_SIDE, 0",
        "BUY, 1, -0.001, WRONG_SIDE, 0",
        "BUY, 1, 0, FLAT, 0",
        "BUY, 1, 0.0005, FLAT, 0",
        "BUY, 1, 0.0006, DUST, 0",
        "BUY, 1, 0.9999, CLOSE, 0.999"
    })
    void INV10_never_more_is_closed_than_is_ours_and_there(
            Side side, String ours, String live, Verdict verdict, String quantity) {
        CloseQuantity close = CloseQuantity.of(side, Quantity.of(ours), dec("0.001"), Optional.of(dec(live)), false);

        assertThat(close).isEqualTo(new CloseQuantity(verdict, Quantity.of(quantity)));
    }

    @Test
    void INV10_whatever_the_venue_shows() {
        var dice = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Quantity ours = new Quantity(BigDecimal.valueOf(dice.nextInt(0, 3_000), 3));
            BigDecimal live = BigDecimal.valueOf(dice.nextInt(-4_000, 4_000), 3);
            Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
            CloseQuantity close = CloseQuantity.of(side, ours, dec("0.01"), Optional.of(live), true);

            assertThat(close.quantity().exceeds(ours)).isFalse();
            assertThat(close.quantity().value()).isLessThanOrEqualTo(live.abs());
        }
    }

    @Test
    void a_position_that_cannot_be_read_is_read_again_and_then_closed_by_record() {
        Quantity ours = Quantity.of("1.0005");
        assertThat(CloseQuantity.of(Side.BUY, ours, dec("0.001"), Optional.empty(), false))
                .isEqualTo(new CloseQuantity(Verdict.READ_AGAIN, Quantity.ZERO));
        assertThat(CloseQuantity.of(Side.BUY, ours, dec("0.001"), Optional.empty(), true))
                .isEqualTo(new CloseQuantity(Verdict.CLOSE_BY_RECORD, Quantity.of("1")));
    }

    @Test
    void a_leg_on_the_wrong_side_stops_the_whole_close() {
        ClosingLeg wrong = live(LONG, "-1");
        assertThat(plan(CloseMode.FAST, SHORT, wrong).stopped()).isTrue();
        assertThat(plan(CloseMode.FAST, SHORT, LONG).stopped()).isFalse();
    }

    @Test
    void an_emergency_rests_nowhere_and_x10_only_when_it_may() {
        assertThat(plan(CloseMode.FAST, SHORT, LONG).lead().makerPrice()).isEmpty();
        assertThat(plan(CloseMode.ORPHAN, SHORT, LONG).makerRounds()).isZero();
        assertThat(plan(CloseMode.COORDINATED, SHORT, LONG).hedge().makerPrice())
                .isPresent();

        profile = profile.with("coordinated_close_x10_use_maker", "false");
        ClosePlan plan = plan(CloseMode.COORDINATED, SHORT, LONG);
        assertThat(plan.hedge().makerPrice()).isEmpty();
        assertThat(plan.lead().makerPrice()).isPresent();
        assertThat(plan.makerTime()).isEqualTo(Duration.ofSeconds(6));
        assertThat(plan(CloseMode.SEQUENTIAL, SHORT, LONG).makerRounds()).isEqualTo(5);
    }

    @Test
    void an_early_profit_rests_for_a_moment_unless_it_takes_directly() {
        CloseInputs early = new CloseInputs(CloseMode.FAST, true, SHORT, LONG);
        ClosePlan usual = ClosePlan.of(early, profile.of(CloseSettings.class));
        assertThat(usual.makerRounds()).isEqualTo(2);
        assertThat(usual.makerTime()).isEqualTo(Duration.ofSeconds(5));
        assertThat(ClosePlan.of(early, Profile.RECOMMENDED.of(CloseSettings.class))
                        .makerRounds())
                .isZero();

        EarlyFastClose tight = profile.with(
                        "early_tp_fast_close_max_attempts", "9", "early_tp_fast_close_total_timeout_seconds", "12")
                .of(EarlyFastClose.class);
        assertThat(tight.makerRounds()).isEqualTo(3);
        assertThat(tight.makerTime(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(tight.makerTime(3)).isEqualTo(Duration.ZERO);
    }

    @Test
    void without_a_book_there_is_no_price() {
        ClosingLeg blind = new ClosingLeg(
                Exchange.X10,
                Side.BUY,
                Quantity.of("1"),
                Optional.of(dec("1")),
                false,
                dec("0.01"),
                dec("0.001"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());

        assertThat(plan(CloseMode.COORDINATED, SHORT, blind).hedge().takerPrice())
                .isEmpty();
        assertThat(plan(CloseMode.COORDINATED, SHORT, blind).hedge().ladder()).isEmpty();
    }

    private ClosePlan plan(CloseMode mode, ClosingLeg lead, ClosingLeg hedge) {
        return ClosePlan.of(new CloseInputs(mode, false, lead, hedge), profile.of(CloseSettings.class));
    }

    private static ClosingLeg leg(Exchange venue, Side side, String quantity, String bid, String ask) {
        BigDecimal live = side.signed(Quantity.of(quantity));
        return new ClosingLeg(
                venue,
                side,
                Quantity.of(quantity),
                Optional.of(live),
                false,
                dec("0.01"),
                dec("0.001"),
                Optional.of(Price.of(bid)),
                Optional.of(Price.of(ask)),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static ClosingLeg ticked(ClosingLeg leg, String tick) {
        return changed(leg, dec(tick), leg.topNotional(), leg.livePosition(), leg.fills());
    }

    private static ClosingLeg topped(ClosingLeg leg, String usd) {
        return changed(leg, leg.tick(), Optional.of(Usd.of(usd)), leg.livePosition(), leg.fills());
    }

    private static ClosingLeg live(ClosingLeg leg, String signed) {
        return changed(leg, leg.tick(), leg.topNotional(), Optional.of(dec(signed)), leg.fills());
    }

    private static ClosingLeg filled(ClosingLeg leg, String... parts) {
        List<ClosePart> fills = new ArrayList<>();
        for (String part : parts) {
            int at = part.indexOf('@');
            fills.add(new ClosePart(Quantity.of(part.substring(0, at)), Price.of(part.substring(at + 1))));
        }
        return changed(leg, leg.tick(), leg.topNotional(), leg.livePosition(), fills);
    }

    private static ClosingLeg changed(
            ClosingLeg leg, BigDecimal tick, Optional<Usd> top, Optional<BigDecimal> live, List<ClosePart> fills) {
        return new ClosingLeg(
                leg.venue(),
                leg.side(),
                leg.openQuantity(),
                live,
                leg.gaveUpReading(),
                tick,
                leg.lot(),
                leg.bid(),
                leg.ask(),
                top,
                leg.minuteMids(),
                fills);
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }
}
