package evenkeel.domain.execution.perps;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.Constraint;
import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.ExecutionPlan.Slice;
import evenkeel.domain.execution.Executor.Need;
import evenkeel.domain.execution.PrepareOutcome.Planned;
import evenkeel.domain.execution.PrepareOutcome.Skip;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.Urgency;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.MarketStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan is made of, and what each constraint does to it. */
class PerpPlanTest {
    @ParameterizedTest(name = "{0}, try {1}, the intent says {2}: {3} bps")
    @CsvSource({
        "CRITICAL, 0, , 100",
        "CRITICAL, 1, , 200",
        "CRITICAL, 2, , 400",
        "CRITICAL, 3, , 400",
        "HIGH, 0, , 50",
        "HIGH, 1, , 100",
        "MEDIUM, 0, , 50",
        "LOW, 0, , 0",
        "HIGH, 1, 20, 20",
        "CRITICAL, 0, 30, 30",
        "CRITICAL, 1, 30, 200",
        "CRITICAL, 1, 300, 300"
    })
    void urgency_and_intent_say_how_far_an_order_may_go(Urgency urgency, int attempt, Integer most, int bps) {
        Asked exit = Asked.reducing(Action.EMERGENCY_EXIT, "1");
        exit.urgency = urgency;
        exit.attempt = attempt;
        exit.maxSlippageBps = Optional.ofNullable(most);

        assertThat(exit.plan().slippageBps()).isEqualTo(bps);
    }

    @Test
    void what_is_not_urgent_rests_at_the_best_of_its_own_side() {
        Asked add = Asked.add();
        add.urgency = Urgency.LOW;

        assertThat(add.plan().price()).isEqualTo(Price.of("87765"));
        assertThat(add.plan().timeInForce()).isEqualTo(TimeInForce.POST_ONLY);
    }

    @Test
    void a_venue_may_want_resting_orders_some_ticks_behind() {
        Asked trim = Asked.reducing(Action.TRIM, "1");
        trim.sizeFrac = "0.5";
        trim.postOnly = true;
        trim.terms = new PerpTerms(trim.terms.key(), true, 2, Duration.ofSeconds(5), List.of());

        assertThat(trim.plan().price()).isEqualTo(Price.of("87769"));
        assertThat(trim.plan().constraints()).contains(Constraint.POST_ONLY_SHIFT);
    }

    @ParameterizedTest(name = "reserved {0}, free {1}: {2} by {3}")
    @CsvSource({
        "300, 1000, 299.28, EXPOSURE_CLAMP",
        "1000, 300, 299.28, BALANCE_CLAMP",
        "600, 600, 599.44, LOT_ROUNDING"
    })
    void money_that_is_not_there_is_not_spent(String reserved, String free, String notional, Constraint by) {
        Asked add = Asked.add();
        add.reserved = Optional.of(Usd.of(reserved));
        add.free = Optional.of(Usd.of(free));

        assertThat(add.plan().notional().display()).isEqualTo(notional);
        assertThat(add.plan().constraints()).contains(by);
    }

    @Test
    void too_little_free_money_is_told_from_too_small_a_wish() {
        Asked add = Asked.add();
        add.free = Optional.of(Usd.of("9.99"));

        assertThat(add.code()).isEqualTo(SkipCode.INSUFFICIENT_BALANCE);
    }

    @Test
    void more_than_a_market_takes_at_once_goes_in_even_slices() {
        Asked add = Asked.add().with(rules -> rules.with(rules.sizes().upTo(Quantity.of("0.003"))));

        ExecutionPlan plan = add.plan();

        assertThat(plan.slices())
                .extracting(Slice::size)
                .containsExactly(Quantity.of("0.00228"), Quantity.of("0.00228"), Quantity.of("0.00227"));
        assertThat(plan.size()).isEqualTo(Quantity.of("0.00683"));
        assertThat(plan.constraints()).contains(Constraint.SLICING);
    }

    @Test
    void the_largest_value_is_of_the_limit_price() {
        Asked add = Asked.add()
                .with(rules -> rules.with(rules.sizes().upTo(Usd.of("602.4")))); // 0.00683 at 88206 is 602.45

        assertThat(add.plan().slices())
                .extracting(Slice::size)
                .containsExactly(Quantity.of("0.00342"), Quantity.of("0.00341"));
    }

    @Test
    void a_limit_ends_at_the_collar_of_its_venue() {
        var collar = new MarketRules.Collar(new BigDecimal("0.003"), new BigDecimal("0.003"));
        Asked add = Asked.add().with(rules -> rules.with(collar)); // 87766 x 1.003 = 88029.298
        Asked exit = Asked.reducing(Action.EXIT, "1").with(rules -> rules.with(collar)); // 87502.702

        assertThat(add.plan().price()).isEqualTo(Price.of("88029"));
        assertThat(exit.plan().price()).isEqualTo(Price.of("87503"));
        assertThat(exit.plan().constraints()).contains(Constraint.PRICE_BAND);
    }

    @Test
    void an_exit_without_a_fresh_book_goes_by_the_mark() {
        Asked exit = Asked.reducing(Action.EXIT, "1");
        exit.bookAt = Asked.NOW.minusSeconds(60);
        exit.mark = Optional.of("80000");

        assertThat(exit.plan().price()).isEqualTo(Price.of("79600"));
        assertThat(exit.plan().notional()).isEqualTo(Usd.of("80000"));
    }

    @Test
    void of_two_counts_of_a_position_the_smaller_is_given_back() {
        Asked exit = Asked.reducing(Action.EXIT, "1");
        exit.atVenue = Optional.of(new BigDecimal("0.4"));
        Asked blind = Asked.reducing(Action.EXIT, "1");
        blind.atVenue = Optional.empty();

        assertThat(exit.plan().size()).isEqualTo(Quantity.of("0.4"));
        assertThat(exit.plan().constraints()).contains(Constraint.REDUCE_CLAMPED_TO_POSITION);
        assertThat(blind.plan().size()).isEqualTo(Quantity.of("1"));
    }

    @Test
    void the_position_of_another_is_not_given_back() {
        Asked exit = Asked.reducing(Action.EXIT, "1");
        exit.atVenue = Optional.of(new BigDecimal("3"));

        assertThat(exit.plan().size()).isEqualTo(Quantity.of("1"));
    }

    @Test
    void where_reducing_is_exempt_the_last_of_a_position_can_leave() {
        Asked bound = Asked.reducing(Action.EXIT, "0.0001");
        Asked exempt = Asked.reducing(Action.EXIT, "0.0001")
                .with(rules -> rules.with(MarketRules.Sizes.from(
                        rules.sizes().smallest(), rules.sizes().smallestValue())));

        assertThat(bound.code()).isEqualTo(SkipCode.BELOW_MIN_NOTIONAL);
        assertThat(exempt.plan().size()).isEqualTo(Quantity.of("0.0001"));
    }

    @Test
    void a_market_that_only_reduces_takes_no_add_and_every_exit() {
        Asked add = Asked.add().with(rules -> rules.with(MarketStatus.REDUCING_ONLY));
        Asked exit = Asked.reducing(Action.EXIT, "1").with(rules -> rules.with(MarketStatus.REDUCING_ONLY));

        assertThat(add.code()).isEqualTo(SkipCode.INSTRUMENT_HALTED);
        assertThat(exit.plan().size()).isEqualTo(Quantity.of("1"));
    }

    @Test
    void an_exit_does_not_wait_for_a_busy_position() {
        Asked exit = Asked.reducing(Action.EXIT, "1");
        exit.busy = true;

        assertThat(exit.plan().isReduceOnly()).isTrue();
    }

    @Test
    void the_last_try_of_an_emergency_is_not_asked_about_depth() {
        Asked exit = Asked.reducing(Action.EMERGENCY_EXIT, "1");
        exit.urgency = Urgency.CRITICAL;
        exit.bid = "80000";
        exit.ask = "90000";
        exit.attempt = 1;

        assertThat(exit.code()).isEqualTo(SkipCode.SLIPPAGE_LIMIT);
        exit.attempt = 2;
        assertThat(exit.plan().slippageBps()).isEqualTo(400);
    }

    @Test
    void EX4_a_plan_grows_old_and_an_add_is_prepared_three_times_more_at_most() {
        Asked add = Asked.add();
        add.revision = 3;
        ExecutionPlan plan = add.plan();

        assertThat(plan.id()).isEqualTo("3f1c-p3");
        assertThat(plan.isValidAt(Asked.NOW.plusSeconds(5))).isTrue();
        assertThat(plan.isValidAt(Asked.NOW.plusMillis(5_001))).isFalse();
        add.revision = 4;
        assertThat(add.code()).isEqualTo(SkipCode.STALE_MARKET_DATA);
    }

    @Test
    void EX4_an_exit_is_prepared_as_often_as_it_takes() {
        Asked exit = Asked.reducing(Action.EXIT, "1");
        exit.revision = 100;

        assertThat(exit.plan().revision()).isEqualTo(100);
    }

    @Test
    void no_plan_outlives_an_order_that_is_signed_with_it() {
        Asked add = Asked.add();
        add.terms = PerpTerms.of("x10", Duration.ofSeconds(2));

        assertThat(add.plan().validUntil()).isEqualTo(Asked.NOW.plusSeconds(2));
    }

    @Test
    void a_dry_run_shows_the_whole_plan_and_sends_nothing() {
        Asked add = Asked.add();
        add.dryRun = true;

        Skip skip = add.skip();

        assertThat(skip.code()).isEqualTo(SkipCode.DRY_RUN);
        add.dryRun = false;
        assertThat(skip.plan()).contains(add.plan());
    }

    @Test
    void a_rule_of_one_venue_speaks_last() {
        Asked add = Asked.add();
        add.terms = add.terms.with(
                (asked, plan) -> Optional.of(Skip.of(SkipCode.PRICE_UNAVAILABLE, "not " + plan.price())));

        assertThat(add.skip().text()).isEqualTo("PRICE_UNAVAILABLE: not 88206");
    }

    @Test
    void leverage_that_is_set_already_is_not_set_again() {
        Asked add = Asked.add();
        add.leverageSet = Optional.of(BigDecimal.ONE);

        assertThat(add.plan().setsLeverage()).isFalse();
    }

    @Test
    void a_market_that_does_not_tell_its_highest_leverage_gets_none() {
        Asked add = Asked.add().targeting("5").with(rules -> MarketRules.of(rules.instrument()));

        assertThat(add.plan().leverage()).isEqualByComparingTo("1");
    }

    @Test
    void all_positions_together_may_cap_leverage_too() {
        Asked add = Asked.add().targeting("5");
        add.portfolioLeverage = Optional.of(new BigDecimal("3"));

        assertThat(add.plan().leverage()).isEqualByComparingTo("3");
        assertThat(add.plan().constraints()).contains(Constraint.PORTFOLIO_LEVERAGE_CAP);
    }

    @ParameterizedTest(name = "true range {0} around {1}: close to liquidation {2}")
    @CsvSource({"4.7, 100, false", "4.8, 100, true"})
    void a_liquidation_keeps_its_distance(String atr, String price, boolean risky) {
        Asked add = Asked.add().around(price).sizedTo(2).targeting("5"); // 18.9873 away
        add.atr = Optional.of(new BigDecimal(atr));

        boolean skipped = add.prepare() instanceof Skip skip && skip.code() == SkipCode.LIQUIDATION_RISK;

        assertThat(skipped).isEqualTo(risky);
    }

    @Test
    void where_direction_counts_funding_that_pays_us_is_no_cost() {
        Asked add = Asked.add();
        add.hourly = Optional.of("-0.02");
        add.settings = add.settings.with(new PerpSettings.Funding(
                new BigDecimal("0.01"), BigDecimal.TWO, new BigDecimal("0.05"), true, Duration.ofMinutes(90)));

        assertThat(add.plan().leverage()).isEqualByComparingTo("1");
        add.hourly = Optional.of("0.02");
        assertThat(add.code()).isEqualTo(SkipCode.EXTREME_FUNDING_RATE);
    }

    @Test
    void the_middle_must_be_near_the_mark_and_the_mark_known() {
        Asked far = Asked.add();
        far.mark = Optional.of("86800");
        Asked blind = Asked.add();
        blind.hasMark = false;

        assertThat(far.code()).isEqualTo(SkipCode.PRICE_DEVIATION);
        assertThat(blind.code()).isEqualTo(SkipCode.PRICE_DEVIATION);
    }

    @RepeatedTest(5)
    void F17_whatever_is_held_no_exit_asks_for_more_and_every_order_is_on_the_venues_steps(RepetitionInfo run) {
        long seed = 43L * run.getCurrentRepetition();
        SplittableRandom dice = new SplittableRandom(seed);
        int planned = 0;
        for (int i = 0; i < 500; i++) {
            Action action = dice.nextBoolean() ? Action.TRIM : Action.EXIT;
            Asked asked = Asked.reducing(
                    action,
                    new BigDecimal(1 + dice.nextInt(2_000_000)).movePointLeft(6).toString());
            asked.atVenue = Optional.of(new BigDecimal(dice.nextInt(2_000_000)).movePointLeft(6));
            if (action == Action.TRIM) {
                asked.sizeFrac = new BigDecimal(1 + dice.nextInt(1_000_000))
                        .movePointLeft(6)
                        .toString();
            }
            if (!(asked.prepare() instanceof Planned found)) continue;

            planned++;
            ExecutionPlan plan = found.plan();
            String what = "seed " + seed + ", " + i + ": " + plan;
            assertThat(plan.size().value()).as(what).isLessThanOrEqualTo(asked.atVenue.get());
            assertThat(plan.size().exceeds(asked.ours)).as(what).isFalse();
            assertThat(plan.size().floorTo(new BigDecimal("0.00001"))).as(what).isEqualTo(plan.size());
            assertThat(asked.rules.grid().put(plan.price(), plan.side(), true))
                    .as(what)
                    .isEqualTo(plan.price());
            assertThat(plan.isReduceOnly()).as(what).isTrue();
        }
        assertThat(planned).isGreaterThan(300);
    }

    @Test
    void prepare_is_pure() {
        Asked add = Asked.add();

        assertThat(add.executor().prepare(add.build())).isEqualTo(add.executor().prepare(add.build()));
    }

    @Test
    void what_reduces_waits_for_no_funding_no_balance_and_no_leverage() {
        Asked exit = Asked.reducing(Action.EXIT, "1");
        exit.hourly = Optional.empty();
        exit.free = Optional.empty();

        assertThat(exit.executor().needs(exit.build().intent()))
                .doesNotContain(Need.FUNDING, Need.BALANCE, Need.LEVERAGE);
        assertThat(exit.plan().constraints()).contains(Constraint.REDUCE_ONLY);
        assertThat(exit.executor().needs(Asked.add().build().intent())).contains(Need.values());
    }
}
