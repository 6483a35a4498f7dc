package evenkeel.starter.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.config.carry.ShutdownKeys;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.durable.WorkflowIds;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine has no activities here: a trade moves when the test moves it. */
@Timeout(60)
class FarewellTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final MemoryEngine engine = MemoryEngine.start();
    private final MemoryBooks books = new MemoryBooks();
    private final CarryTerms trade = running();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_entry_that_is_under_way_comes_to_its_end_first() throws Exception {
        Callable<List<String>> farewell = () -> farewell(false, LONG).end();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> left = threads.submit(farewell);
            Thread.sleep(Duration.ofMillis(300));
            assertThat(left.isDone()).isFalse();

            books.advance(
                    TradeStep.to(TradeStatus.REJECTED, trade.trade(), NOON).because("TEST"));

            assertThat(left.get()).isEmpty();
        }
    }

    @Test
    void what_holds_its_legs_is_not_waited_for() throws Exception {
        open();

        assertThat(farewell(false, LONG).end()).containsExactly(trade.trade());
        assertThat(engine.trades().close(trade, new CloseRequest("mine-1234", "me", "enough")))
                .isEqualTo("ENTER"); // nobody asked it before
    }

    @Test
    void every_trade_is_asked_to_close_where_the_keys_say_so_and_told_when_time_is_up() throws Exception {
        open();

        assertThat(farewell(true, Duration.ofMillis(500)).end()).containsExactly(trade.trade());
        assertThatThrownBy(() -> engine.trades().close(trade, new CloseRequest("mine-1234", "me", "enough")))
                .hasMessageContaining("CTL-001");
        assertThat(asked()).singleElement().asString().contains("\"SHUTDOWN\"");
    }

    private void open() {
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), NOON));
        books.advance(TradeStep.to(TradeStatus.OPEN, trade.trade(), NOON));
    }

    /** What the engine keeps of every request that the trade has taken. */
    private List<String> asked() {
        String id = WorkflowIds.carry(
                trade.symbol(), trade.lead().venue(), trade.hedge().venue());
        return engine.client().fetchHistory(id).getEvents().stream()
                .filter(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes)
                .map(taken -> taken.getWorkflowExecutionUpdateAcceptedEventAttributes()
                        .getAcceptedRequest()
                        .getInput()
                        .getArgs()
                        .getPayloads(0)
                        .getData()
                        .toStringUtf8())
                .toList();
    }

    private Farewell farewell(boolean closes, Duration timeout) {
        return new Farewell(books, engine.trades(), new ShutdownKeys(closes, timeout), InstantSource.system());
    }

    private CarryTerms running() {
        CarryTerms terms =
                TradeScene.of(0, Duration.ofSeconds(1)).ruled(Map.of()).terms();
        books.admit(terms, NOON);
        engine.trades().start(terms, Usd.of("1000"));
        return terms;
    }
}
