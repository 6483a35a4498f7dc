package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.hostile.HostileScene.Plant;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing fails but one kind of order, which is refused for certain, as often as it comes or a few times. */
class RefusedLegsTest {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final Duration TICK = Duration.ofSeconds(20);

    private final AtomicInteger refused = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void F27_a_post_only_entry_that_is_always_refused_is_given_up_after_a_few_tries(long seed) {
        var verdict = run(
                seed,
                ALWAYS,
                order -> order.purpose() == Purpose.ENTRY && order.timeInForce() == TimeInForce.POST_ONLY);

        assertThat(verdict.violations()).isEmpty();
        assertThat(status(verdict).isFinal()).isTrue();
        assertThat(refused.get()).isBetween(1, 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void F28_a_lead_whose_hedge_is_always_refused_is_given_back(long seed) {
        var verdict = run(seed, ALWAYS, order -> order.purpose() == Purpose.HEDGE);

        assertThat(verdict.violations()).isEmpty();
        assertThat(status(verdict)).isEqualTo(TradeStatus.FAILED);
        assertThat(refused.get()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void F27_F28_by_the_documented_rules_too_a_leg_that_is_always_refused_ends_the_entry_flat(long seed) {
        TradeScene scene = TradeScene.of(seed, TICK).ruled(Map.of("trading.desired_notional_usd", "20000"));
        var lead = run(scene, ALWAYS, order -> order.purpose() == Purpose.ENTRY);
        assertThat(lead.violations()).isEmpty();
        assertThat(status(lead)).isEqualTo(TradeStatus.FAILED);
        assertThat(refused.get()).isBetween(1, 5);

        var hedge = run(scene, ALWAYS, order -> order.purpose() == Purpose.HEDGE);

        assertThat(hedge.violations()).isEmpty();
        assertThat(status(hedge)).isEqualTo(TradeStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "hedge"})
    void F31_a_leg_whose_exit_is_refused_is_asked_again_until_it_is_closed(String leg) {
        var verdict = run(
                4,
                5,
                order -> order.purpose() == Purpose.REDUCE && order.key().leg().equals(leg));

        assertThat(verdict.violations()).isEmpty();
        assertThat(status(verdict)).isEqualTo(TradeStatus.CLOSED);
        assertThat(refused).hasValue(5);
    }

    private HostileRun.Verdict run(long seed, int times, Predicate<OrderIntent> which) {
        return run(TradeScene.of(seed, TICK), times, which);
    }

    private HostileRun.Verdict run(TradeScene scene, int times, Predicate<OrderIntent> which) {
        Plant plant = new Plant(
                venue -> venue,
                books -> books,
                real -> new Ports(
                        new Refusing(real.execution(), which, times, refused),
                        real.watch(),
                        real.market(),
                        real.accounts(),
                        real.ledger(),
                        real.alerts()));
        return HostileRun.of(new HostileScene(scene, dice -> FaultMix.NONE, plant), new Sometimes());
    }

    private static TradeStatus status(HostileRun.Verdict verdict) {
        return Objects.requireNonNull(verdict.result()).status();
    }

    private record Refusing(Execution real, Predicate<OrderIntent> which, int times, AtomicInteger refused)
            implements Passing.Orders {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant sendBy) {
            if (!which.test(intent) || refused.get() == times) return real.place(intent, sendBy);
            refused.incrementAndGet();
            real.settle(intent); // the ledger has it, and that it never was
            return new OrderOutcome.Rejected(Code.VEN_REFUSED.id(), "not today");
        }
    }
}
