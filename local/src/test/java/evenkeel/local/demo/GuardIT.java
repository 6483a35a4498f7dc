package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.order.OrderStatus;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.VenueOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing runs but the guard: the worker is killed with one leg filled, the engine is frozen. */
@Timeout(240)
class GuardIT {
    private static final DemoSettings.Guarding QUICK =
            new DemoSettings.Guarding(Duration.ofSeconds(2), Duration.ofSeconds(5));
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SLACK = Duration.ofSeconds(15); // look, orders, a busy machine

    @TempDir
    Path data;

    @Test
    void F57_naked_exposure_shrinks_without_the_engine_and_the_trade_adopts_that_when_it_is_back() {
        try (WholeHouse house = WholeHouse.guarded(data, Duration.ofSeconds(6), 5, DemoSettings.Hold.SHORT, QUICK)) {
            house.killAt((venue, event) -> venue.equals(WholeHouse.LEAD) && opens(event));
            CarryTerms terms = WholeHouse.await(
                            "a filled lead",
                            PATIENCE,
                            () -> house.hasFired() ? house.openTrade() : Optional.<TradeRecord>empty())
                    .terms();
            Instant naked = CLOCK.instant();
            house.freezeEngine();

            OrderRecord cut = WholeHouse.await(
                    "the guard to act",
                    PATIENCE,
                    () -> guards(house, terms).stream()
                            .filter(order -> order.status() == OrderStatus.FILLED)
                            .findFirst());

            assertThat(Duration.between(naked, CLOCK.instant()))
                    .isLessThan(QUICK.nakedFor().plus(QUICK.silence()).plus(SLACK));
            assertThat(cut.intent().reduceOnly()).isTrue();
            assertThat(held(house, terms.lead())).isZero();

            house.thawEngine();
            house.startWorker();
            TradeRecord ended = WholeHouse.await(
                    "the end of " + terms.trade(),
                    PATIENCE,
                    () -> house.books()
                            .trade(terms.trade())
                            .filter(record -> record.status().isFinal()));

            assertThat(house.isSound(ended.terms().trade())).isTrue();
            assertThat(sentFor(house, terms)).doesNotHaveDuplicates();
            assertThat(guards(house, terms)).allMatch(OrderRecord::isFinal);
            assertThat(ended.figures()).isPresent();
        }
    }

    private static boolean opens(ExchangeEvent event) {
        return event instanceof ExchangeEvent.OrderFilled filled
                && !filled.order().asked().reduceOnly();
    }

    private static List<OrderRecord> guards(WholeHouse house, CarryTerms terms) {
        return house.books().orders(terms.trade()).stream()
                .filter(order -> order.intent().key().leg().startsWith("guard."))
                .toList();
    }

    private static BigDecimal held(WholeHouse house, Leg leg) {
        return house.venue(
                leg.venue(),
                exchange -> exchange.position(WholeHouse.ACCOUNT, leg.symbol())
                        .position()
                        .signed());
    }

    private static List<String> sentFor(WholeHouse house, CarryTerms terms) {
        List<String> intents = house.books().orders(terms.trade()).stream()
                .map(order -> order.intent().clientId())
                .toList();
        return List.of(terms.lead(), terms.hedge()).stream()
                .flatMap(leg -> house.venue(leg.venue(), exchange -> exchange.orders(WholeHouse.ACCOUNT)).stream())
                .map(VenueOrder::clientId)
                .filter(intents::contains)
                .toList();
    }
}
