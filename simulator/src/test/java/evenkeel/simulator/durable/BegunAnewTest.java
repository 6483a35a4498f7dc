package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.carry.CarryResult;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.TradeScene;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is terminated, in every phase of its trade, and another one begun from the ledger: one trade, one order per intent. */
class BegunAnewTest {
    private static final TradeScene SCENE = TradeScene.of(4, Duration.ofMinutes(1));

    @ParameterizedTest(name = "after {0} s")
    @ValueSource(ints = {20, 29, 31, 45, 60, 89, 91, 120, 150, 200, 300, 420})
    void F63_a_trade_whose_run_was_terminated_goes_on_and_ends_flat(int seconds) {
        MemoryBooks books = new MemoryBooks();
        try (DurableTrade trade = new DurableTrade(SCENE, books).terminatedAfter(Duration.ofSeconds(seconds))) {
            assertThatThrownBy(trade::run).isInstanceOf(WorkflowFailedException.class);

            CarryResult result = trade.goOn();

            assertThat(result.status().isFinal()).isTrue();
            assertThat(books.openTrades()).isEmpty();
            for (InProcessVenue venue : trade.venues()) {
                assertThat(venue.position(SCENE.terms().symbol()).signed()).isZero();
                List<String> ids = venue.exchange().orders("main").stream()
                        .map(VenueOrder::clientId)
                        .toList();
                assertThat(ids).doesNotHaveDuplicates();
                assertThat(ids)
                        .allMatch(id -> books.orders(SCENE.terms().trade()).stream()
                                .anyMatch(order -> order.intent().clientId().equals(id)));
            }
            assertThat(books.violations()).isEmpty();
        }
    }
}
