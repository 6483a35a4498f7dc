package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.order.OrderIntent;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.simulator.trade.VirtualTrade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed, two timelines, one story: to the last digit, and in time to the market's tick. */
class ParityTest {
    private static final Duration TICK = Duration.ofMinutes(1);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void durable_and_virtual_tell_the_same_trade(long seed) {
        tellTheSame(TradeScene.of(seed, TICK));
    }

    @ParameterizedTest(name = "seed {0}, by the documented rules")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void a_trade_by_the_documented_rules_too(long seed) {
        // an age that is reached at the very tick would be reached by the slower timeline at the next one
        Map<String, String> keys = Map.of("trading.desired_notional_usd", "20000", "trading.min_hold_seconds", "6000");
        TradeScene scene = TradeScene.of(seed, TICK);
        tellTheSame(seed % 2 == 0 ? scene.ruled(keys) : scene.recommended(keys));
    }

    private static void tellTheSame(TradeScene scene) {
        MemoryBooks virtualBooks = new MemoryBooks();
        MemoryBooks durableBooks = new MemoryBooks();

        CarryResult virtual = VirtualTrade.of(scene, virtualBooks).result();
        CarryResult durable;
        try (DurableTrade trade = new DurableTrade(scene, durableBooks)) {
            durable = trade.run();
        }

        assertThat(orders(durableBooks, scene)).isEqualTo(orders(virtualBooks, scene));
        assertThat(durableBooks.funding(scene.terms().trade()))
                .isEqualTo(virtualBooks.funding(scene.terms().trade()));
        assertThat(durable.status()).isEqualTo(virtual.status());
        assertThat(durable.reason()).isEqualTo(virtual.reason());
        assertThat(durable.figures()).isEqualTo(virtual.figures());
        assertThat(durable.netPnl()).isEqualTo(virtual.netPnl());
        assertThat(tick(durable.ended())).isEqualTo(tick(virtual.ended()));
    }

    private static List<Told> orders(MemoryBooks books, TradeScene scene) {
        return books.orders(scene.terms().trade()).stream().map(Told::of).toList();
    }

    private static long tick(Instant at) {
        return at.toEpochMilli() / TICK.toMillis();
    }

    /** An order without the instants that two engines may spell differently. */
    private record Told(OrderIntent intent, Object report, long sentTick) {
        static Told of(OrderRecord order) {
            return new Told(
                    order.intent(),
                    order.report(),
                    order.sentAt().map(ParityTest::tick).orElse(-1L));
        }
    }
}
