package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertRefused;
import static evenkeel.activities.ledger.contract.Refusals.crowd;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.capital.Capital;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a hedge may leave its venue for the alternative, and what that means for orders, claims and capital (F28). */
public interface HedgeMoveContract {
    Books books();

    @Test
    default void a_hedge_moves_once_and_stays_moved() {
        SampleTrade trade = opening();

        assertThat(record(trade).current()).isEqualTo(trade.wideTerms());
        assertThat(books().moveHedge(trade.trade(), NOON)).isTrue();
        assertThat(books().moveHedge(trade.trade(), NOON.plusSeconds(9))).isTrue();

        assertThat(record(trade).terms()).isEqualTo(trade.wideTerms());
        assertThat(record(trade).current()).isEqualTo(trade.wideTerms().moved());
        assertThat(books().openTrades()).contains(record(trade));
    }

    @Test
    default void it_moves_only_while_its_trade_opens_and_only_where_an_alternative_was_agreed() {
        SampleTrade pending = SampleTrade.fresh();
        books().admit(pending.wideTerms(), NOON);
        SampleTrade open = opening();
        books().advance(open.step(TradeStatus.OPEN));
        SampleTrade narrow = SampleTrade.fresh();
        books().admit(narrow.terms(), NOON);
        books().advance(narrow.step(TradeStatus.OPENING));

        for (SampleTrade trade : List.of(pending, open, narrow)) {
            assertThat(books().moveHedge(trade.trade(), NOON)).isFalse();
            assertThat(record(trade).moved()).isFalse();
        }
        assertRefused(LedgerRule.TRADE_KNOWN, () -> books().moveHedge("nobody", NOON));
    }

    @Test
    default void F29_it_stays_while_an_order_may_live_where_it_is_and_moves_when_none_can() {
        SampleTrade trade = opening();
        books().commit(trade.answer(1), NOON);
        assertThat(books().moveHedge(trade.trade(), NOON)).isFalse();

        books().claimSend(trade.hedge(1), NOON, Optional.empty());
        assertThat(books().moveHedge(trade.trade(), NOON)).isFalse();

        books().mark(trade.hedge(1), OrderStatus.UNKNOWN, "no answer", NOON);
        assertThat(books().moveHedge(trade.trade(), NOON)).isFalse();

        books().mark(trade.hedge(1), OrderStatus.ABSENT, "proven", NOON);
        assertThat(books().moveHedge(trade.trade(), NOON)).isTrue();
    }

    @Test
    default void it_stays_where_it_has_filled_however_little() {
        SampleTrade trade = opening();
        books().commit(trade.answer(1), NOON);
        books().claimSend(trade.hedge(1), NOON, Optional.empty());
        books().book(
                        trade.hedge(1),
                        says(OrderStatus.CANCELLED, "0.1"),
                        List.of(trade.fill(trade.answer(1), "h1", "0.1", "100")),
                        NOON);

        assertThat(books().moveHedge(trade.trade(), NOON)).isFalse();
    }

    @Test
    default void what_lives_at_the_lead_keeps_no_hedge_from_moving() {
        SampleTrade trade = opening();
        books().commit(trade.entry(1), NOON);

        assertThat(books().moveHedge(trade.trade(), NOON)).isTrue();
    }

    @Test
    default void an_order_is_taken_only_where_the_trade_stands_by_then() {
        SampleTrade trade = opening();
        assertRefused(LedgerRule.ORDER_AT_A_LEG, () -> books().commit(trade.answerAt("gamma", 1), NOON));
        books().commit(trade.answer(1), NOON);
        books().mark(trade.hedge(1), OrderStatus.REJECTED, "no", NOON);

        books().moveHedge(trade.trade(), NOON);

        assertRefused(LedgerRule.ORDER_AT_A_LEG, () -> books().commit(trade.answer(2), NOON));
        assertThat(books().commit(trade.answer(1), NOON)).as("a repeat").isFalse();
        assertThat(books().commit(trade.answerAt("gamma", 2), NOON)).isTrue();
        assertThat(books().commit(trade.entry(1), NOON)).isTrue();
    }

    @Test
    default void an_order_and_a_move_at_once_never_both_come_through() throws Exception {
        for (int i = 0; i < 20; i++) {
            SampleTrade trade = opening();

            List<Boolean> came = crowd(List.of(() -> isCommitted(trade), () -> books().moveHedge(trade.trade(), NOON)));

            assertThat(came).containsOnlyOnce(true);
        }
    }

    @Test
    default void F3_every_venue_in_reach_is_claimed_and_where_it_does_not_stand_let_go_when_it_opens() {
        for (boolean moves : new boolean[] {false, true}) {
            SampleTrade trade = opening();
            assertThat(isFree(trade, "beta")).isFalse();
            assertThat(isFree(trade, "gamma")).isFalse();
            assertThat(record(trade).owned()).isEqualTo(trade.wideTerms().reach());

            if (moves) books().moveHedge(trade.trade(), NOON);
            books().advance(trade.step(TradeStatus.OPEN));

            assertThat(isFree(trade, "beta")).isEqualTo(moves);
            assertThat(isFree(trade, "gamma")).isEqualTo(!moves);
            assertThat(record(trade).owned())
                    .hasSize(2)
                    .doesNotContain(record(trade).idle().orElseThrow());
        }
    }

    @Test
    default void a_trade_that_never_opened_lets_everything_go() {
        SampleTrade trade = opening();
        books().moveHedge(trade.trade(), NOON);
        books().advance(trade.step(TradeStatus.FAILED));

        assertThat(isFree(trade, "beta")).isTrue();
        assertThat(isFree(trade, "gamma")).isTrue();
    }

    @Test
    default void I21_capital_is_reserved_wherever_it_may_come_to_stand_and_used_where_it_does() {
        for (boolean moves : new boolean[] {false, true}) {
            SampleTrade trade = SampleTrade.fresh();
            String there = "there-" + trade.trade();
            String here = "here-" + trade.trade();
            Share share = new Share(1, Usd.of("1000"));
            for (String venue : List.of(here, there)) {
                books().allow(CapitalScope.ofAccount(venue), new Share(5, Usd.of("9000")));
            }
            books().admit(trade.terms("alpha", here, there), share.notional(), NOON);
            books().advance(trade.step(TradeStatus.OPENING));
            assertThat(capital(here).reserved()).isEqualTo(share);
            assertThat(capital(there).reserved()).isEqualTo(share);

            if (moves) books().moveHedge(trade.trade(), NOON);
            books().advance(trade.step(TradeStatus.OPEN));

            assertThat(capital(moves ? there : here).used()).isEqualTo(share);
            assertThat(capital(moves ? here : there).out()).isEqualTo(Share.NOTHING);
            books().advance(trade.step(TradeStatus.CLOSING));
            books().advance(trade.step(TradeStatus.CLOSED));
            assertThat(capital(here).out()).isEqualTo(Share.NOTHING);
            assertThat(capital(there).out()).isEqualTo(Share.NOTHING);
        }
    }

    private SampleTrade opening() {
        SampleTrade trade = SampleTrade.fresh();
        assertThat(books().admit(trade.wideTerms(), NOON).granted()).isTrue();
        books().advance(trade.step(TradeStatus.OPENING));
        return trade;
    }

    private TradeRecord record(SampleTrade trade) {
        return books().trade(trade.trade()).orElseThrow();
    }

    private boolean isCommitted(SampleTrade trade) {
        try {
            return books().commit(trade.answer(1), NOON);
        } catch (Trouble refused) {
            assertThat(refused).hasMessageContaining(LedgerRule.ORDER_AT_A_LEG.word());
            return false;
        }
    }

    /** Whether somebody else gets the symbol there; who gets it ends at once. */
    private boolean isFree(SampleTrade owner, String venue) {
        SampleTrade rival = owner.rival();
        boolean free = books().admit(rival.terms(venue, "delta"), NOON).granted();
        if (free) books().advance(rival.step(TradeStatus.REJECTED));
        return free;
    }

    private Capital capital(String venue) {
        return books().capital().stream()
                .filter(one -> one.scope().equals(CapitalScope.ofAccount(venue)))
                .findFirst()
                .orElseThrow();
    }
}
