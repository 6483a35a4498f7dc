package evenkeel.domain.carry;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenHedgeTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final CarryTerms TERMS = Carries.terms();
    private static final LegFill LEAD = filled("2", "6000");

    @Test
    void F22_what_has_filled_is_hedged_and_not_what_was_asked_for() {
        LegFills partly = new LegFills(filled("0.37", "1110"), LegFill.NOTHING);

        BrokenHedge.Try first = (BrokenHedge.Try) BrokenHedge.next(TERMS, partly, 0, AT_ONCE);

        assertThat(first.quantity()).isEqualTo(TERMS.hedgeable(Quantity.of("0.37")));
    }

    @Test
    void F28_a_hedge_that_is_refused_is_tried_again_a_step_dearer_and_then_given_back() {
        LegFills naked = new LegFills(LEAD, LegFill.NOTHING);

        assertThat(((BrokenHedge.Try) BrokenHedge.next(TERMS, naked, 0, AT_ONCE)).slippage())
                .isEqualByComparingTo("0.001");
        assertThat(((BrokenHedge.Try) BrokenHedge.next(TERMS, naked, 1, AT_ONCE)).slippage())
                .isEqualByComparingTo("0.002");
        assertThat(((BrokenHedge.Try) BrokenHedge.next(TERMS, naked, 2, AT_ONCE)).slippage())
                .isEqualByComparingTo("0.0025");
        assertThat(BrokenHedge.next(TERMS, naked, 3, AT_ONCE)).isEqualTo(new BrokenHedge.GiveBack("tried 3 times"));
    }

    @Test
    void F28_a_hedge_that_filled_nothing_moves_to_the_alternative_and_has_all_its_tries_there() {
        CarryTerms wide = Carries.wideTerms();
        LegFills naked = new LegFills(LEAD, LegFill.NOTHING);

        assertThat(BrokenHedge.next(wide, naked, 2, AT_ONCE)).isInstanceOf(BrokenHedge.Try.class);
        assertThat(BrokenHedge.next(wide, naked, 3, AT_ONCE))
                .isEqualTo(new BrokenHedge.Move(wide.alternative().orElseThrow()));
        assertThat(BrokenHedge.next(wide.moved(), naked, 0, AT_ONCE)).isInstanceOf(BrokenHedge.Try.class);
        assertThat(BrokenHedge.next(wide.moved(), naked, 3, AT_ONCE))
                .isEqualTo(new BrokenHedge.GiveBack("tried 3 times"));
    }

    @Test
    void F28_a_hedge_that_filled_something_stays_where_it_is() {
        LegFills partly = new LegFills(LEAD, filled("0.5", "1500"));

        assertThat(BrokenHedge.next(Carries.wideTerms(), partly, 3, AT_ONCE))
                .isEqualTo(new BrokenHedge.GiveBack("tried 3 times"));
    }

    @Test
    void I17_a_hedge_moves_only_while_its_lead_may_lie_naked() {
        LegFills naked = new LegFills(LEAD, LegFill.NOTHING);

        assertThat(BrokenHedge.next(Carries.wideTerms(), naked, 3, Duration.ofSeconds(100)))
                .isInstanceOf(BrokenHedge.Move.class);
        assertThat(BrokenHedge.next(Carries.wideTerms(), naked, 3, Duration.ofMillis(100_001)))
                .isInstanceOf(BrokenHedge.GiveBack.class);
    }

    @Test
    void I17_naked_dollars_times_seconds_end_the_hedging() {
        LegFills naked = new LegFills(LEAD, LegFill.NOTHING); // 6,000 USD, the usual cap is 600,000 USD seconds

        assertThat(BrokenHedge.next(TERMS, naked, 0, Duration.ofSeconds(100))).isInstanceOf(BrokenHedge.Try.class);
        assertThat(BrokenHedge.next(TERMS, naked, 0, Duration.ofMillis(100_001)))
                .isInstanceOf(BrokenHedge.GiveBack.class);
    }

    @Test
    void nothing_is_done_about_a_lead_that_is_answered_or_was_never_filled() {
        assertThat(BrokenHedge.next(TERMS, new LegFills(LEAD, LEAD), 0, AT_ONCE))
                .isEqualTo(new BrokenHedge.Answered());
        assertThat(BrokenHedge.next(TERMS, LegFills.NOTHING, 0, AT_ONCE)).isEqualTo(new BrokenHedge.Answered());
    }

    @Test
    void a_late_hedge_is_not_bought_dearer_than_the_loss_that_it_may_lock_in() {
        LegFills naked = new LegFills(LEAD, LegFill.NOTHING);
        Price paid = LEAD.vwap().orElseThrow();
        BigDecimal worst = TERMS.hedge().side() == Side.SELL ? new BigDecimal("-0.03") : new BigDecimal("0.03");

        assertThat(((BrokenHedge.Try) BrokenHedge.next(TERMS, naked, 0, AT_ONCE)).worst())
                .isEqualTo(paid.shifted(worst));
    }

    @ParameterizedTest
    @CsvSource({"10, 3, 0, 4", "6, 3, 1, 3", "3, 3, 2, 3", "3, 3, 9, 3", "10, 1, 0, 10", "1, 3, 0, 1", "0, 3, 0, 0"})
    void a_leg_is_given_back_in_equal_slices_of_whole_lots_and_the_last_takes_the_rest(
            String left, int slices, int round, String slice) {
        assertThat(BrokenHedge.slice(Quantity.of(left), BigDecimal.ONE, slices, round))
                .isEqualTo(Quantity.of(slice));
    }

    private static LegFill filled(String quantity, String value) {
        return new LegFill(Quantity.of(quantity), Usd.of(value), Usd.ZERO);
    }
}
