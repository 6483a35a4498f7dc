package evenkeel.domain.carry.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExitFeesTest {
    private static final FeeRates FEES =
            new FeeRates(VenueFees.of("0.00002", "0.0002"), VenueFees.of("0", "0.000225"), false);
    private static final FallbackFees FALLBACK = new FallbackFees(
            new BigDecimal("0.000225"), BigDecimal.ZERO, new BigDecimal("0.0002"), new BigDecimal("0.00002"));

    @Test
    void N13_entry_and_exit_are_priced_by_how_often_resting_succeeds() {
        var exit = ExitFees.of(Usd.of("350"), FEES, LighterTier.PREMIUM, settings(true));
        Usd entry = Usd.of("350").times(FEES.entry(Exchange.LIGHTER));

        assertThat(entry).isEqualTo(Usd.of("0.08575"));
        assertThat(exit.exitFeesLighter()).isEqualTo(Usd.of("0.0196"));
        assertThat(exit.exitFeesX10()).isEqualTo(Usd.of("0.039375"));
        assertThat(entry.plus(exit.exitFees())).isEqualTo(Usd.of("0.144725"));
    }

    @Test
    void N14_a_hedge_that_is_never_rested_pays_the_taker_fee() {
        var exit = ExitFees.of(Usd.of("350"), FEES, LighterTier.PREMIUM, settings(false));

        assertThat(exit.exitFeesX10()).isEqualTo(Usd.of("0.07875"));
        assertThat(exit.x10MakerFillProbability()).isZero();
        assertThat(exit.exitFees().plus(Usd.of("0.08575"))).isEqualTo(Usd.of("0.1841"));
    }

    @Test
    void N15_both_legs_have_their_own_chance() {
        var seventy = new BigDecimal("0.70");
        var even = new ExitFeeSettings(BigDecimal.ZERO, seventy, seventy, true);
        var never = new ExitFeeSettings(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, true);

        var exit = ExitFees.of(Usd.of("5000"), FEES, LighterTier.PREMIUM, even);

        assertThat(exit.exitFeesLighter()).isEqualTo(Usd.of("0.37"));
        assertThat(exit.exitFeesX10()).isEqualTo(Usd.of("0.3375"));
        assertThat(exit.exitFees()).isEqualTo(Usd.of("0.7075"));
        assertThat(ExitFees.of(Usd.of("5000"), FEES, LighterTier.PREMIUM, never).exitFees())
                .isEqualTo(Usd.of("2.125"));
    }

    @Test
    void a_hedge_venue_that_charges_for_resting_is_not_rested_at() {
        var charging = new FeeRates(FEES.lighter(), VenueFees.of("0.0001", "0.000225"), false);

        var exit = ExitFees.of(Usd.of("1000"), charging, LighterTier.PREMIUM, settings(true));

        assertThat(exit.exitFeesX10()).isEqualTo(Usd.of("0.225"));
    }

    @Test
    void the_account_tier_chooses_the_chance_and_each_leg_has_its_own_value() {
        var exit = ExitFees.of(Usd.of("1000"), Usd.of("2000"), FEES, LighterTier.STANDARD, settings(true));

        assertThat(exit.lighterMakerFillProbability()).isEqualByComparingTo("0.70");
        assertThat(exit.exitFeesLighter()).isEqualTo(Usd.of("0.074"));
        assertThat(exit.exitFeesX10()).isEqualTo(Usd.of("0.225"));
    }

    @Test
    void fees_nobody_told_are_the_configured_ones_and_marked_as_an_estimate() {
        var known =
                FeeRates.of(Optional.of(VenueFees.of("0", "0")), Optional.of(VenueFees.of("0", "0.00025")), FALLBACK);
        var half = FeeRates.of(Optional.empty(), Optional.of(VenueFees.of("0", "0.00025")), FALLBACK);

        assertThat(known.isEstimated()).isFalse();
        assertThat(known.lighter().taker()).isZero(); // free is a fee that is known
        assertThat(half.isEstimated()).isTrue();
        assertThat(half.lighter()).isEqualTo(VenueFees.of("0.00002", "0.0002"));
        assertThat(half.x10()).isEqualTo(VenueFees.of("0", "0.00025"));
    }

    @Test
    void resting_never_costs_more_than_taking() {
        var upsideDown = new BigDecimal("0.0003");

        assertThatThrownBy(() -> new FallbackFees(
                        new BigDecimal("0.000225"), upsideDown, new BigDecimal("0.0002"), BigDecimal.ZERO))
                .hasMessageContaining("maker_fee_x10")
                .hasMessageContaining("taker_fee_x10");
        assertThatThrownBy(() -> new FallbackFees(upsideDown, BigDecimal.ZERO, new BigDecimal("0.0002"), upsideDown))
                .hasMessageContaining("maker_fee_lighter");
    }

    private static ExitFeeSettings settings(boolean x10UseMaker) {
        return new ExitFeeSettings(new BigDecimal("0.70"), new BigDecimal("0.80"), new BigDecimal("0.50"), x10UseMaker);
    }
}
