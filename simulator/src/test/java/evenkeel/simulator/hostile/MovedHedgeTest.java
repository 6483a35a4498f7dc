package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.hostile.HostileScene.Plant;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Ports;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hedge's own venue opens nothing, and the terms name another one. */
class MovedHedgeTest {
    private static final Duration TICK = Duration.ofSeconds(20);
    /** Whoever crashes stays away for two minutes, in which only the guard looks. */
    private static final FaultMix SILENT = new FaultMix(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private final Sometimes sometimes = new Sometimes();
    private final AtomicReference<Books> books = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 5, 7, 8})
    void F28_a_hedge_that_its_venue_refuses_is_placed_held_and_closed_at_the_alternative(long seed) {
        var verdict = run(seed, FaultMix.NONE, ports -> ports);

        assertThat(verdict.violations()).isEmpty();
        assertThat(status(verdict)).isEqualTo(TradeStatus.CLOSED);
        assertThat(fillsOf(seed)).extracting(Fill::venue).containsOnly("bybit", "lighter");
        assertThat(ordersAt(seed, "binance")).isNotEmpty().allMatch(OrderRecord::isFinal);
        assertThat(ordersAt(seed, "lighter"))
                .extracting(order -> order.intent().purpose())
                .contains(Purpose.HEDGE, Purpose.REDUCE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 5, 7, 8})
    void F28_a_lead_whose_hedge_the_alternative_refuses_too_is_given_back(long seed) {
        var verdict = run(seed, FaultMix.NONE, MovedHedgeTest::refusing);

        assertThat(verdict.violations()).isEmpty();
        assertThat(status(verdict)).isEqualTo(TradeStatus.FAILED);
        assertThat(fillsOf(seed)).extracting(Fill::venue).containsOnly("bybit");
        assertThat(ordersAt(seed, "lighter")).hasSize(3);
    }

    @Test
    void F57_a_lead_that_lies_naked_after_the_move_is_reduced_by_the_guard() {
        var verdict = run(4, SILENT, ports -> dyingOnceAfter("moveHedge", ports));

        assertThat(verdict.violations()).isEmpty();
        assertThat(sometimes.count("guard acted")).isPositive();
        assertThat(status(verdict)).isEqualTo(TradeStatus.FAILED);
    }

    @Test
    void F57_the_guard_sees_that_a_trade_is_hedged_where_its_hedge_has_moved_to() {
        var verdict = run(4, SILENT, ports -> dyingOnceAfter("holdings", ports));

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.crashes()).isEqualTo(1);
        assertThat(sometimes.count("engine silent")).isEqualTo(1);
        assertThat(sometimes.count("guard acted")).isZero();
        assertThat(status(verdict)).isEqualTo(TradeStatus.CLOSED);
    }

    private HostileRun.Verdict run(long seed, FaultMix faults, UnaryOperator<Ports> ports) {
        Plant plant = new Plant(
                venue -> venue,
                real -> {
                    books.set(real);
                    return real;
                },
                ports);
        return HostileRun.of(new HostileScene(scene(seed), dice -> faults, plant), sometimes);
    }

    private static TradeScene scene(long seed) {
        return TradeScene.of(seed, TICK).withAlternative();
    }

    private List<Fill> fillsOf(long seed) {
        return books.get().fills(scene(seed).terms().trade());
    }

    private List<OrderRecord> ordersAt(long seed, String venue) {
        return books.get().orders(scene(seed).terms().trade()).stream()
                .filter(order -> order.intent().venue().equals(venue))
                .toList();
    }

    private static TradeStatus status(HostileRun.Verdict verdict) {
        return Objects.requireNonNull(verdict.result()).status();
    }

    private static Ports refusing(Ports real) {
        return new Ports(
                new Refusing(real.execution()),
                real.watch(),
                real.market(),
                real.accounts(),
                real.ledger(),
                real.alerts());
    }

    /** Nothing opens at the alternative. */
    private record Refusing(Execution real) implements Passing.Orders {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant sendBy) {
            if (intent.reduceOnly() || !intent.venue().equals("lighter")) return real.place(intent, sendBy);
            real.settle(intent); // the ledger has it, and that it never was
            return new OrderOutcome.Rejected(Code.VEN_REFUSED.id(), "not today");
        }
    }

    private static Ports dyingOnceAfter(String method, Ports real) {
        boolean[] died = new boolean[1];
        return new Ports(
                real.execution(),
                real.watch(),
                real.market(),
                dyingOnce(Accounts.class, real.accounts(), method, died),
                dyingOnce(Ledger.class, real.ledger(), method, died),
                real.alerts());
    }

    private static <P> P dyingOnce(Class<P> type, P real, String method, boolean[] died) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, args) -> {
            try {
                Object answer = called.invoke(real, args);
                if (died[0] || !called.getName().equals(method)) return answer;
                died[0] = true;
                throw Crash.NOW;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
        return type.cast(proxy);
    }
}
