package evenkeel.activities.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Findings.Reconciled;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.exit.CloseWish;
import evenkeel.domain.carry.reconcile.Finding;
import evenkeel.domain.carry.reconcile.Finding.Kind;
import evenkeel.domain.carry.reconcile.Reconciliation;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Position;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real ledger; venues and engine are scripted. */
class ReconcilerTest {
    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private final Books books = ledger.books();
    private final SampleTrade trade = SampleTrade.fresh();
    private final Account alpha = new Account("alpha");
    private final Account beta = new Account("beta");
    private final Engine engine = new Engine();
    private final List<OrderIntent> cancelled = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private final List<OrderIntent> reread = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private Runnable late = () -> {};
    private Instant now = SampleTrade.NOON.plusSeconds(60);
    private Reconciler reconciler;

    @BeforeEach
    void begin() {
        reconciler = reconciler();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_trade_that_is_as_it_says_is_left_alone() {
        open();
        alpha.held = "1.5";
        beta.held = "-1.5";

        assertThat(reconciler.pass()).isEmpty();
        assertThat(rests).isEmpty();
        assertThat(ledger.findings().newest(9)).isEmpty();
    }

    @Test
    void a_zombie_is_told_that_it_is_flat_and_never_edited() {
        open();

        assertThat(reconciler.pass()).extracting(Finding::kind).containsExactly(Kind.ZOMBIE);

        assertThat(rests).containsExactly(Duration.ofSeconds(10));
        assertThat(engine.asked).singleElement().satisfies(request -> {
            assertThat(request.requestId()).isEqualTo("reconciler-" + trade.trade());
            assertThat(CloseWish.of(request)).isEqualTo(CloseWish.RECONCILED_FLAT);
            assertThat(CloseWish.of(request).code().word()).isEqualTo("reconciliation_zombie");
        });
        assertThat(books.trade(trade.trade()).orElseThrow().status()).isEqualTo(TradeStatus.OPEN);
        assertThat(ledger.findings().newest(9))
                .singleElement()
                .extracting(Reconciled::action, Reconciled::finding)
                .containsExactly("closed_zombie", "zombie_position");
    }

    @Test
    void a_pass_that_comes_again_asks_the_same_and_tells_nobody_twice() {
        open();
        reconciler.pass();
        reconciler().pass(); // another process after a crash

        assertThat(engine.asked).hasSize(2).allMatch(engine.asked.getFirst()::equals);
        assertThat(books.alerts(9)).hasSize(1);
        assertThat(ledger.findings().newest(9)).hasSize(1);
    }

    @Test
    void a_zombie_that_nothing_runs_is_the_sweep_s() {
        open();
        engine.running = false;
        reconciler.pass();

        assertThat(engine.asked).isEmpty();
        assertThat(ledger.findings().newest(9)).hasSize(1);
    }

    @Test
    void what_is_only_seen_once_is_nothing() {
        open();
        meanwhile = () -> {
            alpha.held = "1.5";
            beta.held = "-1.5";
        };

        assertThat(reconciler.pass()).isEmpty();
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void a_read_that_fails_never_looks_flat() {
        open();
        beta.silent = true;
        reconciler.pass();

        assertThat(engine.asked).isEmpty();
        assertThat(books.alerts(9)).isEmpty();
    }

    @Test
    void when_the_engine_cannot_be_asked_nothing_is_done() {
        open();
        engine.down = true;

        assertThatThrownBy(reconciler::pass).isInstanceOf(Trouble.class);
        assertThat(ledger.findings().newest(9)).isEmpty();
    }

    @Test
    void the_other_side_at_a_venue_pauses_new_trades_until_a_person_has_looked() {
        open();
        alpha.held = "-1.5";
        beta.held = "-1.5";
        reconciler.pass();

        assertThat(ledger.pauses().standing(now.plus(Duration.ofDays(9))))
                .singleElement()
                .satisfies(one -> assertThat(one.pause().reason()).isEqualTo(Reason.SIDE_MISMATCH));
        assertThat(books.alerts(9)).singleElement().extracting(Alert::severity).isEqualTo(Alert.Severity.CRITICAL);
        assertThat(books.admit(SampleTrade.fresh().terms(), now).code()).isEqualTo(Code.RSK_PAUSED.id());
    }

    @Test
    void a_ghost_is_told_of_and_never_touched() {
        alpha.held = "2";
        reconciler.pass();
        reconciler.pass();

        assertThat(books.alerts(9)).singleElement().extracting(Alert::code).isEqualTo(Code.REC_STRAY.id());
        assertThat(cancelled).isEmpty();
    }

    @Test
    void an_order_that_rests_after_its_trade_has_ended_is_taken_back() {
        books.admit(trade.terms(), now);
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), now));
        books.commit(trade.entry(1), now);
        books.claimSend(trade.lead(1), now, Optional.empty());
        books.book(trade.lead(1), SampleTrade.says(OrderStatus.CANCELLED, "0"), List.of(), now);
        books.advance(TradeStep.to(TradeStatus.FAILED, trade.trade(), now)
                .because("LEAD_NOT_FILLED")
                .with(TradeFigures.NOTHING));
        alpha.resting = List.of(trade.entry(1).clientId(), "somebody-else-s");
        reconciler.pass();

        assertThat(cancelled)
                .extracting(OrderIntent::clientId)
                .containsExactly(trade.entry(1).clientId());
    }

    @Test
    void F23_a_fill_that_comes_after_the_end_is_booked_and_left_to_the_trade_s_own_process() {
        failed();
        alpha.held = "1.5";
        late = () -> books.book(
                trade.lead(1),
                SampleTrade.says(OrderStatus.FILLED, "1.5"),
                List.of(trade.fill(trade.entry(1), "late", "1.5", "100")),
                now);

        assertThat(reconciler.pass()).extracting(Finding::action).containsExactly(Finding.Action.TAKE_BACK);

        assertThat(reread).containsExactly(trade.entry(1));
        assertThat(books.filledAfterTheirEnd())
                .extracting(known -> known.terms().trade())
                .containsExactly(trade.trade());
        assertThat(ledger.findings().newest(9)).extracting(Reconciled::finding).containsExactly("late_fill");
        assertThat(books.alerts(9)).singleElement().extracting(Alert::severity).isEqualTo(Alert.Severity.CRITICAL);
    }

    @Test
    void a_position_after_the_end_that_no_fill_proves_is_a_person_s_and_only_told() {
        failed();
        alpha.held = "1.5";

        assertThat(reconciler.pass()).extracting(Finding::action).containsExactly(Finding.Action.ALERT);

        assertThat(reread).containsExactly(trade.entry(1));
        assertThat(books.filledAfterTheirEnd()).isEmpty();
        assertThat(ledger.findings().newest(9)).extracting(Reconciled::action).containsExactly("ignored");
        assertThat(books.alerts(9)).hasSize(1);
    }

    private void failed() {
        books.admit(trade.terms(), now);
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), now));
        books.commit(trade.entry(1), now);
        books.claimSend(trade.lead(1), now, Optional.empty());
        books.mark(trade.lead(1), OrderStatus.ABSENT, "not found", now);
        books.advance(TradeStep.to(TradeStatus.FAILED, trade.trade(), now).because("LEG1_FAILED"));
        now = now.plusSeconds(600);
    }

    @Test
    void at_the_start_an_entry_that_nothing_runs_is_stale_at_any_age() {
        books.admit(trade.terms(), now);
        engine.running = false;

        assertThat(reconciler.pass()).extracting(Finding::kind).containsExactly(Kind.STALE_PENDING);
        assertThat(reconciler.pass()).as("later by its age only").isEmpty();
    }

    @Test
    void an_entry_that_hangs_is_told_to_end() {
        books.admit(trade.terms(), now.minusSeconds(121));
        reconciler.pass();

        assertThat(engine.asked)
                .singleElement()
                .extracting(CloseRequest::code)
                .isEqualTo(Optional.of("reconciliation_stale_pending"));
    }

    private Reconciler reconciler() {
        return new Reconciler(
                new Venues(List.of(alpha.venue(), beta.venue())),
                List.of(trade.symbol()),
                books,
                engine,
                cancelled::add,
                this::readAgain,
                ledger.pauses(),
                ledger.findings(),
                new BookedAlerts(books, () -> now),
                new Reconciliation.Rules(Duration.ofSeconds(30), 3, false, false),
                length -> {
                    rests.add(length);
                    meanwhile.run();
                },
                () -> now);
    }

    private void readAgain(OrderIntent intent) {
        reread.add(intent);
        late.run();
    }

    private void open() {
        books.admit(trade.terms(), now);
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), now));
        fill(trade.entry(1), "f1");
        fill(trade.answer(1), "f2");
        books.advance(TradeStep.to(TradeStatus.OPEN, trade.trade(), now).with(TradeFigures.NOTHING));
    }

    private void fill(OrderIntent order, String id) {
        books.commit(order, now);
        books.claimSend(order.key(), now, Optional.empty());
        books.book(
                order.key(),
                SampleTrade.says(OrderStatus.FILLED, "1.5"),
                List.of(trade.fill(order, id, "1.5", "100")),
                now);
    }

    private static final class Engine implements Runs {
        private final List<CloseRequest> asked = new ArrayList<>();
        private boolean running = true;
        private boolean down;

        @Override
        public boolean isRunning(CarryTerms terms) {
            if (down) throw new Trouble(Code.TMP_UNREACHABLE, "nobody is there");
            return running;
        }

        @Override
        public void askToClose(CarryTerms terms, CloseRequest request) {
            asked.add(request);
        }
    }

    /** An account as its venue tells it. */
    private final class Account {
        private final String name;
        private String held = "0";
        private List<String> resting = List.of();
        private boolean silent;

        Account(String name) {
            this.name = name;
        }

        Venue venue() {
            return new Venue(name, told(MarketWire.class), told(AccountWire.class), Optional.empty());
        }

        private <W> W told(Class<W> wire) {
            return wire.cast(Proxy.newProxyInstance(
                    wire.getClassLoader(),
                    new Class<?>[] {wire},
                    (proxy, method, arguments) -> tell(method.getName(), (String) arguments[0])));
        }

        private Object tell(String question, String symbol) {
            if (silent && !question.equals("instrument")) throw new Trouble(Code.VEN_SILENT, "nobody is there");
            return switch (question) {
                case "position" -> new Position(name, symbol, new BigDecimal(held));
                case "openOrders" -> resting;
                case "mark" -> new Mark(Price.of("100"), now);
                case "instrument" -> trade.terms().lead().instrument();
                default -> throw new AssertionError("nobody asks here for " + question);
            };
        }
    }
}
