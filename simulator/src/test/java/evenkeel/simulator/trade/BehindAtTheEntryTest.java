package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Ports;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A run that stands before a look at its entry, as after a reset, while another one has long brought the trade to its end. */
class BehindAtTheEntryTest {
    private static final Instant START = ScriptedPair.START;
    private static final Instant OTHER_BEGINS = START.plusSeconds(60);
    private static final Instant LOOKS = START.plus(Duration.ofMinutes(10));

    private final Scheduler scheduler = new Scheduler(START);
    private final MemoryBooks books = new MemoryBooks();
    private final ScriptedPair pair = new ScriptedPair(scheduler, books, Map.of());
    private final List<CarryResult> results = new ArrayList<>();

    @Test
    void F63_a_leg_that_another_run_has_closed_is_no_broken_hedge() {
        pair.lighter.next(new Part(Duration.ofSeconds(5), "2", "150.10"));

        run(() -> pair.x10.ours().signum() != 0);

        assertThat(results).extracting(CarryResult::status).containsExactly(TradeStatus.CLOSED, TradeStatus.CLOSED);
        assertThat(results.getLast().figures()).isEqualTo(results.getFirst().figures());
        nobodyIsAlarmed();
    }

    @Test
    void F63_a_position_that_came_after_another_run_had_failed_the_entry_is_not_the_leads() {
        pair.lighter.next().next().next();
        scheduler.at(LOOKS.minusSeconds(60), () -> pair.lighter.foreign(Optional.of("-1.5")));

        run(() -> books.orders("T-1").stream().filter(OrderRecord::isFinal).count() == 3);

        assertThat(results).extracting(CarryResult::status).containsExactly(TradeStatus.FAILED, TradeStatus.FAILED);
        nobodyIsAlarmed();
    }

    private void nobodyIsAlarmed() {
        assertThat(books.alerts(99)).noneMatch(alert -> alert.severity() == Alert.Severity.CRITICAL);
        assertThat(books.pauses().standing(scheduler.instant())).isEmpty();
    }

    /** Once that is so, the run looks at a position only when the other has ended. */
    private void run(BooleanSupplier heldUp) {
        var behind = process(false, heldUpWhile(heldUp));
        var other = process(true, pair.ports);
        scheduler.spawn(pair, () -> results.add(behind.run()));
        scheduler.at(OTHER_BEGINS, () -> scheduler.spawn(pair, () -> results.add(other.run())));
        scheduler.at(OTHER_BEGINS.plusSeconds(30), () -> other.askClose(new CloseRequest("r", "operator", "enough")));
        scheduler.run();
    }

    private CarryProcess process(boolean recovers, Ports ports) {
        return new CarryProcess(pair.terms, recovers, ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
    }

    private Ports heldUpWhile(BooleanSupplier heldUp) {
        Ports real = pair.ports;
        Accounts late = (Accounts) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Accounts.class}, (self, method, args) -> {
                    Duration left = Duration.between(scheduler.instant(), LOOKS);
                    if (method.getName().equals("position") && left.isPositive() && heldUp.getAsBoolean())
                        scheduler.sleep(left);
                    try {
                        return method.invoke(real.accounts(), args);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return new Ports(real.execution(), real.watch(), real.market(), late, real.ledger(), real.alerts());
    }
}
