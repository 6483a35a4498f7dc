package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.ledger.MemoryBooks;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VirtualTradeTest {
    private static final Duration TICK = Duration.ofSeconds(10);

    @Test
    void the_same_seed_gives_the_same_trade() {
        TradeScene scene = TradeScene.of(7, TICK);

        CarryResult first = VirtualTrade.of(scene, new MemoryBooks()).result();
        CarryResult second = VirtualTrade.of(scene, new MemoryBooks()).result();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void over_many_seeds_most_trades_open_and_all_end() {
        Map<TradeStatus, Integer> ends = new EnumMap<>(TradeStatus.class);
        Map<String, Integer> reasons = new TreeMap<>();
        for (long seed = 0; seed < 300; seed++) {
            CarryResult result = VirtualTrade.of(TradeScene.of(seed, TICK), new MemoryBooks())
                    .result();
            ends.merge(result.status(), 1, Integer::sum);
            reasons.merge(result.reason(), 1, Integer::sum);
        }

        System.out.println(ends + " " + reasons);
        assertThat(ends.keySet()).isSubsetOf(TradeStatus.CLOSED, TradeStatus.FAILED);
        assertThat(ends.get(TradeStatus.CLOSED)).isGreaterThan(200);
    }

    @Test
    void F51_fees_in_another_asset_are_booked_there_and_counted_at_their_worth() {
        for (long seed = 2; seed < 60; seed += 5) {
            MemoryBooks books = new MemoryBooks();
            TradeScene scene = TradeScene.of(seed, TICK);
            CarryResult result = VirtualTrade.of(scene, books).result();
            if (result.status() != TradeStatus.CLOSED) continue;

            List<Fill> hedge = books.fills(result.trade()).stream()
                    .filter(fill -> fill.venue().equals("binance"))
                    .toList();
            Usd worth = hedge.stream().map(fill -> fill.fee().dollars()).reduce(Usd.ZERO, Usd::plus);

            assertThat(hedge)
                    .isNotEmpty()
                    .allMatch(fill -> fill.fee().currency().equals("BNB"));
            assertThat(result.figures()
                            .hedge()
                            .entry()
                            .fee()
                            .plus(result.figures().hedge().exit().fee()))
                    .isEqualTo(worth);
            assertThat(result.corrected()).isFalse();
            assertThat(books.violations()).isEmpty();
        }
    }

    @Test
    void a_person_may_close_at_any_moment_and_the_trade_ends_flat() {
        for (int seconds = 0; seconds < 400; seconds += 3) {
            MemoryBooks books = new MemoryBooks();
            var story = VirtualTrade.of(TradeScene.of(11, TICK), books, Optional.of(Duration.ofSeconds(seconds)));

            assertThat(story.result().status().isFinal()).isTrue();
            assertThat(books.violations()).isEmpty();
        }
    }
}
