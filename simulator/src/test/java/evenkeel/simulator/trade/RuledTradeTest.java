package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.simulator.ledger.MemoryBooks;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Trades by the documented rules, in seeded markets. */
class RuledTradeTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Map<String, String> LARGE = Map.of("trading.desired_notional_usd", "20000");

    @Test
    void the_same_seed_gives_the_same_trade() {
        TradeScene scene = TradeScene.of(7, TICK).ruled(LARGE);

        CarryResult first = VirtualTrade.of(scene, new MemoryBooks()).result();
        CarryResult second = VirtualTrade.of(scene, new MemoryBooks()).result();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void by_the_recommended_keys_too_most_trades_open_and_all_end_with_true_books() {
        Map<String, Integer> reasons = new TreeMap<>();
        int closed = 0;
        for (long seed = 0; seed < 100; seed++) {
            MemoryBooks books = new MemoryBooks();
            CarryResult result = VirtualTrade.of(TradeScene.of(seed, TICK).recommended(LARGE), books)
                    .result();
            reasons.merge(result.status() + " " + result.reason(), 1, Integer::sum);
            if (result.status() == TradeStatus.CLOSED) closed++;
            assertThat(books.violations()).isEmpty();
        }

        System.out.println(reasons);
        assertThat(closed).isGreaterThan(50);
    }

    @Test
    void over_many_seeds_most_trades_open_and_all_end_with_true_books() {
        Map<TradeStatus, Integer> ends = new EnumMap<>(TradeStatus.class);
        Map<String, Integer> reasons = new TreeMap<>();
        for (long seed = 0; seed < 150; seed++) {
            MemoryBooks books = new MemoryBooks();
            CarryResult result = VirtualTrade.of(TradeScene.of(seed, TICK).ruled(LARGE), books)
                    .result();
            ends.merge(result.status(), 1, Integer::sum);
            reasons.merge(result.reason(), 1, Integer::sum);
            assertThat(books.violations()).isEmpty();
        }

        System.out.println(ends + " " + reasons);
        assertThat(ends.get(TradeStatus.CLOSED)).isGreaterThan(100);
    }
}
