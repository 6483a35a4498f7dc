package evenkeel.domain.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardRulesTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final GuardRules RULES = rules("0", 30, 60, "0.01", "0.025");
    /** Long at alpha in lots of 0.01, short at beta in lots of 0.1. */
    private static final Legs LEGS =
            new Legs(leg(LegName.LEAD, Side.BUY, "alpha", "0.01"), leg(LegName.HEDGE, Side.SELL, "beta", "0.1"));

    @ParameterizedTest(name = "naked for {0} s, untended for {1} s: acts {2}")
    @CsvSource({"30, 60, true", "29, 60, false", "30, 59, false", "0, 0, false", "31, 61, true"})
    void it_acts_when_a_trade_is_naked_too_long_and_nobody_tends_it(long naked, long silent, boolean acts) {
        assertThat(RULES.mustAct(NOON.minusSeconds(naked), NOON.minusSeconds(silent), NOON))
                .isEqualTo(acts);
    }

    @ParameterizedTest(name = "order {0}: {1}")
    @CsvSource({"1, 0.01", "2, 0.02", "3, 0.025", "4, 0.025"})
    void each_order_may_be_dearer_up_to_a_point(int seq, BigDecimal slippage) {
        assertThat(RULES.slippageOf(seq)).isEqualByComparingTo(slippage);
    }

    @Test
    void rules_that_would_never_or_always_act_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> rules("-0.01", 30, 60, "0.01", "0.02"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules("1", 0, 60, "0.01", "0.02"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules("1", 30, 0, "0.01", "0.02"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules("1", 30, 60, "0", "0.02"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules("1", 30, 60, "0.021", "0.02"));
        assertThat(rules("0", 30, 60, "0.02", "0.02").slippageOf(1)).isEqualByComparingTo("0.02");
    }

    @ParameterizedTest(name = "{0} at alpha, {1} at beta: {2} naked at {3}")
    @CsvSource({
        "2,     -2,    0,    ",
        "2,     -1.5,  0.5,  alpha",
        "1.5,   -2,    0.5,  beta",
        "2,     0,     2,    alpha",
        "0,     -2,    2,    beta",
        "0.019, 0,     0.01, alpha",
        "0.009, 0,     0,    ",
        "0,     -0.09, 0,    ",
        "-1,    -2,    2,    beta",
        "2,     1,     2,    alpha",
        "-1,    1,     0,    "
    })
    void the_naked_leg_is_the_one_that_has_more_and_only_in_its_own_lots(
            BigDecimal lead, BigDecimal hedge, String excess, String venue) {
        Holdings held = new Holdings(new Position("alpha", "ETH", lead), new Position("beta", "ETH", hedge));

        Optional<NakedLeg> naked = NakedLeg.of(LEGS, held);

        assertThat(naked.map(leg -> leg.leg().venue())).isEqualTo(Optional.ofNullable(venue));
        assertThat(naked.map(NakedLeg::excess).orElse(Quantity.ZERO)).isEqualTo(Quantity.of(excess));
    }

    private static GuardRules rules(String limit, long naked, long silence, String slippage, String most) {
        return new GuardRules(
                Usd.of(limit),
                Duration.ofSeconds(naked),
                Duration.ofSeconds(silence),
                new BigDecimal(slippage),
                new BigDecimal(most));
    }

    private static Leg leg(LegName name, Side side, String venue, String lot) {
        return new Leg(
                name, side, new Instrument(venue, "ETH", new BigDecimal("0.01"), new BigDecimal(lot), Usd.of("5"), 8));
    }
}
