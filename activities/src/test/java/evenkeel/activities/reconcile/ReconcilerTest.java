package evenkeel.activities.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import evenkeel.activities.ledger.Balances;
import evenkeel.activities.ledger.BookedFigures;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Findings.Reconciled;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
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
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
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
    void two_ghosts_that_are_a_hedge_become_an_open_trade_that_the_sweep_will_begin() {
        asks(true, true);
        alpha.bought("1", "1.2", 50).bought("2", "0.3", 40);
        beta.sold("3", "1.5", 30);

        assertThat(reconciler.pass()).extracting(Finding::action).containsOnly(Finding.Action.IMPORT);

        TradeRecord imported = books.openTrades().getFirst();
        assertThat(imported.status()).isEqualTo(TradeStatus.OPEN);
        assertThat(imported.openedAt()).contains(now.minusSeconds(50));
        assertThat(imported.terms().lead().side()).isEqualTo(Side.BUY);
        assertThat(imported.terms().quantity()).isEqualTo(Quantity.of("1.5"));
        assertThat(imported.terms().settings())
                .isEqualTo(Optional.of(trade.form().kept()));
        assertThat(imported.figures().orElseThrow().lead().entry().fee()).isEqualTo(Usd.of("0.002"));
        assertThat(ledger.findings().newest(9))
                .hasSize(2)
                .allMatch(kept -> kept.action().equals("imported_ghost"))
                .allMatch(kept -> kept.trade().equals(imported.terms().trade()));
        assertThat(books.alerts(9)).extracting(Alert::code).containsOnly(Code.REC_RECONCILED.id());
    }

    @Test
    void whoever_takes_a_ghost_up_again_after_a_crash_finds_the_trade_that_it_is_by_now() {
        asks(true, false);
        alpha.bought("1", "1.5", 50);
        beta.sold("2", "1.5", 40);
        reconciler.pass();
        engine.running = false;

        assertThat(reconciler().pass()).as("it is no ghost any more").isEmpty();
        assertThat(books.openTrades()).hasSize(1);
    }

    @Test
    void what_is_no_hedge_is_told_of_and_stays_where_only_imports_are_wished() {
        asks(true, false);
        alpha.bought("1", "1.5", 50);
        beta.sold("2", "1.4", 40);

        assertThat(reconciler.pass()).extracting(Finding::action).containsOnly(Finding.Action.ALERT);

        assertThat(books.trades(9)).isEmpty();
        assertThat(books.alerts(9)).hasSize(2).extracting(Alert::code).containsOnly(Code.REC_STRAY.id());
    }

    @Test
    void an_import_that_fills_do_not_explain_is_told_of_and_never_followed_by_a_close() {
        asks(true, true);
        alpha.bought("1", "1.5", 50);
        beta.held = "-1.5";

        List<Finding> found = reconciler.pass();
        reconciler.pass();

        assertThat(found).hasSize(2).allSatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.GHOST_KEPT);
            assertThat(one.text()).endsWith("the fills of " + trade.symbol() + " @beta do not explain it");
        });
        assertThat(books.trades(9)).isEmpty();
        assertThat(books.alerts(9)).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.code()).isEqualTo(Code.REC_GHOST_KEPT.id());
            assertThat(alert.severity()).isEqualTo(Alert.Severity.CRITICAL);
        });
        assertThat(ledger.findings().newest(9)).extracting(Reconciled::action).containsOnly("ignored");
    }

    @Test
    void an_import_without_room_is_told_of_and_stays() {
        asks(true, true);
        books.allow(CapitalScope.ofStrategy("carry"), new Share(1, Usd.of("149")));
        alpha.bought("1", "1.5", 50);
        beta.sold("2", "1.5", 40);

        assertThat(reconciler.pass())
                .extracting(Finding::text)
                .allMatch(text -> text.contains(Code.RSK_NO_CAPITAL.id()));
        assertThat(books.trades(9)).isEmpty();
    }

    @Test
    void a_ghost_that_orders_of_ours_have_filled_is_a_person_s() {
        asks(true, true);
        alpha.bought("1", "1.5", 50);
        beta.sold("2", "1.5", 40);
        beta.fills.replaceAll(fill -> fill.as(trade.entry(7).clientId()));

        assertThat(reconciler.pass())
                .extracting(Finding::text)
                .allMatch(text -> text.endsWith("orders of ours have filled in " + trade.symbol() + " @beta"));
        assertThat(books.trades(9)).isEmpty();
    }

    @Test
    void a_ghost_that_is_closed_is_a_trade_on_its_way_out_of_exactly_what_is_there() {
        asks(false, true);
        beta.sold("1", "2", 50).bought("2", "0.6", 40);

        assertThat(reconciler.pass()).extracting(Finding::action).containsExactly(Finding.Action.CLOSE_SOFTLY);

        TradeRecord closing = books.openTrades().getFirst();
        assertThat(closing.status()).isEqualTo(TradeStatus.ROLLBACK);
        assertThat(closing.terms().hedge().side()).isEqualTo(Side.SELL);
        assertThat(BookedFigures.of(books, closing.terms().trade())
                        .hedge()
                        .entry()
                        .quantity())
                .isEqualTo(Quantity.of("2"));
        assertThat(ledger.findings().newest(9)).extracting(Reconciled::action).containsExactly("closed_ghost");
    }

    @Test
    void of_two_ghosts_of_one_side_the_lead_s_goes_first() {
        asks(false, true);
        alpha.bought("1", "1.5", 50);
        beta.bought("2", "1.5", 40);

        assertThat(reconciler.pass())
                .extracting(Finding::venue, Finding::kind)
                .containsExactlyInAnyOrder(tuple("alpha", Kind.GHOST), tuple("beta", Kind.GHOST_KEPT));
        assertThat(books.fills(books.openTrades().getFirst().terms().trade())).hasSize(1);
    }

    @Test
    void a_pause_keeps_no_ghost_from_being_looked_after() {
        asks(false, true);
        alpha.bought("1", "1.5", 50);
        Pause pause = new Pause(Reason.SIDE_MISMATCH, now.minusSeconds(90), Optional.empty());
        ledger.pauses().begin(pause, "", "a drill");

        reconciler.pass();

        assertThat(books.openTrades()).hasSize(1);
    }

    @Test
    void an_import_opens_the_wallets_anew_for_part_of_its_fills_was_in_them_before() {
        Balances balances = ledger.balances();
        balances.open("alpha", "USDT", Usd.of("1000"), now.minusSeconds(9));
        asks(true, false);
        alpha.bought("1", "1.5", 50);
        beta.sold("2", "1.5", 40);
        reconciler.pass();

        assertThat(balances.opening("alpha", "USDT")).isEmpty();

        balances.open("alpha", "USDT", Usd.of("990"), now.plusSeconds(1));
        assertThat(balances.opening("alpha", "USDT")).contains(Usd.of("990"));
    }

    @Test
    void as_long_as_nobody_has_started_trades_ghosts_are_told_of() {
        reconciler = reconciler(true, true);
        alpha.bought("1", "1.5", 50);

        assertThat(reconciler.pass()).extracting(Finding::kind).containsExactly(Kind.GHOST_KEPT);
        assertThat(books.trades(9)).isEmpty();
    }

    private void asks(boolean imports, boolean closes) {
        ledger.forms().tell(trade.form(), now);
        reconciler = reconciler(imports, closes);
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
        return reconciler(false, false);
    }

    private Reconciler reconciler(boolean imports, boolean closes) {
        Venues venues = new Venues(List.of(alpha.venue(), beta.venue()));
        return new Reconciler(
                venues,
                List.of(trade.symbol()),
                books,
                engine,
                cancelled::add,
                this::readAgain,
                new GhostDesk(venues, books, ledger.forms()::last, () -> now),
                ledger.pauses(),
                ledger.findings(),
                new BookedAlerts(books, () -> now),
                new Reconciliation.Rules(Duration.ofSeconds(30), 3, imports, closes),
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
        private final List<Fill> fills = new ArrayList<>();
        private boolean silent;

        Account(String name) {
            this.name = name;
        }

        Venue venue() {
            return new Venue(name, told(MarketWire.class), told(AccountWire.class), Optional.empty());
        }

        Account bought(String id, String quantity, int secondsAgo) {
            return traded(Side.BUY, id, quantity, secondsAgo);
        }

        Account sold(String id, String quantity, int secondsAgo) {
            return traded(Side.SELL, id, quantity, secondsAgo);
        }

        /** Somebody did, and holds it now. */
        private Account traded(Side side, String id, String quantity, int secondsAgo) {
            OrderIntent like = trade.order(trade.lead(1), name, side, Purpose.ENTRY);
            fills.add(
                    trade.fill(like, id, quantity, "100").as("somebody-else-s").at(now.minusSeconds(secondsAgo)));
            held = new BigDecimal(held).add(side.signed(Quantity.of(quantity))).toPlainString();
            return this;
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
                case "fills" -> List.copyOf(fills);
                case "instrument" ->
                    trade.terms().reach().stream()
                            .map(CarryTerms.Leg::instrument)
                            .filter(one -> one.venue().equals(name))
                            .findFirst()
                            .orElseThrow();
                default -> throw new AssertionError("nobody asks here for " + question);
            };
        }
    }
}
