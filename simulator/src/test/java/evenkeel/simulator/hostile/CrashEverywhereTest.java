package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.simulator.hostile.HostileScene.Plant;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing else fails: one crash, at every port call in turn, before it and after it. */
class CrashEverywhereTest {
    private static final TradeScene SCENE = TradeScene.of(4, Duration.ofSeconds(20));
    private static final Map<String, String> LARGE = Map.of("trading.desired_notional_usd", "20000");
    private static final int EVERY = 3;

    /** In the second one the hedge's venue opens nothing, and the hedge moves; the last two go by the documented rules. */
    static List<TradeScene> scenes() {
        return List.of(SCENE, SCENE.withAlternative(), SCENE.ruled(LARGE), SCENE.recommended(LARGE));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void a_trade_goes_on_from_wherever_it_died(TradeScene scene) {
        Bomb none = new Bomb(Integer.MAX_VALUE, false, Integer.MAX_VALUE);
        HostileRun.Verdict undisturbed = run(scene, none);
        assertThat(undisturbed.violations()).isEmpty();
        assertThat(none.calls).isGreaterThan(40);

        for (int call = 0; call < none.calls; call++) {
            for (boolean after : new boolean[] {false, true}) {
                HostileRun.Verdict verdict = run(scene, new Bomb(call, after, Integer.MAX_VALUE));
                assertThat(verdict.violations())
                        .as("crash at call " + call + ", after it: " + after)
                        .isEmpty();
                TradeStatus end = Objects.requireNonNull(verdict.result()).status();
                if (scene.terms().settings().isEmpty()) assertThat(end).isEqualTo(TradeStatus.CLOSED);
                else
                    assertThat(end).isIn(TradeStatus.CLOSED, TradeStatus.FAILED); // whose lead's time ran out meanwhile
            }
        }
    }

    @Test
    void it_may_die_again_and_again() {
        Bomb bomb = new Bomb(EVERY, true, EVERY);

        HostileRun.Verdict verdict = run(SCENE, bomb);

        assertThat(verdict.violations()).isEmpty();
        assertThat(bomb.explosions).isGreaterThan(10);
        assertThat(verdict.crashes()).isGreaterThan(2);
        assertThat(Objects.requireNonNull(verdict.result()).status().isFinal()).isTrue();
    }

    private static HostileRun.Verdict run(TradeScene scene, Bomb bomb) {
        Plant plant = new Plant(venue -> venue, books -> books, bomb::in);
        return HostileRun.of(new HostileScene(scene, dice -> FaultMix.NONE, plant), new Sometimes());
    }

    /** Goes off at the given call, and then at every so many. */
    private static final class Bomb {
        private final boolean after;
        private final int again;
        private int next;
        private int calls;
        private int explosions;

        Bomb(int first, boolean after, int again) {
            this.next = first;
            this.after = after;
            this.again = again;
        }

        Ports in(Ports real) {
            return new Ports(
                    in(Execution.class, real.execution()),
                    in(Watch.class, real.watch()),
                    in(Market.class, real.market()),
                    in(Accounts.class, real.accounts()),
                    in(Ledger.class, real.ledger()),
                    in(Alerts.class, real.alerts()));
        }

        private <P> P in(Class<P> type, P real) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call(real, method, args)));
        }

        private Object call(Object real, Method method, Object[] args) throws Throwable {
            boolean now = calls++ >= next;
            if (now) next = again == Integer.MAX_VALUE ? again : calls + again;
            if (now) explosions++;
            if (now && !after) throw Crash.NOW;
            try {
                Object answer = method.invoke(real, args);
                if (now) throw Crash.NOW;
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }
}
