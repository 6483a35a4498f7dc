package evenkeel.simulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.OpeningFigures;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Purpose;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.trade.ScriptedPair;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.durable.CarryStart;
import evenkeel.workflows.durable.CarryTrade;
import evenkeel.workflows.durable.Queues;
import io.temporal.client.WorkflowOptions;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first day of the documented trade (24.3) until it is open at 10:07, to the last digit, on two timelines. */
class FirstDayTest {
    private static final Part FIRST = new Part(Duration.ofSeconds(6), "1.2", "150.10");
    private static final Part SECOND = new Part(Duration.ofSeconds(9), "0.8", "150.12");
    private static final Part HEDGE = new Part(Duration.ZERO, "2", "150.16");

    private final MemoryBooks books = new MemoryBooks();

    @Test
    void the_virtual_timeline_opens_it_as_documented() {
        Scheduler scheduler = new Scheduler(ScriptedPair.START);
        ScriptedPair pair = scripted(new ScriptedPair(scheduler, books, Map.of()));
        scheduler.at(ScriptedPair.START.plusSeconds(60), this::isOpenAsDocumented);

        ScriptedPair.run(scheduler, pair);

        isOpenAsDocumented();
    }

    @Test
    void the_durable_timeline_opens_it_as_documented() {
        try (var engine = DurableTrade.engineAt(ScriptedPair.START)) {
            ScriptedPair pair =
                    scripted(new ScriptedPair(() -> Instant.ofEpochMilli(engine.currentTimeMillis()), books, Map.of()));
            DurableTrade.work(engine, pair.terms, pair.ports);
            CarryTrade trade = engine.getWorkflowClient()
                    .newWorkflowStub(
                            CarryTrade.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(Queues.TRADES)
                                    .setWorkflowId("carry-SOL-lighter-x10")
                                    .build());
            engine.registerDelayedCallback(
                    Duration.ofMinutes(2), () -> trade.closeNow(new CloseRequest("r", "operator", "enough")));

            trade.run(new CarryStart(pair.terms, false, false, Duration.ofSeconds(15)));
        }

        isOpenAsDocumented();
    }

    private static ScriptedPair scripted(ScriptedPair pair) {
        pair.lighter.next(FIRST, SECOND);
        pair.x10.next(HEDGE);
        return pair;
    }

    private void isOpenAsDocumented() {
        LegFill lead = entry(Purpose.ENTRY);
        LegFill hedge = entry(Purpose.HEDGE);
        assertThat(lead.quantity()).isEqualTo(Quantity.of("2"));
        assertThat(lead.vwap()).contains(Price.of("150.108"));
        assertThat(lead.fee()).isEqualTo(Usd.of("0.00600432"));
        assertThat(hedge.quantity()).isEqualTo(Quantity.of("2"));
        assertThat(hedge.vwap()).contains(Price.of("150.16"));
        assertThat(hedge.fee()).isEqualTo(Usd.of("0.067572"));
        assertThat(books.fills("T-1").stream()
                        .limit(2)
                        .map(fill -> fill.quantity().toString()))
                .containsExactly("1.2", "0.8");

        EntryAttempt attempt = books.attempts(1).getFirst();
        OpeningFigures figures = attempt.figures().orElseThrow();
        assertThat(attempt.status()).isEqualTo(AttemptStatus.OPENED);
        assertThat(figures.apy()).isEqualByComparingTo("0.876");
        assertThat(figures.fees()).isEqualTo(Usd.of("0.07357632"));
        assertThat(figures.repricings()).isZero();
        assertThat(figures.realizedSpread().setScale(9, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.000346417");

        var trade = books.trade("T-1").orElseThrow();
        assertThat(trade.status()).isIn(TradeStatus.OPEN, TradeStatus.CLOSED);
        Instant opened = trade.openedAt().orElseThrow();
        assertThat(opened.truncatedTo(ChronoUnit.MINUTES)).isEqualTo(Instant.parse("2026-03-02T10:07:00Z"));
    }

    private LegFill entry(Purpose purpose) {
        return books.orders("T-1").stream()
                .filter(order -> order.intent().purpose() == purpose)
                .map(OrderRecord::report)
                .map(LegFill::of)
                .reduce(LegFill.NOTHING, LegFill::plus);
    }
}
