package evenkeel.domain.carry.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.rebalance.RebalanceInputs.Market;
import evenkeel.domain.carry.rebalance.RebalancePlan.Verdict;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebalancePlanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RebalanceLimits USUAL = Profile.USUAL.of(RebalanceLimits.class);

    private List<Instant> earlier = List.of();

    @Test
    void N104_the_larger_leg_gives_what_it_has_more() {
        RebalancePlan plan = plan("0.1", "0.098", "50000", "50000", "0.001");

        assertThat(plan.verdict()).isEqualTo(Verdict.REBALANCE_START);
        assertThat(plan.drift().difference()).isEqualTo(Usd.of("100"));
        assertThat(plan.floor()).isEqualTo(Usd.of("25"));
        assertThat(plan.reducedLeg()).isEqualTo(LegName.LEAD);
        assertThat(plan.quantity()).isEqualTo(Quantity.of("0.002"));
        assertThat(plan.orderSide()).isEqualTo(Side.BUY); // the lead is short
        assertThat(plan.restingPrice()).contains(Price.of("49999.99"));
        assertThat(plan.targetNotional()).isEqualTo(Usd.of("4900"));
    }

    @Test
    void N105_a_difference_below_the_floor_is_skipped() {
        RebalancePlan plan = plan("0.95", "0.931", "100", "100", "0.001");

        assertThat(plan.drift().difference()).isEqualTo(Usd.of("1.9"));
        assertThat(plan.floor()).isEqualTo(Usd.of("2"));
        assertThat(plan.verdict()).isEqualTo(Verdict.REBALANCE_SKIPPED);
    }

    @ParameterizedTest(name = "{0} against {1}, lot {2}: {3} of {4}")
    @CsvSource({
        "1.02, 1, 0.001, REBALANCE_START, 0.02", // exactly two dollars
        "1.0199, 1, 0.0001, REBALANCE_SKIPPED, 0.0199",
        "1, 1.025, 0.01, REBALANCE_START, 0.02",
        "1.05, 1, 0.1, REBALANCE_SKIPPED, 0", // less than a lot
        "1, 0, 0.1, NOT_A_HEDGE, 1"
    })
    void what_is_traded_is_whole_lots_of_the_quantity(
            String lead, String hedge, String lot, Verdict verdict, String quantity) {
        RebalancePlan plan = plan(lead, hedge, "100", "100", lot);

        assertThat(plan.verdict()).isEqualTo(verdict);
        assertThat(plan.quantity()).isEqualTo(Quantity.of(quantity));
    }

    @Test
    void the_hedge_sells_what_it_has_more_at_the_ask() {
        RebalancePlan plan = plan("1", "1.1", "100", "100", "0.001");

        assertThat(plan.reducedLeg()).isEqualTo(LegName.HEDGE);
        assertThat(plan.orderSide()).isEqualTo(Side.SELL);
        assertThat(plan.restingPrice()).contains(Price.of("100.01"));
    }

    @Test
    void two_are_a_minute_apart_and_the_third_in_an_hour_is_warned_about() {
        earlier = List.of(NOW.minusSeconds(59));
        assertThat(plan("1.1", "1", "100", "100", "0.01").verdict()).isEqualTo(Verdict.REBALANCE_TOO_SOON);
        assertThat(plan("1.1", "1", "100", "100", "0.01").often()).isFalse();

        earlier = List.of(NOW.minusSeconds(3599), NOW.minusSeconds(60));
        assertThat(plan("1.1", "1", "100", "100", "0.01").verdict()).isEqualTo(Verdict.REBALANCE_START);
        assertThat(plan("1.1", "1", "100", "100", "0.01").often()).isTrue();
        earlier = List.of(NOW.minusSeconds(3600), NOW.minusSeconds(60));
        assertThat(plan("1.1", "1", "100", "100", "0.01").often()).isFalse();
    }

    /** Swapping the legs with their sides changes nothing; a plan never reduces by more than the difference. */
    @Test
    void drift_is_the_same_seen_from_the_other_leg() {
        var dice = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            LegDrift.Leg one = leg(Side.SELL, dice.nextInt(1, 900), dice.nextInt(50, 150));
            LegDrift.Leg other = leg(Side.BUY, dice.nextInt(1, 900), dice.nextInt(50, 150));
            LegDrift.Figures there = new LegDrift(one, other).figures();
            LegDrift.Figures back = new LegDrift(other, one).figures();

            assertThat(there.drift()).isEqualByComparingTo(back.drift()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(there.quantityDrift()).isEqualByComparingTo(back.quantityDrift());
            assertThat(new LegDrift(one, other).surplus().value())
                    .isLessThanOrEqualTo(one.quantity()
                            .value()
                            .subtract(other.quantity().value())
                            .abs());
        }
    }

    private static LegDrift.Leg leg(Side side, int hundredths, int price) {
        return new LegDrift.Leg(
                side,
                new Quantity(BigDecimal.valueOf(hundredths, 2)),
                new Price(BigDecimal.valueOf(price)),
                new BigDecimal("0.03"));
    }

    private RebalancePlan plan(String lead, String hedge, String leadMark, String hedgeMark, String lot) {
        BigDecimal step = new BigDecimal(lot);
        Market market = new Market(
                Optional.of(new Price(new BigDecimal(leadMark).subtract(new BigDecimal("0.01")))),
                Optional.of(new Price(new BigDecimal(hedgeMark).add(new BigDecimal("0.01")))),
                new BigDecimal("0.01"));
        return RebalancePlan.of(
                new RebalanceInputs(
                        new LegDrift.Leg(Side.SELL, Quantity.of(lead), Price.of(leadMark), step),
                        new LegDrift.Leg(Side.BUY, Quantity.of(hedge), Price.of(hedgeMark), step),
                        market,
                        market,
                        earlier,
                        NOW),
                USUAL);
    }
}
