package evenkeel.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderLifeTest {
    private static final Quantity ORDERED = Quantity.of("10");

    @ParameterizedTest(name = "{0}, booked {1}, venue says {2} with {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            SENT             | 0  | OPEN             | 0  | OPEN
            SENT             | 0  | UNKNOWN          | 0  | UNKNOWN
            SENT             | 0  | SENT             | 0  | SENT
            SENT             | 0  | REJECTED         | 0  | REJECTED
            SENT             | 0  | EXPIRED          | 0  | EXPIRED
            SENT             | 0  | ABSENT           | 0  | ABSENT
            SENT             | 0  | FILLED           | 10 | OPEN
            SENT             | 4  | FILLED           | 10 | PARTIALLY_FILLED
            SENT             | 10 | FILLED           | 10 | FILLED
            SENT             | 10 | OPEN             | 0  | FILLED
            UNKNOWN          | 4  | UNKNOWN          | 0  | PARTIALLY_FILLED
            UNKNOWN          | 4  | ABSENT           | 0  | PARTIALLY_FILLED
            UNKNOWN          | 4  | CANCELLED        | 4  | CANCELLED
            UNKNOWN          | 4  | CANCELLED        | 5  | PARTIALLY_FILLED
            UNKNOWN          | 4  | CANCELLED        | 3  | PARTIALLY_FILLED
            UNKNOWN          | 4  | REJECTED         | 4  | PARTIALLY_FILLED
            UNKNOWN          | 0  | CANCELLED        | 4  | OPEN
            OPEN             | 0  | PARTIALLY_FILLED | 4  | OPEN
            OPEN             | 0  | UNKNOWN          | 0  | OPEN
            OPEN             | 0  | ABSENT           | 0  | OPEN
            OPEN             | 0  | SENT             | 0  | OPEN
            OPEN             | 0  | REJECTED         | 0  | REJECTED
            PARTIALLY_FILLED | 4  | OPEN             | 0  | PARTIALLY_FILLED
            PARTIALLY_FILLED | 4  | REJECTED         | 0  | PARTIALLY_FILLED
            PARTIALLY_FILLED | 4  | EXPIRED          | 4  | EXPIRED
            CANCELLED        | 4  | OPEN             | 4  | CANCELLED
            CANCELLED        | 10 | FILLED           | 10 | FILLED
            CANCELLED        | 4  | EXPIRED          | 4  | CANCELLED
            CANCELLED        | 0  | REJECTED         | 0  | CANCELLED
            EXPIRED          | 10 | OPEN             | 0  | FILLED
            ABSENT           | 10 | FILLED           | 10 | FILLED
            ABSENT           | 4  | CANCELLED        | 4  | CANCELLED
            ABSENT           | 4  | EXPIRED          | 4  | EXPIRED
            ABSENT           | 4  | OPEN             | 4  | CANCELLED
            ABSENT           | 0  | FILLED           | 10 | ABSENT
            ABSENT           | 0  | CANCELLED        | 0  | ABSENT
            REJECTED         | 4  | PARTIALLY_FILLED | 6  | CANCELLED
            REJECTED         | 0  | OPEN             | 0  | REJECTED
            FILLED           | 10 | CANCELLED        | 4  | FILLED
            INTENT           | 0  | OPEN             | 0  | INTENT
            INTENT           | 10 | FILLED           | 10 | INTENT
            """)
    void fills_win_over_words_and_nothing_goes_back(
            OrderStatus now, String booked, OrderStatus says, String filled, OrderStatus then) {
        OrderReport report = new OrderReport(says, Quantity.of(filled), Usd.ZERO, Usd.ZERO);

        assertThat(OrderLife.after(now, ORDERED, Quantity.of(booked), report)).isEqualTo(then);
    }

    @ParameterizedTest(name = "{0} with nothing: {1}, a part: {2}, all: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            INTENT           | true  | false | false
            SENT             | true  | false | false
            UNKNOWN          | true  | false | false
            OPEN             | true  | false | false
            PARTIALLY_FILLED | true  | true  | false
            CANCELLED        | true  | true  | false
            EXPIRED          | true  | true  | false
            REJECTED         | true  | false | false
            ABSENT           | true  | false | false
            FILLED           | false | false | true
            """)
    void a_status_says_how_much_may_have_filled(OrderStatus status, boolean nothing, boolean part, boolean all) {
        assertThat(OrderLife.allows(status, ORDERED, Quantity.ZERO)).isEqualTo(nothing);
        assertThat(OrderLife.allows(status, ORDERED, Quantity.of("9.999"))).isEqualTo(part);
        assertThat(OrderLife.allows(status, ORDERED, ORDERED)).isEqualTo(all);
    }

    @Test
    void a_mark_follows_the_graph_and_is_never_a_venue_s_word() {
        assertThat(OrderLife.mayBeMarked(OrderStatus.SENT, OrderStatus.UNKNOWN)).isTrue();
        assertThat(OrderLife.mayBeMarked(OrderStatus.UNKNOWN, OrderStatus.UNKNOWN))
                .isFalse();
        assertThat(OrderLife.mayBeMarked(OrderStatus.OPEN, OrderStatus.ABSENT)).isFalse();
        assertThat(OrderLife.mayBeMarked(OrderStatus.FILLED, OrderStatus.REJECTED))
                .isFalse();
        assertThatThrownBy(() -> OrderLife.mayBeMarked(OrderStatus.SENT, OrderStatus.CANCELLED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CANCELLED");
    }
}
