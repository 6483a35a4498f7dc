package evenkeel.simulator.exchange;

import static evenkeel.domain.order.Side.BUY;
import static evenkeel.domain.order.Side.SELL;
import static evenkeel.domain.order.TimeInForce.IOC;
import static evenkeel.simulator.exchange.Desk.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {
    private static final Instant LATER = Instant.parse("2026-03-01T10:01:00Z");
    private static final Duration UNTIL_AFTER = Duration.ofSeconds(65);
    private static final BigDecimal TICK = new BigDecimal("0.01");

    @Test
    void maintenance_is_continuous_over_its_tiers() {
        MarginTerms terms = MarginTerms.USUAL;

        assertThat(terms.maintenance(new BigDecimal("100000"))).isEqualByComparingTo("500");
        assertThat(terms.maintenance(new BigDecimal("500000"))).isEqualByComparingTo("2500");
        assertThat(terms.maintenance(new BigDecimal("500100"))).isEqualByComparingTo("2501");
        assertThat(terms.maintenance(new BigDecimal("2000000"))).isEqualByComparingTo("17500");
        assertThat(terms.maintenance(new BigDecimal("3000000"))).isEqualByComparingTo("42500");
    }

    @ParameterizedTest(name = "{0} {1} ETH {2}")
    @CsvSource({"BUY, 100, CROSS", "SELL, 100, CROSS", "SELL, 250, CROSS", "BUY, 30, ISOLATED", "SELL, 30, ISOLATED"})
    void F35_the_liquidation_price_is_where_liquidation_begins_and_not_a_tick_before(
            Side side, String quantity, MarginMode mode) {
        BigDecimal foretold = held("3000", "3000", side, quantity, mode)
                .exchange
                .position("main", "ETH")
                .liquidation()
                .orElseThrow();
        BigDecimal away = side == BUY ? TICK : TICK.negate();
        BigDecimal safe = foretold.divide(TICK, 0, side == BUY ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .multiply(TICK);

        Desk kept = held("3000", safe.toPlainString(), side, quantity, mode);
        Desk taken = held("3000", safe.subtract(away).toPlainString(), side, quantity, mode);
        kept.pass(UNTIL_AFTER);
        taken.pass(UNTIL_AFTER);

        assertThat(causes(kept)).containsOnly(Trade.Cause.ORDER);
        assertThat(causes(taken)).contains(Trade.Cause.LIQUIDATION);
        assertThat(taken.position().abs()).isLessThan(new BigDecimal(quantity));
    }

    @Test
    void F35_a_position_just_short_of_margin_is_sold_in_part_and_its_orders_end_first() {
        BigDecimal edge = held("3000", "3000", BUY, "300", MarginMode.CROSS)
                .exchange
                .position("main", "ETH")
                .liquidation()
                .orElseThrow();
        String just = edge.subtract(BigDecimal.ONE)
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString();
        Desk desk = held("3000", just, BUY, "300", MarginMode.CROSS);
        desk.rest("more", BUY, "1", "2000");

        desk.pass(UNTIL_AFTER);

        var sold = desk.exchange.fills("main", "ETH", LATER).getFirst();
        assertThat(desk.order("more").ending()).isEqualTo(VenueOrder.Ending.BY_VENUE);
        assertThat(sold.cause()).isEqualTo(Trade.Cause.LIQUIDATION);
        assertThat(sold.fill().clientId()).startsWith("autoclose-");
        assertThat(desk.position()).isPositive().isLessThanOrEqualTo(new BigDecimal("225"));
    }

    @Test
    void F35_a_lost_position_goes_whole_and_the_insurance_fund_pays_what_the_account_cannot() {
        Desk desk = held("3000", "2600", BUY, "300", MarginMode.CROSS);
        Usd before = desk.exchange.books().insurance();

        desk.pass(UNTIL_AFTER);

        assertThat(desk.position()).isZero();
        assertThat(desk.exchange.wallet("main").balance().value())
                .isNotNegative()
                .isLessThan(new BigDecimal("3.01")); // a tick of three hundred ether
        assertThat(before.minus(desk.exchange.books().insurance()).value())
                .isCloseTo(new BigDecimal("20500"), within(new BigDecimal("1500")));
    }

    @Test
    void F36_when_the_fund_is_empty_winners_on_the_other_side_are_reduced() {
        var terms = MarginTerms.USUAL.withInsurance(Usd.of("100"));
        Desk desk = new Desk(Desk.BINANCE.withMargin(terms), 1, falling("3000", "2600"));
        desk.order("winner", asked("w", SELL, "20", "100", IOC));
        desk.order("bystander", asked("b", BUY, "1", "9000", IOC));
        open(desk, BUY, "300");

        desk.pass(UNTIL_AFTER);

        var reduced = desk.exchange.fills("winner", "ETH", LATER);
        assertThat(desk.position()).isZero();
        assertThat(reduced).extracting(Trade::cause).containsExactly(Trade.Cause.DELEVERAGING);
        assertThat(reduced.getFirst().fill().clientId()).startsWith("adl_autoclose-");
        assertThat(reduced.getFirst().fill().price().value()).isGreaterThan(new BigDecimal("2600"));
        assertThat(desk.exchange.position("winner", "ETH").position().signed()).isZero();
        assertThat(desk.exchange.position("bystander", "ETH").position().signed())
                .isEqualByComparingTo("1");
        assertThat(desk.exchange.books().insurance().isNegative()).isFalse();
    }

    @Test
    void an_isolated_position_loses_what_was_pledged_for_it_and_no_more() {
        Desk desk = held("3000", "2500", BUY, "30", MarginMode.ISOLATED);
        Usd opened = desk.exchange.wallet("main").balance();

        desk.pass(UNTIL_AFTER);

        BigDecimal lost = opened.minus(desk.exchange.wallet("main").balance()).value();
        assertThat(desk.position()).isZero();
        assertThat(lost).isCloseTo(new BigDecimal("9000"), within(new BigDecimal("20")));
    }

    @Test
    void an_isolated_position_binds_its_pledge_and_higher_leverage_binds_less() {
        Desk cross = held("3000", "3000", BUY, "30", MarginMode.CROSS);
        Desk isolated = held("3000", "3000", BUY, "30", MarginMode.ISOLATED);
        Desk high = Desk.at("3000");
        high.exchange.secure("main", "ETH", MarginMode.CROSS, 50, high.now());
        open(high, BUY, "30");

        assertThat(isolated.exchange.wallet("main").available().value())
                .isCloseTo(cross.exchange.wallet("main").available().value(), within(new BigDecimal("20")));
        assertThat(high.exchange.wallet("main").positionMargin()).isEqualTo(Usd.of("1800"));
        assertThat(isolated.exchange.secure("main", "ETH", MarginMode.CROSS, 10, isolated.now()))
                .as("an open position keeps its mode")
                .isFalse();
    }

    @Test
    void fees_are_paid_in_the_venues_own_coin_while_there_is_enough_of_it() {
        var coin = new FeeAsset("BNB", Usd.of("600"), new BigDecimal("0.1"), new BigDecimal("0.005"));
        Desk desk = new Desk(Desk.BINANCE.withFeesIn(coin), 1, falling("3000", "3000"));

        var paidInCoin = desk.take("a", BUY, "1");
        var paidInMoney = desk.take("b", BUY, "10");

        var fills = desk.exchange.fills("main", "ETH", Desk.START);
        var first = fills.getFirst().fill();
        assertThat(first.fee().currency()).isEqualTo("BNB");
        assertThat(first.fee().value())
                .isEqualByComparingTo(
                        paidInCoin.fee().value().divide(new BigDecimal("600"), 8, RoundingMode.HALF_EVEN));
        assertThat(fills.getLast().fill().fee().currency()).isEqualTo("USDT");
        assertThat(desk.exchange.feeUnits("main").add(desk.exchange.books().feeUnits()))
                .isEqualByComparingTo("0.005");
        assertThat(paidInMoney.fee().value()).isPositive();
    }

    @Test
    void a_maker_may_be_paid() {
        var profile = new ExchangeProfile(
                "binance",
                Desk.BINANCE.listings(),
                new BigDecimal("-0.0001"),
                new BigDecimal("0.0005"),
                FundingCalendar.REAL,
                Duration.ofSeconds(1),
                ExchangeProfile.ClientIds.UNIQUE_FOREVER,
                ExchangeProfile.Crossing.REFUSED,
                Usd.of("100000"));
        Desk desk = new Desk(profile, 1, falling("3000", "2900"));
        desk.rest("a", BUY, "1", "2950");

        desk.pass(UNTIL_AFTER);

        assertThat(desk.order("a").fee()).isEqualTo(Usd.of("-0.295"));
        assertThat(desk.exchange.wallet("main").balance()).isEqualTo(Usd.of("100000.295"));
        assertThat(desk.exchange.books().fees()).isEqualTo(Usd.of("-0.295"));
    }

    private static Desk held(String opened, String later, Side side, String quantity, MarginMode mode) {
        Desk desk = new Desk(Desk.BINANCE, 1, falling(opened, later));
        desk.exchange.secure("main", "ETH", mode, 10, desk.now());
        open(desk, side, quantity);
        return desk;
    }

    /** In pieces that the book can bear, each after the book is whole again. */
    private static void open(Desk desk, Side side, String quantity) {
        BigDecimal left = new BigDecimal(quantity);
        BigDecimal piece = BigDecimal.valueOf(15);
        for (int n = 0; left.signum() > 0; n++) {
            BigDecimal now = left.min(piece);
            var order = desk.take("open" + n, side, now.toPlainString());
            assertThat(order.filled()).isEqualTo(new Quantity(now));
            left = left.subtract(now);
            desk.pass(Duration.ofSeconds(1));
        }
    }

    private static ScriptedPrices falling(String opened, String later) {
        return new ScriptedPrices()
                .price("ETH", opened)
                .priceFrom(LATER, "ETH", later)
                .price("BTC", "60000")
                .price("SOL", "150");
    }

    private static List<Trade.Cause> causes(Desk desk) {
        return desk.exchange.fills("main", "ETH", Desk.START).stream()
                .map(Trade::cause)
                .toList();
    }
}
