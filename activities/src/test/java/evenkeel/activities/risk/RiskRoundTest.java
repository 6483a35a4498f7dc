package evenkeel.activities.risk;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.carry.risk.VenueShare;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Position;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real ledger, one for each test; the venues' accounts are scripted. */
class RiskRoundTest {
    private static final RiskLimits LIMITS =
            new RiskLimits(3, new BigDecimal("0.20"), new BigDecimal("0.05"), Duration.ofMinutes(15));

    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private final Books books = ledger.books();
    private final Pauses pauses = ledger.pauses();
    private final Account alpha = new Account("alpha");
    private final Account beta = new Account("beta");
    private final List<Duration> rests = new ArrayList<>();
    private Instant now = SampleTrade.NOON;
    private RiskRound risk;

    @BeforeEach
    void begin() {
        Venues venues = new Venues(List.of(alpha.venue(), beta.venue()));
        risk = new RiskRound(
                venues,
                books,
                pauses,
                ledger.equity(),
                new BookedAlerts(books, () -> now),
                LIMITS,
                rests::add,
                () -> now);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void rich_accounts_and_no_failures_pause_nothing() {
        risk.round();

        assertThat(pauses.standing(now)).isEmpty();
        assertThat(books.alerts(9)).isEmpty();
    }

    @Test
    void N114_too_little_free_margin_pauses_once_and_tells_once() {
        alpha.available = "18";
        beta.available = "0";
        risk.round();
        now = now.plusSeconds(60);
        risk.round();
        assertThat(reasons()).containsExactly(Reason.FREE_MARGIN);
        assertThat(books.alerts(9)).singleElement().extracting(Alert::code).isEqualTo(Code.RSK_PAUSED.id());

        alpha.available = "20";
        now = now.plusSeconds(60);
        risk.round();
        assertThat(pauses.standing(now)).isEmpty();
    }

    @Test
    void F39_a_side_that_prices_have_drained_is_told_of_once_and_only_while_trades_are_open() {
        alpha.available = "24.9";
        beta.available = "100";
        risk.round();
        assertThat(drained()).as("no trade is open").isEmpty();

        SampleTrade trade = SampleTrade.fresh();
        books.admit(trade.terms(), now);
        next();
        next();
        assertThat(drained()).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo("RSK-015");
            assertThat(alert.text()).isEqualTo("alpha has less than a quarter of the free margin of the other venue");
        });
        assertThat(pauses.standing(now)).as("it warns and stops nothing").isEmpty();
    }

    @Test
    void a_quarter_of_the_other_side_is_enough_and_what_cannot_be_read_is_not_drained() {
        books.admit(SampleTrade.fresh().terms(), now);
        alpha.available = "25";
        beta.available = "100";
        risk.round();
        assertThat(drained()).isEmpty();

        alpha.available = "0";
        beta.silent = 3;
        risk.round();
        assertThat(drained()).isEmpty();
    }

    @Test
    void orders_are_counted_by_venue_as_far_as_they_left_and_those_that_were_refused() {
        SampleTrade trade = SampleTrade.fresh();
        books.admit(trade.terms(), now);
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), now));
        for (int seq = 1; seq <= 3; seq++) {
            books.commit(trade.entry(seq), now);
            if (seq < 3) books.claimSend(trade.lead(seq), now, Optional.empty());
            books.mark(trade.lead(seq), OrderStatus.REJECTED, "VEN-003 not today", now);
        }
        books.commit(trade.answer(1), now);
        books.claimSend(trade.answer(1).key(), now, Optional.empty());

        assertThat(ledger.stories().orders(now))
                .isEqualTo(Map.of("alpha", new VenueShare.Orders(2, 2), "beta", new VenueShare.Orders(1, 0)));
        assertThat(ledger.stories().orders(now.plusSeconds(1))).isEmpty();
    }

    private List<Alert> drained() {
        return books.alerts(9).stream()
                .filter(alert -> alert.code().equals(Code.RSK_DRAINED.id()))
                .toList();
    }

    @Test
    void an_account_that_cannot_be_read_three_times_pauses_and_is_not_taken_for_empty() {
        beta.silent = 3;
        risk.round();

        assertThat(reasons()).containsExactly(Reason.BALANCE_UNREADABLE);
        assertThat(pauses.standing(now).getFirst().subject()).isEqualTo("beta");
        assertThat(rests).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void an_account_that_answers_the_third_time_pauses_nothing() {
        beta.silent = 2;
        risk.round();

        assertThat(pauses.standing(now)).isEmpty();
    }

    @Test
    void N115_a_fifth_below_the_peak_pauses_until_a_person_releases_it_and_then_counts_from_there() {
        alpha.wallet = "250";
        beta.wallet = "250";
        risk.round();
        alpha.wallet = "151";
        next();
        assertThat(pauses.standing(now)).as("19.8 %").isEmpty();
        alpha.wallet = "150";
        next();
        assertThat(reasons()).containsExactly(Reason.DRAWDOWN);
        now = now.plus(Duration.ofDays(2));
        assertThat(reasons()).containsExactly(Reason.DRAWDOWN);

        assertThat(pauses.end(Reason.DRAWDOWN, "", "ann", "understood", now)).isTrue();
        next();
        assertThat(pauses.standing(now)).isEmpty();
        alpha.wallet = "70";
        next();
        assertThat(reasons()).as("a fifth of 400").containsExactly(Reason.DRAWDOWN);
    }

    @Test
    void a_withdrawal_that_a_person_has_explained_is_no_loss() {
        ledger.balances().open("alpha", "USDT", Usd.of("200"), now);
        risk.round();
        explained(now.plusSeconds(1));
        ledger.balances().open("alpha", "USDT", Usd.of("80"), now.plusSeconds(2));
        alpha.wallet = "80";
        next();

        assertThat(pauses.standing(now)).isEmpty();
    }

    @Test
    void an_account_that_is_first_booked_after_the_peak_was_taken_has_lost_nothing() {
        risk.round();
        ledger.balances().open("alpha", "USDT", Usd.of("200"), now);
        next();
        ledger.balances().open("beta", "USDT", Usd.of("200"), now);
        next();

        assertThat(pauses.standing(now)).isEmpty();
    }

    @Test
    void what_a_position_has_lost_at_the_mark_counts_too() {
        risk.round();
        SampleTrade trade = SampleTrade.fresh();
        fillLead(trade);
        alpha.mark = "40"; // 1.5 bought at 100
        next();

        assertThat(reasons()).containsExactly(Reason.DRAWDOWN);
        assertThat(pauses.standing(now).getFirst().text()).isEqualTo("22.5 % of 400.00 are lost");
    }

    @Test
    void entries_that_fail_in_a_row_tell_one_step_before_they_pause() {
        fail("HEDGE_ROLLED_BACK");
        fail("LEAD_NOT_FILLED");
        fail("INSUFFICIENT_BALANCE");
        fail("closed_ghost");
        fail("LEG1_HEDGE_EVAPORATED");
        risk.round();
        assertThat(books.alerts(9)).isEmpty();
        fail("HEDGE_ROLLED_BACK");
        risk.round();
        assertThat(books.alerts(9)).hasSize(1);
        assertThat(pauses.standing(now)).isEmpty();
        fail("HEDGE_ROLLED_BACK");
        risk.round();
        assertThat(reasons()).containsExactly(Reason.CONSECUTIVE_FAILURES);

        now = now.plusSeconds(300);
        risk.round();
        assertThat(pauses.standing(now)).as("they have had their pause").isEmpty();
    }

    @Test
    void a_broken_hedge_pauses_until_the_symbol_is_seen_whole_or_flat() {
        SampleTrade trade = SampleTrade.fresh();
        fillLead(trade);
        books.advance(TradeStep.to(TradeStatus.CLOSING, trade.trade(), now)
                .because("post_entry_broken_hedge")
                .with(TradeFigures.NOTHING));
        alpha.held = "1.5";
        risk.round();
        assertThat(reasons()).containsExactly(Reason.BROKEN_HEDGE);

        now = now.plusSeconds(900);
        risk.round();
        assertThat(reasons()).as("one leg is still there").containsExactly(Reason.BROKEN_HEDGE);

        alpha.held = "0";
        beta.silent = 99;
        now = now.plusSeconds(900);
        risk.round();
        assertThat(reasons()).as("a read that fails is not flat").contains(Reason.BROKEN_HEDGE);

        beta.silent = 0;
        now = now.plusSeconds(900);
        risk.round();
        assertThat(pauses.standing(now)).isEmpty();
        next();
        assertThat(pauses.standing(now)).as("once per trade").isEmpty();
    }

    private void next() {
        now = now.plusSeconds(30);
        risk.round();
    }

    private List<Reason> reasons() {
        return pauses.standing(now).stream().map(one -> one.pause().reason()).toList();
    }

    private void fail(String why) {
        now = now.plusSeconds(1);
        SampleTrade trade = SampleTrade.fresh();
        books.admit(trade.terms(), now);
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), now));
        books.advance(TradeStep.to(TradeStatus.FAILED, trade.trade(), now)
                .because(why)
                .with(TradeFigures.NOTHING));
    }

    private void fillLead(SampleTrade trade) {
        books.admit(trade.terms(), now);
        books.advance(TradeStep.to(TradeStatus.OPENING, trade.trade(), now));
        books.commit(trade.entry(1), now);
        books.claimSend(trade.lead(1), now, Optional.empty());
        books.book(
                trade.lead(1),
                SampleTrade.says(OrderStatus.FILLED, "1.5"),
                List.of(trade.fill(trade.entry(1), "f1", "1.5", "100")),
                now);
    }

    private void explained(Instant at) {
        String key = "invariant-I27-alpha";
        ledger.incidents()
                .open(new Incident(key, "c", Alert.Severity.CRITICAL, "global", "", "a balance has changed", at));
        ledger.incidents().close(key, "ann", "withdrawn by us", at);
    }

    /** An account as its venue tells it. */
    private static final class Account {
        private final String name;
        private String wallet = "200";
        private String available = "100";
        private String held = "0";
        private String mark = "100";
        private int silent;

        Account(String name) {
            this.name = name;
        }

        Venue venue() {
            AccountWire account = told(AccountWire.class);
            return new Venue(name, told(MarketWire.class), account, Optional.empty());
        }

        private <W> W told(Class<W> wire) {
            return wire.cast(Proxy.newProxyInstance(
                    wire.getClassLoader(),
                    new Class<?>[] {wire},
                    (proxy, method, arguments) ->
                            tell(method.getName(), arguments == null ? "" : (String) arguments[0])));
        }

        private Object tell(String question, String symbol) {
            if (silent > 0 && !question.equals("instrument")) {
                silent--;
                throw new Trouble(Code.VEN_SILENT, "nobody is there");
            }
            return switch (question) {
                case "balance" -> new Balance(name, "USDT", Usd.of(wallet), Usd.of(available));
                case "position" -> new Position(name, symbol, new BigDecimal(held));
                case "mark" -> new Mark(Price.of(mark), SampleTrade.NOON);
                case "instrument" -> SampleTrade.fresh().terms().lead().instrument();
                default -> throw new AssertionError("nobody asks here for " + question);
            };
        }
    }
}
