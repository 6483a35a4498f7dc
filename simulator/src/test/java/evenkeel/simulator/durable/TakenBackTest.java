package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.ScriptedPair;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** §14.2 in the engine: a failed trade is begun again under its own key, and gives back what came after its end. */
class TakenBackTest {
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final MemoryBooks books = new MemoryBooks();

    @Test
    void F23_a_run_that_is_begun_again_gives_back_what_was_told_after_the_end() {
        try (DurablePair durable = new DurablePair(books, books.pauses(), Map.of(), Duration.ofSeconds(1))) {
            ScriptedPair pair = durable.pair;
            pair.lighter.next(new Part(Duration.ofSeconds(3), "2", "150.10")).tellsAfter(MINUTES);
            assertThat(durable.run().status()).isEqualTo(TradeStatus.FAILED);
            assertThat(pair.lighter.ours().signum()).isNegative();
            pair.lighter.tellsAfter(Duration.ZERO);
            pair.lighter.placed().forEach(pair.ports.execution()::readAgain);

            CarryResult mended = durable.goOn();

            assertThat(mended.status()).isEqualTo(TradeStatus.FAILED);
            assertThat(mended.figures().lead().entry().quantity()).isEqualTo(Quantity.of("2"));
            assertThat(mended.figures().lead().exit().quantity()).isEqualTo(Quantity.of("2"));
            assertThat(pair.lighter.ours()).isZero();
            assertThat(pair.lighter.placed())
                    .filteredOn(OrderIntent::reduceOnly)
                    .hasSize(1);
            assertThat(books.trade("T-1").orElseThrow().figures()).contains(mended.figures());
            assertThat(books.violations()).isEmpty();
        }
    }
}
