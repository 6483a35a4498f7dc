package evenkeel.domain.execution.perps;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.Constraint;
import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.ExecutionStatus;
import evenkeel.domain.execution.PrepareOutcome;
import evenkeel.domain.execution.Retry;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.Urgency;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.MarketStatus;
import evenkeel.domain.venue.PriceGrid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numeric examples of the requirements, by their numbers. */
class PerpExamplesTest {
    @Test
    void E39_an_exit_of_less_than_all_is_no_intent() {
        Asked exit = Asked.reducing(Action.EXIT, "1");
        exit.sizeFrac = "0.9";

        assertThat(exit.code()).isEqualTo(SkipCode.INVALID_INTENT);
    }

    @Test
    void E39_a_reduce_only_add_contradicts_itself() {
        Asked add = Asked.add();
        add.reduceOnly = true;

        assertThat(add.code()).isEqualTo(SkipCode.REDUCE_ONLY_CONFLICT);
    }

    @ParameterizedTest(name = "{0} at {1} decimals of size, {2}: {3}")
    @CsvSource({
        "87766.3, 5, BUY, 87767",
        "87766.3, 5, SELL, 87766",
        "3456.78, 4, BUY, 3456.8",
        "187.2349, 2, SELL, 187.23",
        "457.4912, 3, BUY, 457.5",
        "0.0123456, 0, BUY, 0.012346",
        "99999.6, 5, BUY, 100000",
        "123456, 5, BUY, 123456",
        "123456, 5, SELL, 123456"
    })
    void E41_E42_E43_a_price_that_takes_goes_onto_five_digits_into_the_book(
            String price, int sizeDecimals, Side side, String expected) {
        var grid = new PriceGrid.FiveDigits(6 - sizeDecimals);

        assertThat(grid.put(Price.of(price), side, false)).isEqualTo(Price.of(expected));
    }

    @Test
    void E45_six_hundred_dollars_of_bitcoin() {
        ExecutionPlan plan = Asked.add().plan();

        assertThat(plan.size()).isEqualTo(Quantity.of("0.00683"));
        assertThat(plan.notional().display()).isEqualTo("599.44");
        assertThat(plan.price()).isEqualTo(Price.of("88206"));
        assertThat(plan.leverage()).isEqualByComparingTo("1");
        assertThat(plan.timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(plan.side()).isEqualTo(Side.BUY);
        assertThat(plan.constraints())
                .containsExactly(Constraint.LOT_ROUNDING, Constraint.TICK_ROUNDING, Constraint.SLIPPAGE_LIMIT);
    }

    @Test
    void E46_a_critical_sale_goes_a_percent_below_the_best_bid() {
        Asked sale = Asked.reducing(Action.EMERGENCY_EXIT, "0.01");
        sale.urgency = Urgency.CRITICAL;

        assertThat(sale.plan().price()).isEqualTo(Price.of("86887"));
        assertThat(sale.plan().side()).isEqualTo(Side.SELL);
    }

    @ParameterizedTest(name = "{0} dollars at {1}, sizes of {2} decimals: {3}")
    @CsvSource({
        "9.99, 60, 2, BELOW_MIN_NOTIONAL",
        "10.20, 60, 0, SIZE_ROUNDS_TO_ZERO",
        "10.00, 2.5, 0, ",
        "9.99, 2.5, 0, BELOW_MIN_NOTIONAL"
    })
    void E47_the_minimum_is_asked_of_what_rounding_leaves(String usd, String price, int decimals, SkipCode code) {
        Asked add = Asked.add().sizedTo(decimals).around(price);
        add.notional = Optional.of(Usd.of(usd));

        switch (add.prepare()) {
            case PrepareOutcome.Planned planned -> {
                assertThat(code).isNull();
                assertThat(planned.plan().size()).isEqualTo(Quantity.of("4"));
            }
            case PrepareOutcome.Skip skip -> assertThat(skip.code()).isEqualTo(code);
        }
    }

    @Test
    void E48_a_remainder_that_nobody_would_take_is_sold_with_the_rest() {
        Asked trim = Asked.reducing(Action.TRIM, "0.25").around("100").sizedTo(4);
        trim.sizeFrac = "0.90";

        assertThat(trim.plan().size()).isEqualTo(Quantity.of("0.25"));
        assertThat(trim.plan().constraints()).contains(Constraint.DUST_PROMOTED_TO_FULL, Constraint.REDUCE_ONLY);
    }

    @Test
    void E48_a_trim_below_the_minimum_is_none() {
        Asked trim = Asked.reducing(Action.TRIM, "0.15").around("100").sizedTo(4);
        trim.sizeFrac = "0.45";

        assertThat(trim.code()).isEqualTo(SkipCode.BELOW_MIN_NOTIONAL);
        assertThat(trim.skip().detail()).startsWith("6.75");
    }

    @ParameterizedTest(name = "{0} an hour, target {1}, most {2}: {3}, capped by funding {4}")
    @CsvSource({
        "0.0015, 5, 40, 2, true",
        "-0.0015, 5, 40, 2, true",
        "0.00125, 5, 40, 5, false",
        "0.00625, 5, 40, 2, true",
        "0.00001, 10, 3, 3, false",
        "0.0015, 1, 40, 1, false"
    })
    void E49_E50_E52_leverage_is_the_least_of_all_caps(
            String hourly, String target, String most, String expected, boolean byFunding) {
        Asked add = Asked.add().targeting(target).with(rules -> rules.withMaxLeverage(new BigDecimal(most)));
        add.hourly = Optional.of(hourly);

        ExecutionPlan plan = add.plan();

        assertThat(plan.leverage()).isEqualByComparingTo(expected);
        assertThat(plan.constraints().contains(Constraint.FUNDING_CAP)).isEqualTo(byFunding);
        assertThat(plan.setsLeverage()).isTrue();
    }

    @Test
    void E51_extreme_funding_stops_an_add_and_no_exit() {
        Asked add = Asked.add();
        add.hourly = Optional.of("0.0070");
        Asked exit = Asked.reducing(Action.EMERGENCY_EXIT, "0.01");
        exit.urgency = Urgency.CRITICAL;
        exit.hourly = add.hourly;

        assertThat(add.code()).isEqualTo(SkipCode.EXTREME_FUNDING_RATE);
        assertThat(exit.plan().size()).isEqualTo(Quantity.of("0.01"));
    }

    @Test
    void E52_a_cap_of_one_and_a_half_is_one() {
        Asked add = Asked.add().targeting("5");
        add.maxLeverage = Optional.of(new BigDecimal("1.5"));

        assertThat(add.plan().leverage()).isEqualByComparingTo("1");
        assertThat(add.plan().constraints()).contains(Constraint.LEVERAGE_CAP);
    }

    @Test
    void E53_the_venue_sees_the_levered_notional() {
        Asked add = Asked.add().targeting("5");
        add.hourly = Optional.of("0.0015");
        add.bid = "49999";
        add.ask = "50001";

        assertThat(add.plan().size()).isEqualTo(Quantity.of("0.024"));
    }

    @Test
    void E54_a_long_of_five_is_liquidated_nineteen_percent_lower() {
        BigDecimal price = PlannedLeverage.liquidation(Price.of("100"), new BigDecimal("5"), new BigDecimal("40"));

        assertThat(price.setScale(4, RoundingMode.HALF_EVEN)).isEqualByComparingTo("81.0127");
    }

    @ParameterizedTest(name = "{0} around {1}, filled at {2}: {3} bps")
    @CsvSource({"BUY, 87766, 87810, 5", "SELL, 87766, 87700, 8", "BUY, 87766, 87722, -5", "SELL, 100, 100, 0"})
    void E55_slippage_is_positive_where_it_is_worse(Side side, String mid, String average, int bps) {
        assertThat(ExecutionStatus.slippageBps(side, Price.of(mid), Price.of(average)))
                .isEqualTo(bps);
    }

    @ParameterizedTest(name = "filled {0} of 0.00683, dust below {1}: {2}")
    @CsvSource({
        "0.00683, 0, SUCCESS",
        "0.00682, 0, SUCCESS",
        "0.00681, 0, PARTIAL",
        "0.003, 0, PARTIAL",
        "0.00681, 0.0001, SUCCESS",
        "0, 0, ERROR",
        "0, 1, ERROR"
    })
    void E56_only_fills_make_a_success(String filled, String dust, ExecutionStatus status) {
        ExecutionPlan plan = Asked.add().plan();

        assertThat(ExecutionStatus.of(plan, Quantity.of(filled), new BigDecimal("0.00001"), Quantity.of(dust)))
                .isEqualTo(status);
    }

    @Test
    void E62_our_policy_for_the_session_stops_what_opens_only() {
        Instant opens = Instant.parse("2026-03-02T14:30:00Z");
        Asked add = Asked.add().with(rules -> rules.with(new MarketStatus.Restricted(opens)));
        Asked trim = Asked.reducing(Action.TRIM, "1").with(rules -> rules.with(new MarketStatus.Restricted(opens)));
        trim.sizeFrac = "0.5";

        assertThat(add.code()).isEqualTo(SkipCode.SESSION_RESTRICTED);
        assertThat(add.skip().retry()).isEqualTo(new Retry.At(opens));
        assertThat(trim.plan().size()).isEqualTo(Quantity.of("0.5"));
    }
}
