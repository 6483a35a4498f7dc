package evenkeel.activities.venues.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelsTest {
    @Test
    void after_any_changes_both_sides_are_what_a_sorted_map_says() {
        var dice = new SplittableRandom(2);
        var bids = Levels.bids();
        var asks = Levels.asks();
        Map<Long, Long> dear = new TreeMap<>(Collections.reverseOrder());
        Map<Long, Long> cheap = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            long price = 1L + dice.nextInt(400);
            long size = dice.nextInt(3);
            bids.set(price, size);
            asks.set(price, size);
            set(dear, price, size);
            set(cheap, price, size);
            if (i % 100 == 0) {
                same(bids, dear);
                same(asks, cheap);
            }
        }
    }

    @Test
    void a_side_that_grows_too_deep_loses_its_far_end_and_vouches_for_the_rest() {
        var asks = Levels.asks();
        for (long price = 1; price <= Levels.MOST + 100; price++) asks.set(price, 1);

        assertThat(asks.known()).isEqualTo(Levels.MOST);
        assertThat(asks.price(0)).isEqualTo(1);

        for (long price = 1; price < Levels.MOST; price++) asks.set(price, 0);
        assertThat(asks.isBeyondHorizon()).isFalse();
        asks.set(Levels.MOST, 0);
        assertThat(asks.isBeyondHorizon()).isTrue();
    }

    private static void set(Map<Long, Long> side, long price, long size) {
        if (size == 0) side.remove(price);
        else side.put(price, size);
    }

    private static void same(Levels side, Map<Long, Long> expected) {
        var found = new java.util.LinkedHashMap<Long, Long>();
        for (int i = 0; i < side.known(); i++) found.put(side.price(i), side.size(i));
        assertThat(found.entrySet()).containsExactlyElementsOf(expected.entrySet());
    }
}
