package evenkeel.starter.trades;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.BookedFigures;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.reconcile.GhostOrigin;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryDuties;
import evenkeel.simulator.ledger.MemoryStrangers;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.durable.WorkflowIds;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphanSweepTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryEngine engine = MemoryEngine.start();
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryStrangers strangers = new MemoryStrangers(books);
    private final MemoryDuties duties = new MemoryDuties(InstantSource.system());
    private final EngineTrades trades = engine.trades();
    private final OrphanedTrades orphans = new OrphanedTrades(books, trades);
    private final OrphanSweep sweep = sweep("one");
    private final CarryTerms terms = TradeScene.of(1, Duration.ofSeconds(1)).terms();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void F63_a_trade_that_was_terminated_is_begun_again_once_and_goes_on_from_the_ledger() throws Exception {
        books.admit(terms, NOW);
        trades.start(terms, Usd.of("1000"));
        run().terminate("by mistake");

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(sweep.sweep()).isZero();

        assertThat(orphans.all()).isEmpty();
        assertThat(trades.runOf(terms)).isPresent();
        assertThat(engine.client().fetchHistory(id()).getEvents().getFirst().toString())
                .contains("recovers");
    }

    @Test
    void I32_every_open_trade_has_a_run_after_a_sweep() throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            books.admit(TradeScene.of(seed, Duration.ofSeconds(1)).terms(), NOW);
        }

        assertThat(sweep.sweep()).isEqualTo(3);

        assertThat(books.openTrades())
                .allMatch(trade -> trades.runOf(trade.terms()).isPresent());
    }

    @Test
    void what_runs_or_has_ended_is_left_alone() throws Exception {
        CarryTerms ended = TradeScene.of(2, Duration.ofSeconds(1)).terms();
        books.admit(terms, NOW);
        books.admit(ended, NOW);
        books.advance(TradeStep.to(TradeStatus.REJECTED, ended.trade(), NOW));
        trades.start(terms, Usd.of("1000"));

        assertThat(sweep.sweep()).isZero();
        assertThat(trades.runOf(ended)).isEmpty();
    }

    @Test
    void F23_a_failed_trade_that_a_late_fill_gave_something_is_begun_again_until_its_record_tells_of_it()
            throws Exception {
        books.admit(terms, NOW);
        books.advance(TradeStep.to(TradeStatus.OPENING, terms.trade(), NOW));
        OrderIntent entry = entry();
        books.commit(entry, NOW);
        books.claimSend(entry.key(), NOW, Optional.empty());
        books.mark(entry.key(), OrderStatus.ABSENT, "not found", NOW);
        books.advance(TradeStep.to(TradeStatus.FAILED, terms.trade(), NOW).because("LEAD_NOT_FILLED"));
        assertThat(sweep.sweep()).isZero();

        OrderReport filled = new OrderReport(OrderStatus.FILLED, terms.quantity(), Usd.ZERO, Usd.ZERO);
        books.book(entry.key(), filled, List.of(fill(entry)), NOW.plusSeconds(90));
        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(engine.client().fetchHistory(id()).getEvents().getFirst().toString())
                .contains("recovers");

        run().terminate("the test ends it");
        TradeFigures told = BookedFigures.of(books, terms.trade());
        books.correct(new Correction(terms.trade(), TradeFigures.NOTHING, told, Usd.ZERO), NOW.plusSeconds(95));
        assertThat(sweep.sweep()).isZero();
    }

    @Test
    void F63_a_ghost_that_entered_the_books_before_a_crash_is_begun_by_the_sweep() throws Exception {
        var held = Map.of(
                LegName.LEAD, origin(terms.lead(), "f1"),
                LegName.HEDGE, origin(terms.hedge(), "f2"));
        books.inherit(Inherited.of(terms, Inherited.Fate.HELD, Usd.of("100"), held), List.of(), NOW);

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(sweep.sweep()).isZero();

        assertThat(engine.client().fetchHistory(id()).getEvents().getFirst().toString())
                .contains("recovers");
    }

    private GhostOrigin origin(CarryTerms.Leg leg, String tradeId) {
        return new GhostOrigin(List.of(new Fill(
                leg.venue(),
                leg.symbol(),
                tradeId,
                "somebody-else-s",
                leg.side(),
                terms.quantity(),
                Price.of("100"),
                Usd.of("0.1"),
                "USDT",
                false,
                NOW)));
    }

    private OrderIntent entry() {
        CarryTerms.Leg lead = terms.lead();
        return new OrderIntent(
                new OrderKey(terms.trade(), "lead", 1),
                1,
                lead.venue(),
                lead.symbol(),
                lead.side(),
                terms.quantity(),
                Price.of("100"),
                TimeInForce.POST_ONLY,
                Purpose.ENTRY,
                false);
    }

    private Fill fill(OrderIntent order) {
        return new Fill(
                order.venue(),
                order.symbol(),
                "late",
                order.clientId(),
                order.side(),
                order.quantity(),
                order.limit(),
                Usd.of("0.1"),
                "USDT",
                true,
                NOW);
    }

    @Test
    void of_two_starters_one_sweeps() throws Exception {
        books.admit(terms, NOW);
        duties.take("sweep", "another", Duration.ofMinutes(1));

        assertThat(sweep.sweep()).isZero();
        duties.give("sweep", "another");
        Thread.sleep(5);
        assertThat(sweep.sweep()).isEqualTo(1);
    }

    @Test
    void F59_a_trade_of_which_the_venue_knows_more_waits_for_a_person() throws Exception {
        books.admit(terms, NOW);
        strangers.keep(
                List.of(new Stranger("ee01" + "0".repeat(28), terms.lead().venue(), terms.symbol(), NOW)));

        assertThat(sweep.sweep()).isZero();
        assertThat(orphans.of(terms.symbol())).contains(terms.trade());
        strangers.release("ann", "booked by hand", NOW);
        assertThat(sweep.sweep()).isEqualTo(1);
    }

    @Test
    void F63_a_trade_whose_hedge_has_moved_is_known_by_the_venues_that_were_agreed() throws Exception {
        CarryTerms wide =
                TradeScene.of(1, Duration.ofSeconds(1)).withAlternative().terms();
        books.admit(wide, NOW);
        books.advance(TradeStep.to(TradeStatus.OPENING, wide.trade(), NOW));
        books.moveHedge(wide.trade(), NOW);

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(sweep.sweep()).isZero();
        assertThat(trades.runOf(wide)).isPresent();
    }

    private OrphanSweep sweep(String holder) {
        return new OrphanSweep(orphans, trades, strangers, duties, holder, Usd.of("1000"));
    }

    private WorkflowStub run() {
        return engine.client().newUntypedWorkflowStub(id());
    }

    private String id() {
        return WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
    }
}
