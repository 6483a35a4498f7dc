package evenkeel.guard.host;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.gate.ReducingWire;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardRoundsTest {
    private static final AtomicInteger LEDGERS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static GuardLedger server;

    private LedgerDatabase ledger;
    private NakedTrade trade;

    @BeforeAll
    static void start() {
        server = GuardLedger.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_trade_in_a_ledger_of_its_own() {
        ledger = server.fresh("guard_" + LEDGERS.incrementAndGet());
        trade = new NakedTrade(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void F57_naked_exposure_that_nobody_tends_is_reduced_within_its_time() {
        GuardRounds guard = trade.guard("a");
        trade.leadFills();
        assertThat(guard.look()).isTrue();
        assertThat(trade.held(trade.lead).isZero()).as("not at once").isFalse();

        trade.pass(NakedTrade.SILENCE);
        guard.look();

        assertThat(trade.held(trade.lead).isZero()).isTrue();
        assertThat(trade.guardsOrders()).singleElement().satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
            assertThat(order.intent().reduceOnly()).isTrue();
        });
        assertThat(ledger.books().alerts(10)).extracting(Alert::code).containsExactly(Code.HDG_RELIEVED.id());
    }

    @Test
    void I17_a_trade_that_somebody_tends_is_left_alone() {
        GuardRounds guard = trade.guard("a");
        trade.leadFills();
        guard.look();

        trade.pass(NakedTrade.SILENCE.minusSeconds(1)); // naked long enough, silent not yet
        guard.look();

        assertThat(trade.guardsOrders()).isEmpty();
        assertThat(trade.held(trade.lead).isZero()).isFalse();
    }

    @Test
    void F29_a_hedge_that_may_still_enter_its_book_is_waited_for() {
        GuardRounds guard = trade.guard("a");
        trade.leadFills();
        OrderIntent hedge = trade.intent(trade.terms.hedge(), 1, Purpose.HEDGE);
        guard.look();
        trade.pass(NakedTrade.SILENCE);
        ledger.books().commit(hedge, trade.now().minus(NakedTrade.SILENCE));
        ledger.books()
                .claimSend(hedge.key(), trade.now().minus(NakedTrade.SILENCE), fence(6)); // its bytes are on the way

        guard.look();
        assertThat(trade.guardsOrders()).isEmpty();

        trade.pass(Duration.ofSeconds(7));
        guard.look();

        assertThat(trade.guardsOrders()).isNotEmpty();
        assertThat(trade.held(trade.lead).isZero()).isTrue();
    }

    @Test
    void F53_without_the_ledger_it_cannot_act_and_looks_on_until_it_is_back() {
        GuardRounds guard = trade.guard("a");
        trade.leadFills();
        guard.look();
        trade.pass(NakedTrade.SILENCE);

        server.goDown();
        try {
            assertThat(guard.look()).isFalse();
            assertThat(trade.held(trade.lead).isZero()).isFalse();
        } finally {
            server.comeBack();
        }

        guard.look(); // may still meet a link of before
        assertThat(guard.look()).isTrue();
        assertThat(trade.held(trade.lead).isZero()).isTrue();
    }

    @Test
    void one_of_two_guards_acts_and_the_other_one_follows_it() {
        GuardRounds first = trade.guard("first");
        GuardRounds second = trade.guard("second");

        assertThat(first.look()).isTrue();
        assertThat(second.look()).isFalse();
        first.leave();
        assertThat(second.look()).isTrue();
        assertThat(first.look()).isFalse();
    }

    @Test
    void I32_a_position_without_a_trade_is_told_of_once_a_day_and_never_touched() {
        GuardRounds guard = trade.guard("a");
        trade.somebodyBuys("BTC");

        guard.look();
        trade.pass(Duration.ofHours(1));
        guard.look();
        assertThat(ledger.books().alerts(10)).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(Code.REC_STRAY.id());
            assertThat(alert.severity()).isEqualTo(Alert.Severity.CRITICAL);
            assertThat(alert.trade()).isEqualTo(trade.lead.venue().name() + "/BTC");
        });

        trade.pass(Duration.ofDays(1));
        guard.look();
        assertThat(ledger.books().alerts(10)).hasSize(2);
        assertThat(trade.lead.position("BTC").quantity().isZero()).isFalse();
    }

    @Test
    void I32_what_an_open_trade_holds_is_no_stray() {
        trade.leadFills();

        trade.guard("a").look();

        assertThat(ledger.books().alerts(10)).isEmpty();
    }

    @Test
    void S1_a_wire_of_the_guard_sends_nothing_that_does_not_reduce() {
        OrderIntent entry = trade.intent(trade.terms.lead(), 1, Purpose.ENTRY);

        OrderOutcome answer = new ReducingWire(trade.lead).place(entry, trade.now());

        assertThat(answer).isInstanceOf(OrderOutcome.Rejected.class);
        assertThat(trade.lead.exchange().orders("main")).isEmpty();
    }

    private Optional<Instant> fence(int seconds) {
        return Optional.of(trade.now().plusSeconds(seconds));
    }
}
