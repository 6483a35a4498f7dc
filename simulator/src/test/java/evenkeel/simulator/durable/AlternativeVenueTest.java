package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.TradeScene;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trade in the engine whose terms name a third venue for its hedge. */
class AlternativeVenueTest {
    private static final TradeScene SCENE =
            TradeScene.of(4, Duration.ofSeconds(10)).withAlternative();
    private static final CarryTerms TERMS = SCENE.terms();

    private final MemoryBooks books = new MemoryBooks();

    @Test
    void F29_an_order_whose_answer_was_lost_keeps_the_hedge_where_it_may_have_filled() {
        CarryResult result = run(Silent::new);

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(books.fills(TERMS.trade())).extracting(Fill::venue).containsOnly("bybit", "binance");
        assertThat(books.trade(TERMS.trade()).orElseThrow().moved()).isFalse();
    }

    @Test
    void F28_F29_requests_that_were_lost_are_proven_absent_before_the_hedge_moves() {
        CarryResult result = run(Swallowing::new);

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(hedgesAt("binance"))
                .hasSize(3)
                .extracting(OrderRecord::status)
                .containsOnly(OrderStatus.ABSENT);
        assertThat(hedgesAt("lighter")).hasSize(1);
        Instant moved = hedgesAt("lighter").getFirst().sentAt().orElseThrow();
        assertThat(hedgesAt("binance"))
                .allSatisfy(order -> assertThat(order.fence().orElseThrow()).isBefore(moved));
    }

    @ParameterizedTest(name = "after {0} s")
    @ValueSource(ints = {10, 30, 40, 50, 60, 70, 80, 120})
    void F63_a_trade_whose_hedge_has_moved_is_begun_anew_where_it_stands(int seconds) {
        try (DurableTrade trade =
                new DurableTrade(SCENE, books, Swallowing::new).terminatedAfter(Duration.ofSeconds(seconds))) {
            assertThatThrownBy(trade::run).isInstanceOf(WorkflowFailedException.class);

            CarryResult result = trade.goOn();

            assertThat(result.status().isFinal()).isTrue();
            for (InProcessVenue venue : trade.venues()) {
                assertThat(venue.position(TERMS.symbol()).signed()).isZero();
            }
            assertThat(books.openTrades()).isEmpty();
            assertThat(books.violations()).isEmpty();
        }
    }

    private CarryResult run(UnaryOperator<OrderWire> hedge) {
        try (DurableTrade trade = new DurableTrade(SCENE, books, hedge)) {
            CarryResult result = trade.run();
            for (InProcessVenue venue : trade.venues()) {
                assertThat(venue.position(TERMS.symbol()).signed()).isZero();
            }
            assertThat(books.violations()).isEmpty();
            return result;
        }
    }

    private List<OrderRecord> hedgesAt(String venue) {
        return books.orders(TERMS.trade()).stream()
                .filter(order -> order.intent().purpose() == Purpose.HEDGE)
                .filter(order -> order.intent().venue().equals(venue))
                .toList();
    }

    /** A venue whose answers to orders get lost. */
    private record Silent(OrderWire wire) implements OrderWire {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant stamp) {
            wire.place(intent, stamp);
            return new OrderOutcome.Unknown(Code.VEN_SILENT.id(), "the answer was lost");
        }

        @Override
        public void cancel(OrderIntent intent) {
            wire.cancel(intent);
        }
    }

    /** A venue that orders never reach. */
    private record Swallowing(OrderWire wire) implements OrderWire {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant stamp) {
            return new OrderOutcome.Unknown(Code.VEN_SILENT.id(), "the request was lost");
        }

        @Override
        public void cancel(OrderIntent intent) {
            wire.cancel(intent);
        }
    }
}
