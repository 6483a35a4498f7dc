package evenkeel.activities.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.OrderNumbers;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What everyone who numbers orders promises. */
public interface OrderNumbersContract {
    OrderNumbers numbers();

    @Test
    default void an_order_has_one_number_that_leads_back_to_it() {
        String order = order();
        long number = numbers().numberOf("alpha", order);

        assertThat(number).isBetween(1L, OrderNumbers.LARGEST);
        assertThat(number).isEqualTo(Long.parseLong(order.substring(4, 16), 16));
        assertThat(numbers().numberOf("alpha", order)).isEqualTo(number);
        assertThat(numbers().clientIds("alpha", List.of(number, 1L))).containsOnly(Map.entry(number, order));
        assertThat(numbers().clientIds("beta", List.of(number))).isEmpty();
        assertThat(numbers().clientIds("alpha", List.of())).isEmpty();
    }

    @Test
    default void F15_two_orders_that_want_the_same_number_get_two() {
        String tail = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        String one = "ee01" + "a".repeat(12) + tail;
        String other = "ee01" + "a".repeat(12) + tail.substring(0, 15) + (tail.endsWith("0") ? "1" : "0");

        long first = numbers().numberOf("gamma", one);
        long second = numbers().numberOf("gamma", other);

        assertThat(second).isNotEqualTo(first);
        assertThat(numbers().numberOf("gamma", other)).isEqualTo(second);
        assertThat(numbers().clientIds("gamma", List.of(first, second)))
                .containsOnly(Map.entry(first, one), Map.entry(second, other));
    }

    @Test
    default void an_order_for_which_no_number_is_left_is_not_numbered() {
        String zeros = "ee01" + "0".repeat(28);

        assertThatThrownBy(() -> numbers().numberOf("alpha", zeros)).isInstanceOf(Trouble.class);
    }

    @Test
    default void many_at_once_agree_on_one_number() throws Exception {
        String order = order();
        Set<Long> given = new ConcurrentSkipListSet<>();
        Callable<Boolean> asking = () -> given.add(numbers().numberOf("alpha", order));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> asking).toList())) {
                boolean unused = answer.get();
            }
        }

        assertThat(given).hasSize(1);
    }

    private static String order() {
        return new OrderKey(UUID.randomUUID().toString(), "lead", 1).clientId();
    }
}
