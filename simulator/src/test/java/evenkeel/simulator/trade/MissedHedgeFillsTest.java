package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Purpose;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** §7.4: no hedge counts as unfilled before its order and its position have been read. */
class MissedHedgeFillsTest {
    private static final Instant START = ScriptedPair.START;
    private static final Instant LEAD_FILLS = START.plusSeconds(5);

    private final Scheduler scheduler = new Scheduler(START);
    private final MemoryBooks books = new MemoryBooks();
    private final ScriptedPair pair = new ScriptedPair(scheduler, books, Map.of());

    @BeforeEach
    void the_lead_fills() {
        pair.lighter.next(new Part(Duration.ofSeconds(5), "2", "150.10"));
    }

    @Test
    void F23_a_hedge_that_only_its_position_shows_is_asked_for_again_and_not_ordered_twice() {
        pair.x10.tellsAfter(Duration.ofSeconds(2)).next(atOnce("2"));
        scheduler.at(START.plusSeconds(60), () -> pair.x10.tellsAfter(Duration.ZERO));

        CarryResult result = ScriptedPair.run(scheduler, pair);

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(hedges()).containsExactly("2");
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(told("missed-hedge-fill-2")).isTrue();
        assertThat(pair.x10.ours()).isZero();
    }

    @Test
    void F23_only_what_a_late_part_has_left_is_hedged_once_more() {
        pair.x10.tellsAfter(Duration.ofSeconds(2)).next(atOnce("1.2")).next(atOnce("0.8"));
        scheduler.at(START.plusSeconds(60), () -> pair.x10.tellsAfter(Duration.ZERO));

        CarryResult result = ScriptedPair.run(scheduler, pair);

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(hedges()).containsExactly("2", "0.8");
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("2"));
    }

    @Test
    void while_the_position_cannot_be_read_no_hedge_is_called_unfilled_and_none_is_ordered() {
        pair.x10.next();
        scheduler.at(LEAD_FILLS, () -> pair.x10.foreign(Optional.empty()));
        AtomicReference<List<String>> meanwhile = new AtomicReference<>();
        scheduler.at(LEAD_FILLS.plusSeconds(10), () -> {
            meanwhile.set(hedges());
            pair.x10.foreign(Optional.of("0"));
        });

        CarryResult result = ScriptedPair.run(scheduler, pair);

        assertThat(meanwhile.get()).containsExactly("2");
        assertThat(hedges()).containsExactly("2", "2");
        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
    }

    @Test
    void a_hedge_that_stays_unknown_longer_than_the_lead_may_wait_sends_the_lead_back() {
        pair.x10.next();

        CarryResult result = sentBackBlind();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("LEG2_FAILED");
        assertThat(hedges()).containsExactly("2");
        assertThat(pair.lighter.ours()).isZero();
        assertThat(Duration.between(LEAD_FILLS, result.ended())).isLessThan(Duration.ofSeconds(45));
    }

    /** The hedge's position cannot be read from when the lead has filled until it is sent back. */
    private CarryResult sentBackBlind() {
        scheduler.at(LEAD_FILLS, () -> pair.x10.foreign(Optional.empty()));
        AtomicReference<CarryResult> result = new AtomicReference<>();
        var process = new CarryProcess(pair.terms, false, pair.ports, new VirtualTimeline(scheduler, (phase, card) -> {
            if (phase == Phase.CLOSE) pair.x10.foreign(Optional.of("0"));
        }));
        scheduler.spawn(pair, () -> result.set(process.run()));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "the trade did not end");
    }

    @Test
    void F23_a_hedge_that_is_told_only_while_its_rollback_waits_for_flat_is_given_back_by_it() {
        pair.x10.next(atOnce("2")).tellsAfter(Duration.ofHours(1));
        Instant told = START.plus(Duration.ofMinutes(5));
        scheduler.at(told, () -> pair.x10.tellsAfter(Duration.ZERO));
        scheduler.at(told.plusSeconds(600), () -> pair.x10.foreign(Optional.of("-2"))); // or a person has to

        CarryResult result = sentBackBlind();

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.reason()).isEqualTo("LEG2_FAILED");
        assertThat(hedges()).containsExactly("2");
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(result.figures().hedge().isClosed()).isTrue();
        assertThat(pair.x10.ours()).isZero();
        assertThat(pair.lighter.ours()).isZero();
        assertThat(result.ended()).isBefore(told.plusSeconds(60));
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void a_position_that_no_fill_of_the_hedge_proves_is_told_to_a_person_and_never_touched() {
        pair.x10.next();
        scheduler.at(LEAD_FILLS, () -> pair.x10.foreign(Optional.of("2")));
        scheduler.at(START.plus(Duration.ofMinutes(5)), () -> pair.x10.foreign(Optional.of("0")));

        CarryResult result = ScriptedPair.run(scheduler, pair);

        assertThat(result.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(result.figures().hedge().entry().quantity()).isEqualTo(Quantity.ZERO);
        assertThat(pair.x10.placed()).hasSize(1);
        assertThat(pair.lighter.ours()).isZero();
        assertThat(books.alerts(99)).extracting(Alert::code).contains("HDG-011");
        assertThat(books.pauses().standing(result.ended()))
                .extracting(standing -> standing.pause().reason())
                .containsExactly(Reason.BROKEN_HEDGE);
    }

    @Test
    void F23_what_an_earlier_run_has_hedged_counts_beside_what_this_one_is_told_late() {
        pair.x10.next(atOnce("1.2")).next(atOnce("0.8"));
        AtomicReference<CarryResult> result = new AtomicReference<>();
        CarryProcess second = process(true, pair.ports);
        CarryProcess first = process(false, dyingBefore("hedge/2", () -> {
            pair.x10.tellsAfter(Duration.ofSeconds(2));
            scheduler.spawn(pair, () -> result.set(second.run()));
        }));
        scheduler.spawn(pair, () -> result.set(first.run()));
        scheduler.at(START.plusSeconds(60), () -> {
            pair.x10.tellsAfter(Duration.ZERO);
            second.askClose(new CloseRequest("r", "operator", "enough"));
        });
        scheduler.run();

        CarryResult ended = Objects.requireNonNull(result.get());
        assertThat(ended.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(hedges()).containsExactly("2", "0.8");
        assertThat(ended.figures().hedge().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(pair.x10.ours()).isZero();
    }

    private CarryProcess process(boolean recovers, Ports ports) {
        return new CarryProcess(pair.terms, recovers, ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
    }

    private Ports dyingBefore(String order, Runnable then) {
        Ports real = pair.ports;
        Execution mortal = (Execution) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Execution.class}, (self, method, args) -> {
                    if (method.getName().equals("place")
                            && ((OrderIntent) args[0]).key().toString().endsWith(order)) {
                        scheduler.at(scheduler.instant().plusSeconds(1), then);
                        throw Crash.NOW;
                    }
                    try {
                        return method.invoke(real.execution(), args);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return new Ports(mortal, real.watch(), real.market(), real.accounts(), real.ledger(), real.alerts());
    }

    /** The quantities of all orders that were to open the hedge. */
    private List<String> hedges() {
        return pair.x10.placed().stream()
                .filter(order -> order.purpose() == Purpose.HEDGE)
                .map(order -> order.quantity().toString())
                .toList();
    }

    private boolean told(String what) {
        return books.alerts(99).stream().anyMatch(alert -> alert.key().equals("T-1/" + what));
    }

    private static Part atOnce(String quantity) {
        return new Part(Duration.ZERO, quantity, "150.16");
    }
}
