package evenkeel.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import org.junit.jupiter.api.Test;

class OrderIntentTest {
    @Test
    void I23_what_reduces_cannot_even_be_said_without_reduce_only() {
        assertThat(order(1, "1", Purpose.REDUCE, true).reduceOnly()).isTrue();
        assertThat(order(1, "1", Purpose.ENTRY, false).reduceOnly()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(1, "1", Purpose.REDUCE, false))
                .withMessageStartingWith("an order that reduces must be reduce-only");
    }

    @Test
    void an_order_of_nothing_or_of_no_epoch_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> order(1, "0", Purpose.ENTRY, false));
        assertThatIllegalArgumentException().isThrownBy(() -> order(0, "1", Purpose.ENTRY, false));
    }

    private static OrderIntent order(int epoch, String quantity, Purpose purpose, boolean reduceOnly) {
        return new OrderIntent(
                new OrderKey("t", "lead", 1),
                epoch,
                "alpha",
                "ETH",
                Side.SELL,
                Quantity.of(quantity),
                Price.of("100"),
                TimeInForce.IOC,
                purpose,
                reduceOnly);
    }
}
