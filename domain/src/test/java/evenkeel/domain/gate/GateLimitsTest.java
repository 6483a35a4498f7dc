package evenkeel.domain.gate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.gate.GateLimits.Exposures;
import evenkeel.domain.gate.GateLimits.Pace;
import evenkeel.domain.gate.GateLimits.Size;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every limit on both sides of its ceiling: one that is not compared would let a slip of the pen become an order. */
class GateLimitsTest {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration A_LITTLE = Duration.ofNanos(1);
    private static final Usd CENT = Usd.of("0.01");

    @Test
    void F64_every_limit_may_be_at_its_ceiling() {
        assertThatCode(() -> {
                    size("10000000", GateCeilings.ORDER_NOTIONAL, GateCeilings.COLLAR);
                    pace(
                            GateCeilings.OPEN_ORDERS,
                            GateCeilings.ORDERS_A_MINUTE,
                            GateCeilings.REPEATS,
                            GateFacts.LATELY);
                    new Band(GateCeilings.EXPOSURE, GateCeilings.EXPOSURE);
                    limits(GateCeilings.DAILY_LOSS, GateCeilings.DATA_AGE);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void F64_one_order_has_a_largest_quantity_a_largest_worth_and_a_collar() {
        refused("max_quantity.ETH", () -> size("10000000.01", CENT, GateCeilings.COLLAR));
        refused("max_quantity.ETH", () -> size("0", CENT, GateCeilings.COLLAR));
        refused("max_order_notional", () -> size("1", GateCeilings.ORDER_NOTIONAL.plus(CENT), GateCeilings.COLLAR));
        refused("max_order_notional", () -> size("1", Usd.ZERO, GateCeilings.COLLAR));
        refused("collar", () -> size("1", CENT, new BigDecimal("0.2001")));
        refused("collar", () -> size("1", CENT, BigDecimal.ZERO));
    }

    @Test
    void F64_orders_have_a_number_a_rate_and_a_most_of_the_same() {
        refused("max_open_orders", () -> pace(GateCeilings.OPEN_ORDERS + 1, 1, 1, WINDOW));
        refused("max_orders_a_minute", () -> pace(1, GateCeilings.ORDERS_A_MINUTE + 1, 1, WINDOW));
        refused("max_repeats", () -> pace(1, 1, GateCeilings.REPEATS + 1, WINDOW));
        refused("max_repeats", () -> pace(1, 1, 0, WINDOW));
        refused("repeat_window", () -> pace(1, 1, 1, GateFacts.LATELY.plus(A_LITTLE)));
        refused("repeat_window", () -> pace(1, 1, 1, Duration.ZERO));
    }

    @Test
    void F64_exposures_losses_and_the_age_of_prices_end_somewhere() {
        refused("gross", () -> new Band(GateCeilings.EXPOSURE.plus(CENT), CENT));
        refused("net", () -> new Band(CENT, GateCeilings.EXPOSURE.plus(CENT)));
        refused("daily_loss", () -> limits(GateCeilings.DAILY_LOSS.plus(CENT), WINDOW));
        refused("daily_loss", () -> limits(Usd.ZERO, WINDOW));
        refused("data_age", () -> limits(CENT, GateCeilings.DATA_AGE.plus(A_LITTLE)));
        refused("data_age", () -> limits(CENT, Duration.ZERO));
    }

    private static void refused(String key, ThrowingCallable limits) {
        assertThatThrownBy(limits)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " must be above nothing and at most ");
    }

    private static Size size(String largest, Usd notional, BigDecimal collar) {
        return new Size(Map.of("ETH", Quantity.of(largest)), notional, collar);
    }

    private static Pace pace(int open, int aMinute, int repeats, Duration window) {
        return new Pace(open, aMinute, repeats, window);
    }

    private static GateLimits limits(Usd dailyLoss, Duration dataAge) {
        Band band = new Band(CENT, CENT);
        return new GateLimits(
                List.of("alpha"),
                List.of("ETH"),
                size("1", CENT, GateCeilings.COLLAR),
                pace(1, 1, 1, WINDOW),
                new Exposures(band, band, band),
                dailyLoss,
                dataAge);
    }
}
