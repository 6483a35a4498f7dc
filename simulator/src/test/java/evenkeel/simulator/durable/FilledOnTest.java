package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Quantity;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A close that got all of its own out and is not flat asks its orders again, in the engine too. */
class FilledOnTest {
    private final MemoryBooks books = new MemoryBooks();

    @Test
    void F23_what_a_cancelled_lead_fills_on_while_its_trade_is_open_is_closed_with_it() {
        Map<String, String> keys = Map.of("execution.leg1_escalate_to_taker_enabled", "false");
        try (DurablePair durable = new DurablePair(books, books.pauses(), keys, Duration.ofSeconds(1))) {
            durable.pair
                    .lighter
                    .fillsOn()
                    .next(part(9, "0.8"), part(118, "0.4"))
                    .next(part(3, "1.2"));

            CarryResult result = durable.askedAfter(Duration.ofMinutes(2))
                    .after(Duration.ofMinutes(15), () -> durable.pair.lighter.foreign(Optional.of("0.4")))
                    .run();

            assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
            assertThat(result.figures().lead().entry().quantity()).isEqualTo(Quantity.of("2.4"));
            assertThat(result.figures().lead().isClosed()).isTrue();
            assertThat(durable.pair.lighter.ours()).isZero();
            assertThat(durable.pair.x10.ours()).isZero();
            assertThat(books.violations()).isEmpty();
        }
    }

    private static Part part(int second, String quantity) {
        return new Part(Duration.ofSeconds(second), quantity, "150.10");
    }
}
