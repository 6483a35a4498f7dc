package evenkeel.domain.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarryTermsTest {
    @ParameterizedTest(name = "lead {0}, hedge {1}: covered = {2}")
    @CsvSource({"2, 2, true", "2, 1.991, true", "2, 1.99, false", "2, 0, false", "0.005, 0, false"})
    void F30_a_hedge_covers_when_less_than_the_coarser_lot_is_naked(String lead, String hedge, boolean covered) {
        LegFill filled = new LegFill(Quantity.of(lead), Usd.ZERO, Usd.ZERO);
        LegFill answered = new LegFill(Quantity.of(hedge), Usd.ZERO, Usd.ZERO);

        assertThat(Carries.terms().covers(filled, answered)).isEqualTo(covered);
    }

    @Test
    void legs_are_opposite_and_at_two_venues() {
        CarryTerms.Leg lead = new CarryTerms.Leg(LegName.LEAD, Side.BUY, Carries.instrument("bybit", "0.01"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CarryTerms.Legs(
                        lead, new CarryTerms.Leg(LegName.HEDGE, Side.BUY, Carries.instrument("binance", "0.01"))))
                .withMessageContaining("opposite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CarryTerms.Legs(
                        lead, new CarryTerms.Leg(LegName.HEDGE, Side.SELL, Carries.instrument("bybit", "0.01"))))
                .withMessageContaining("two venues");
    }

    @Test
    void an_alternative_is_the_same_hedge_at_a_third_venue() {
        for (var wrong : List.of(
                new CarryTerms.Leg(LegName.HEDGE, Side.SELL, Carries.instrument("bybit", "0.01")),
                new CarryTerms.Leg(LegName.HEDGE, Side.SELL, Carries.instrument("binance", "0.01")),
                new CarryTerms.Leg(LegName.HEDGE, Side.BUY, Carries.instrument("lighter", "0.01")),
                new CarryTerms.Leg(LegName.LEAD, Side.SELL, Carries.instrument("lighter", "0.01")))) {
            CarryTerms fine = Carries.terms();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CarryTerms(
                            fine.trade(),
                            fine.signal(),
                            fine.symbol(),
                            fine.legs(),
                            fine.quantity(),
                            fine.fundingHour(),
                            fine.rules(),
                            Optional.of(wrong)))
                    .withMessageContaining("third venue");
        }
    }

    @Test
    void a_moved_trade_has_its_hedge_at_the_alternative_and_no_other_one() {
        CarryTerms wide = Carries.wideTerms();

        assertThat(wide.reach()).extracting(CarryTerms.Leg::venue).containsExactly("bybit", "binance", "lighter");
        assertThat(wide.moved().reach()).extracting(CarryTerms.Leg::venue).containsExactly("bybit", "lighter");
        assertThatIllegalStateException().isThrownBy(() -> wide.moved().moved());
    }

    @Test
    void every_mistake_in_a_group_of_rules_is_named_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CarryRules.Hedge(
                        0,
                        Duration.ZERO,
                        new BigDecimal("1.5"),
                        BigDecimal.ZERO,
                        new BigDecimal("-0.1"),
                        Optional.empty()))
                .withMessageContainingAll(
                        "hedge.tries", "hedge.patience", "hedge.slippage", "hedge.max_slippage", "1.5");
    }

    @Test
    void each_try_pays_a_step_more_up_to_the_most() {
        CarryRules.Hedge rules = Carries.RULES.hedge();

        assertThat(CarryPricing.hedgeSlippage(rules, 0)).isEqualByComparingTo("0.001");
        assertThat(CarryPricing.hedgeSlippage(rules, 1)).isEqualByComparingTo("0.002");
        assertThat(CarryPricing.hedgeSlippage(rules, 2)).isEqualByComparingTo("0.0025");
    }

    @Test
    void an_order_that_rests_rounds_away_from_the_book_and_one_that_takes_rounds_into_it() {
        var instrument = Carries.instrument("bybit", "0.01");
        var quote = Carries.quote("3000.123");

        assertThat(CarryPricing.joining(instrument, Side.BUY, quote)).isEqualTo(Price.of("3000.11"));
        assertThat(CarryPricing.joining(instrument, Side.SELL, quote)).isEqualTo(Price.of("3000.13"));
        assertThat(CarryPricing.taking(instrument, Side.BUY, quote, BigDecimal.ZERO))
                .isEqualTo(Price.of("3000.13"));
        assertThat(CarryPricing.taking(instrument, Side.SELL, quote, BigDecimal.ZERO))
                .isEqualTo(Price.of("3000.11"));
    }
}
