package evenkeel.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Evidence.Miss;
import evenkeel.domain.order.Evidence.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final Instant FENCE = Instant.parse("2026-03-01T12:00:06Z");
    private static final Instant AFTER = FENCE.plusMillis(1);
    private static final Optional<Boolean> UNMOVED = Optional.of(true);

    @Test
    void whatever_shows_the_order_ends_the_question_even_before_the_fence() {
        OrderReport half = new OrderReport(OrderStatus.OPEN, Quantity.of("0.5"), Usd.of("1500"), Usd.of("0.3"));
        Evidence evidence = new Evidence(Optional.of(half), List.of(), Optional.empty(), FENCE.minusSeconds(5));

        assertThat(Resolution.of(evidence, Optional.of(FENCE))).isEqualTo(new Resolution.Found(half));
    }

    @Test
    void F8_nothing_found_means_nothing_while_it_may_still_arrive() {
        assertThat(resolve(FENCE, everywhere(FENCE), UNMOVED)).isInstanceOf(Resolution.Wait.class);
    }

    @Test
    void three_reads_of_two_places_after_the_fence_and_an_unmoved_position_prove_absence() {
        assertThat(resolve(AFTER, everywhere(AFTER), UNMOVED)).isEqualTo(new Resolution.Absent());
    }

    @Test
    void two_places_are_enough_and_two_reads_are_not() {
        Miss order = new Miss(Source.ORDER_BY_CLIENT_ID, AFTER);
        Miss list = new Miss(Source.OPEN_ORDERS, AFTER);

        assertThat(resolve(AFTER, List.of(order, list, order), UNMOVED)).isEqualTo(new Resolution.Absent());
        assertThat(resolve(AFTER, List.of(order, list), UNMOVED)).isInstanceOf(Resolution.Wait.class);
    }

    @Test
    void F21_an_open_orders_list_alone_never_proves_absence() {
        List<Miss> misses = List.of(
                new Miss(Source.OPEN_ORDERS, AFTER),
                new Miss(Source.OPEN_ORDERS, AFTER),
                new Miss(Source.OPEN_ORDERS, AFTER));

        assertThat(resolve(AFTER, misses, UNMOVED)).isInstanceOf(Resolution.Wait.class);
    }

    @Test
    void reads_from_before_the_fence_do_not_count() {
        List<Miss> misses = List.of(
                new Miss(Source.ORDER_BY_CLIENT_ID, FENCE),
                new Miss(Source.OPEN_ORDERS, AFTER),
                new Miss(Source.FILLS, AFTER));

        assertThat(resolve(AFTER, misses, UNMOVED)).isInstanceOf(Resolution.Wait.class);
    }

    @Test
    void a_position_that_could_not_be_read_is_no_proof() {
        assertThat(resolve(AFTER, everywhere(AFTER), Optional.empty())).isInstanceOf(Resolution.Wait.class);
    }

    @Test
    void a_position_that_moved_without_a_trace_of_the_order_is_a_contradiction() {
        assertThat(resolve(AFTER, everywhere(AFTER), Optional.of(false))).isInstanceOf(Resolution.Contradiction.class);
    }

    @Test
    void a_venue_without_a_fence_ends_only_by_evidence() {
        Evidence evidence = new Evidence(Optional.empty(), everywhere(AFTER), UNMOVED, AFTER.plusSeconds(86_400));

        assertThat(Resolution.of(evidence, Optional.empty())).isInstanceOf(Resolution.Wait.class);
    }

    private static Resolution resolve(Instant venueTime, List<Miss> misses, Optional<Boolean> unmoved) {
        return Resolution.of(new Evidence(Optional.empty(), misses, unmoved, venueTime), Optional.of(FENCE));
    }

    private static List<Miss> everywhere(Instant at) {
        return List.of(
                new Miss(Source.ORDER_BY_CLIENT_ID, at), new Miss(Source.OPEN_ORDERS, at), new Miss(Source.FILLS, at));
    }
}
