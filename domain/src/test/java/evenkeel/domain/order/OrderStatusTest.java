package evenkeel.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {
    @ParameterizedTest
    @EnumSource
    void an_order_that_has_ended_never_lives_again_nor_fills_less(OrderStatus status) {
        for (OrderStatus next : OrderStatus.values()) {
            if (status.isFinal() && status.mayBecome(next)) {
                assertThat(next).isIn(OrderStatus.FILLED, OrderStatus.CANCELLED, OrderStatus.EXPIRED);
                assertThat(status).isNotEqualTo(OrderStatus.FILLED);
            }
        }
    }

    @Test
    void what_was_thought_never_to_have_been_may_turn_out_to_have_filled() {
        assertThat(OrderStatus.ABSENT.mayBecome(OrderStatus.FILLED)).isTrue();
        assertThat(OrderStatus.REJECTED.mayBecome(OrderStatus.CANCELLED)).isTrue();
        assertThat(OrderStatus.CANCELLED.mayBecome(OrderStatus.FILLED)).isTrue();
        assertThat(OrderStatus.CANCELLED.mayBecome(OrderStatus.EXPIRED)).isFalse();
    }

    @Test
    void only_what_was_never_seen_can_be_absent() {
        assertThat(OrderStatus.INTENT.mayBecome(OrderStatus.ABSENT)).isTrue();
        assertThat(OrderStatus.UNKNOWN.mayBecome(OrderStatus.ABSENT)).isTrue();
        assertThat(OrderStatus.OPEN.mayBecome(OrderStatus.ABSENT)).isFalse();
        assertThat(OrderStatus.PARTIALLY_FILLED.mayBecome(OrderStatus.ABSENT)).isFalse();
    }

    @Test
    void what_was_not_sent_has_no_fills() {
        assertThat(OrderStatus.INTENT.mayBecome(OrderStatus.FILLED)).isFalse();
        assertThat(OrderStatus.INTENT.mayBecome(OrderStatus.UNKNOWN)).isFalse();
    }

    @Test
    void F25_of_two_reports_the_one_with_more_filled_is_later_and_a_late_replica_changes_nothing() {
        OrderReport half = new OrderReport(OrderStatus.PARTIALLY_FILLED, Quantity.of("1"), Usd.of("10"), Usd.ZERO);
        OrderReport open = OrderReport.nothing(OrderStatus.OPEN);
        OrderReport ended = new OrderReport(OrderStatus.CANCELLED, Quantity.of("1"), Usd.of("10"), Usd.ZERO);

        assertThat(half.later(open)).isEqualTo(half);
        assertThat(open.later(half)).isEqualTo(half);
        assertThat(half.later(ended)).isEqualTo(ended);
        assertThat(ended.later(half)).isEqualTo(ended);
    }

    @Test
    void an_order_that_reduces_must_say_so() {
        OrderKey key = new OrderKey("T", "lead", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderIntent(
                        key,
                        1,
                        "bybit",
                        "ETH",
                        Side.SELL,
                        Quantity.of("1"),
                        Price.of("3000"),
                        TimeInForce.IOC,
                        Purpose.REDUCE,
                        false))
                .withMessageContaining("reduce-only");
    }
}
