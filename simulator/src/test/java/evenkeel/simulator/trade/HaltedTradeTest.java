package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.workflows.carry.CarryProcess;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody presses at every port call of a trade in turn; the worker learns of it from the ledger, as any machine does. */
class HaltedTradeTest {
    private static final TradeScene SCENE = TradeScene.of(4, Duration.ofSeconds(20));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration RELEASED_AFTER = Duration.ofMinutes(5);
    private static final String HALT = "the-halt";

    @Test
    void an_undisturbed_trade_is_the_one_that_all_others_are_compared_with() {
        Run run = Run.pressing(HaltLevel.K0, Integer.MAX_VALUE);

        assertThat(run.ended().status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(run.calls).isGreaterThan(40);
        assertThat(run.sent).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = HaltLevel.class,
            names = {"K0", "K1", "K2"})
    void F68_pressed_at_any_step_the_trade_ends_flat_and_opens_nothing_more(HaltLevel level) {
        int calls = Run.pressing(level, Integer.MAX_VALUE).calls;
        Map<TradeStatus, Integer> ends = new EnumMap<>(TradeStatus.class);
        for (int call = 0; call < calls; call++) {
            Run run = Run.pressing(level, call);

            run.endsFlat();
            assertThat(run.sentAfterASecond(Purpose.ENTRY)).as(run.name()).isEmpty(); // I36
            if (level == HaltLevel.K2)
                assertThat(run.sentAfterASecond(Purpose.HEDGE)).as(run.name()).isEmpty();
            ends.merge(run.ended().status(), 1, Integer::sum);
        }
        assertThat(ends)
                .as("some were stopped before they opened, some had opened")
                .containsOnlyKeys(TradeStatus.CLOSED, TradeStatus.FAILED);
    }

    @Test
    void F68_a_filled_lead_is_hedged_under_K1_and_given_back_under_K2() {
        int afterTheLead = Run.pressing(HaltLevel.K0, Integer.MAX_VALUE).callBeforeTheFirst(Purpose.HEDGE);

        Run hedged = Run.pressing(HaltLevel.K1, afterTheLead);
        assertThat(hedged.ended().status()).isEqualTo(TradeStatus.CLOSED);
        hedged.endsFlat();

        Run givenBack = Run.pressing(HaltLevel.K2, afterTheLead);
        assertThat(givenBack.ended().reason()).isEqualTo("rolled_back");
        givenBack.endsFlat();
    }

    @Test
    void F68_a_resting_entry_is_taken_back_within_a_second_under_K1() {
        int whileItRests = Run.pressing(HaltLevel.K0, Integer.MAX_VALUE).callAfterTheFirst(Purpose.ENTRY);

        Run run = Run.pressing(HaltLevel.K1, whileItRests);

        assertThat(run.cancelled).isNotEmpty();
        assertThat(Duration.between(run.pressedAt(), run.cancelled.getFirst())).isLessThanOrEqualTo(SECOND);
        run.endsFlat();
    }

    @Test
    void F68_under_K3_not_a_byte_leaves_until_it_is_released() {
        int calls = Run.pressing(HaltLevel.K3, Integer.MAX_VALUE).calls;
        for (int call = 0; call < calls; call += 3) {
            Run run = Run.pressing(HaltLevel.K3, call);

            Instant from = run.pressedAt().plus(SECOND);
            Instant until = run.pressedAt().plus(RELEASED_AFTER);
            assertThat(run.sent)
                    .as(run.name())
                    .noneMatch(sent -> sent.at().isAfter(from) && sent.at().isBefore(until));
            assertThat(run.cancelled).as(run.name()).noneMatch(at -> at.isAfter(from) && at.isBefore(until));
            run.endsFlat();
        }
    }

    private record Sent(Instant at, int call, OrderIntent order) {}

    private static final class Run {
        private final HaltLevel level;
        private final int press;
        private final Scheduler scheduler = new Scheduler(SCENE.start());
        private final MemoryBooks books = new MemoryBooks();
        private final MemoryHalts halts = new MemoryHalts(LedgerMode.PAPER);
        private final InProcessVenue lead = SCENE.lead(scheduler);
        private final InProcessVenue hedge = SCENE.hedge(scheduler);
        private final TradePorts trade;
        private final List<Sent> sent = new ArrayList<>();
        private final List<Instant> cancelled = new ArrayList<>();
        private int calls;
        private @Nullable Instant pressed;
        private @Nullable CarryResult result;

        private Run(HaltLevel level, int press) {
            this.level = level;
            this.press = press;
            trade = TradePorts.over(
                    List.of(lead.venue(), hedge.venue()),
                    Map.of(lead.venue().name(), heard(lead), hedge.venue().name(), heard(hedge)),
                    books,
                    new HaltBoard(halts, Optional.empty(), scheduler),
                    scheduler,
                    SCENE.tick());
        }

        static Run pressing(HaltLevel level, int atCall) {
            Run run = new Run(level, atCall);
            CarryProcess process = new CarryProcess(
                    SCENE.terms(),
                    false,
                    run.counted(run.trade.ports()),
                    new VirtualTimeline(run.scheduler, (phase, card) -> {}));
            run.scheduler.spawn(SCENE, () -> run.result = process.run());
            run.scheduler.run();
            return run;
        }

        CarryResult ended() {
            return Objects.requireNonNull(result, name());
        }

        Instant pressedAt() {
            return Objects.requireNonNull(pressed, name());
        }

        String name() {
            return level + " pressed at call " + press;
        }

        void endsFlat() {
            assertThat(ended().status().isFinal()).as(name()).isTrue();
            assertThat(books.violations()).as(name()).isEmpty();
            for (InProcessVenue venue : List.of(lead, hedge)) {
                String symbol = SCENE.terms().symbol();
                assertThat(venue.position(symbol).signed()).as(name()).isEqualByComparingTo(BigDecimal.ZERO);
                assertThat(venue.openOrders(symbol)).as(name()).isEmpty();
            }
        }

        List<Sent> sentAfterASecond(Purpose purpose) {
            Instant from = pressedAt().plus(SECOND);
            return sent.stream()
                    .filter(order ->
                            order.order().purpose() == purpose && order.at().isAfter(from))
                    .toList();
        }

        int callBeforeTheFirst(Purpose purpose) {
            return first(purpose).call() - 1;
        }

        int callAfterTheFirst(Purpose purpose) {
            return first(purpose).call() + 1;
        }

        private Sent first(Purpose purpose) {
            return sent.stream()
                    .filter(order -> order.order().purpose() == purpose)
                    .findFirst()
                    .orElseThrow();
        }

        private void press() {
            pressed = scheduler.instant();
            halts.press(new Halt(HALT, HaltScope.GLOBAL, level, "a drill", "carol", scheduler.instant()));
            for (int half = 1; half <= 4; half++) {
                scheduler.at(
                        scheduler.instant().plusMillis(500L * half),
                        () -> trade.restingEntries().takeBack());
            }
            if (level == HaltLevel.K3) scheduler.at(pressedAt().plus(RELEASED_AFTER), this::release);
        }

        private void release() {
            assertThat(halts.release(new Release(HALT, "ada", "calm", scheduler.instant()))
                            .stands())
                    .isFalse();
        }

        private OrderWire heard(OrderWire real) {
            return new OrderWire() {
                @Override
                public OrderOutcome place(OrderIntent intent, Instant stamp) {
                    sent.add(new Sent(scheduler.instant(), calls - 1, intent));
                    return real.place(intent, stamp);
                }

                @Override
                public void cancel(OrderIntent intent) {
                    cancelled.add(scheduler.instant());
                    real.cancel(intent);
                }
            };
        }

        private Ports counted(Ports real) {
            return new Ports(
                    counted(Execution.class, real.execution()),
                    counted(Watch.class, real.watch()),
                    counted(Market.class, real.market()),
                    counted(Accounts.class, real.accounts()),
                    counted(Ledger.class, real.ledger()),
                    counted(Alerts.class, real.alerts()));
        }

        private <P> P counted(Class<P> type, P real) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call(real, method, args)));
        }

        private Object call(Object real, Method method, Object[] args) throws Throwable {
            if (calls++ == press) press();
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }
}
