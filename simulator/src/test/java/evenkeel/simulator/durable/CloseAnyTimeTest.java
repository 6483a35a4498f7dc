package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.TradeScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody wants out: whenever that is, the trade closes once, both legs together, or has nothing to close. */
class CloseAnyTimeTest {
    private static final TradeScene SCENE = TradeScene.of(4, Duration.ofMinutes(1));

    @ParameterizedTest(name = "after {0} s")
    @ValueSource(ints = {0, 20, 29, 31, 45, 60, 89, 91, 120, 150, 200, 300})
    void an_update_closes_once_or_finds_nothing_to_close(int seconds) {
        MemoryBooks books = new MemoryBooks();
        CarryResult result;
        try (DurableTrade trade = new DurableTrade(SCENE, books).closedAfter(Duration.ofSeconds(seconds))) {
            result = trade.run();
            assertThat(trade.answers()).hasSize(1);
        }

        assertThat(result.status().isFinal()).isTrue();
        boolean filled = !books.fills(SCENE.terms().trade()).isEmpty();
        assertThat(restingCloses(books)).hasSize(filled ? 2 : 0);
        assertThat(result.status()).isEqualTo(filled ? TradeStatus.CLOSED : result.status());
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void a_second_request_is_refused_with_its_code_and_leaves_no_trace() {
        MemoryBooks books = new MemoryBooks();
        try (DurableTrade trade = new DurableTrade(SCENE, books)
                .closedAfter(Duration.ofSeconds(200))
                .closedAfter(Duration.ofSeconds(201))) {
            trade.run();

            assertThat(trade.answers()).hasSize(2);
            assertThat(trade.answers().getFirst()).isEqualTo("HOLD");
            assertThat(trade.answers().getLast()).contains("CTL-001");
        }
        assertThat(restingCloses(books)).hasSize(2);
    }

    @Test
    void a_signal_does_the_same() {
        MemoryBooks books = new MemoryBooks();
        try (DurableTrade trade = new DurableTrade(SCENE, books)
                .signalledAfter(Duration.ofSeconds(200))
                .signalledAfter(Duration.ofSeconds(201))) {
            assertThat(trade.run().reason()).isEqualTo("OPERATOR");
        }
        assertThat(restingCloses(books)).hasSize(2);
    }

    private static List<OrderIntent> restingCloses(MemoryBooks books) {
        return books.orders(SCENE.terms().trade()).stream()
                .map(order -> order.intent())
                .filter(intent -> intent.purpose() == Purpose.REDUCE)
                .filter(intent -> intent.timeInForce() == TimeInForce.POST_ONLY)
                .toList();
    }
}
