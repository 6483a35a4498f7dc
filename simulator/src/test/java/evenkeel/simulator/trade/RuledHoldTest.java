package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.simulator.ledger.MemoryBooks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Trades that are held and left by the documented rules, in seeded markets. */
class RuledHoldTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Map<String, String> SHORT = Map.of(
            "trading.desired_notional_usd", "20000",
            "trading.min_hold_seconds", "3600",
            "trading.max_hold_hours", "5",
            "trading.coordinated_close_maker_timeout_seconds", "30",
            "trading.coordinated_close_ioc_timeout_seconds", "10");

    @Test
    void trades_by_either_profile_end_with_a_documented_code_and_one_exit_event() {
        for (boolean recommended : new boolean[] {false, true}) {
            Map<String, Integer> codes = new TreeMap<>();
            Map<String, Integer> outcomes = new TreeMap<>();
            for (long seed = 0; seed < 60; seed++) {
                MemoryBooks books = new MemoryBooks();
                TradeScene scene = recommended
                        ? TradeScene.of(seed, TICK).recommended(SHORT)
                        : TradeScene.of(seed, TICK).ruled(SHORT);
                CarryResult result = VirtualTrade.of(scene, books).result();
                codes.merge(result.status() + " " + result.reason(), 1, Integer::sum);
                assertThat(books.violations()).isEmpty();
                if (result.status() != TradeStatus.CLOSED) continue;

                List<TradeEvent> exits = events(books, result, TradeEvent.Kind.CLOSE_FINAL);
                assertThat(exits).hasSize(1);
                assertThat(exits.getFirst().facts())
                        .containsEntry("code", result.reason())
                        .containsEntry("final_pnl", result.netPnl().toString());
                assertThat(books.decisions(result.trade())
                                .getLast()
                                .decision()
                                .code()
                                .word())
                        .isEqualTo(result.reason());
                assertThat(result.figures().lead().isClosed()).isTrue();
                assertThat(result.figures().hedge().isClosed()).isTrue();
                outcomes.merge(exits.getFirst().facts().get("outcome"), 1, Integer::sum);
            }
            System.out.println(codes + " " + outcomes);
            assertThat(codes.getOrDefault("CLOSED MAX_HOLD", 0)).isPositive();
        }
    }

    @Test
    void a_person_may_close_at_any_moment_by_either_way() {
        for (int seconds = 0; seconds < 400; seconds += 7) {
            MemoryBooks books = new MemoryBooks();
            TradeScene scene = TradeScene.of(11, TICK).ruled(with("trading.funding_velocity_exit_enabled", "false"));
            CarryResult result = VirtualTrade.of(scene, books, Optional.of(Duration.ofSeconds(seconds)))
                    .result();

            assertThat(result.status().isFinal()).isTrue();
            if (result.status() == TradeStatus.CLOSED)
                assertThat(result.reason()).isEqualTo("MANUAL_CLOSE");
            assertThat(books.violations()).isEmpty();
        }
    }

    private static List<TradeEvent> events(MemoryBooks books, CarryResult result, TradeEvent.Kind kind) {
        return books.events(result.trade()).stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> more = new HashMap<>(SHORT);
        more.put(key, value);
        return more;
    }
}
