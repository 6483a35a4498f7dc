package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** §14.2: the lead had filled, its venue told so when the trade had failed, and the trade's own process gives it back. */
class LateFillAfterTheEndTest {
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final Scheduler scheduler = new Scheduler(ScriptedPair.START);
    private final MemoryBooks books = new MemoryBooks();
    private final ScriptedPair pair = new ScriptedPair(scheduler, books, Map.of());

    @Test
    void F23_what_came_after_the_end_is_given_back_and_the_result_mended() {
        failsWithAFillThatNobodyTold();
        itIsToldNow();

        CarryResult mended = goesOn();

        assertThat(mended.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(mended.reason()).isEqualTo("LEG1_FAILED");
        assertThat(mended.figures().lead().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(mended.figures().lead().exit().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(mended.netPnl().isNegative()).isTrue();
        assertThat(pair.lighter.ours()).isZero();
        assertThat(pair.lighter.placed()).filteredOn(OrderIntent::reduceOnly).hasSize(1);
        assertThat(pair.x10.placed()).isEmpty();
        assertThat(record().figures()).contains(mended.figures());
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void a_run_that_comes_again_gives_nothing_back_twice() {
        failsWithAFillThatNobodyTold();
        itIsToldNow();
        CarryResult mended = goesOn();
        int orders = pair.lighter.placed().size();

        CarryResult again = goesOn();

        assertThat(again.figures()).isEqualTo(mended.figures());
        assertThat(pair.lighter.placed()).hasSize(orders);
    }

    @Test
    void beside_a_person_s_position_only_our_own_is_given_back() {
        failsWithAFillThatNobodyTold();
        pair.lighter.foreign(Optional.of("-3"));
        itIsToldNow();

        goesOn();

        assertThat(pair.lighter.ours()).isZero();
        assertThat(pair.lighter.placed())
                .filteredOn(OrderIntent::reduceOnly)
                .singleElement()
                .extracting(OrderIntent::quantity)
                .isEqualTo(Quantity.of("2"));
    }

    @Test
    void a_position_that_no_fill_proves_is_never_touched() {
        failsWithAFillThatNobodyTold();
        pair.lighter.placed().forEach(pair.ports.execution()::readAgain);

        CarryResult untouched = goesOn();

        assertThat(untouched.figures().lead().entry().isNothing()).isTrue();
        assertThat(pair.lighter.placed()).noneMatch(OrderIntent::reduceOnly);
    }

    private void failsWithAFillThatNobodyTold() {
        pair.lighter.next(new Part(Duration.ofSeconds(3), "2", "150.10")).tellsAfter(MINUTES);

        CarryResult failed = ScriptedPair.run(scheduler, pair);

        assertThat(failed.status()).isEqualTo(TradeStatus.FAILED);
        assertThat(pair.lighter.placed()).hasSize(1);
        assertThat(pair.lighter.ours().signum()).isNegative();
    }

    private void itIsToldNow() {
        pair.lighter.tellsAfter(Duration.ZERO);
        pair.lighter.placed().forEach(pair.ports.execution()::readAgain);
    }

    private CarryResult goesOn() {
        var process =
                new CarryProcess(pair.terms, true, pair.ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
        var result = new AtomicReference<CarryResult>();
        scheduler.spawn(pair, () -> result.set(process.run()));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "it did not end");
    }

    private TradeRecord record() {
        return books.trade(pair.terms.trade()).orElseThrow();
    }
}
