package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertRefused;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.capital.Capital;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.reconcile.GhostOrigin;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.carry.reconcile.Inherited.Fate;
import evenkeel.domain.code.Code;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Fill;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a ghost enters a ledger: with orders that nobody ever sends, in its slot, and once. */
public interface InheritContract {
    Instant FOUND = NOON.plusSeconds(3600);

    Books books();

    @Test
    default void a_ghost_that_is_held_is_an_open_trade_from_its_first_fill_on() {
        SampleTrade trade = SampleTrade.fresh();

        assertThat(inherit(trade, Fate.HELD)).isEqualTo(Admission.GRANTED);

        TradeRecord record = books().trade(trade.trade()).orElseThrow();
        assertThat(record.status()).isEqualTo(TradeStatus.OPEN);
        assertThat(record.admittedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(record.openedAt()).contains(NOON.plusSeconds(1));
        assertThat(record.figures().orElseThrow().lead().entry().quantity()).isEqualTo(Quantity.of("2"));
        assertThat(record.figures().orElseThrow().lead().exit().quantity()).isEqualTo(Quantity.of("0.5"));
        assertThat(record.figures().orElseThrow().fees()).isEqualTo(Usd.of("0.004"));
        assertThat(books().orders(trade.trade())).hasSize(3).allSatisfy(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
            assertThat(order.sentAt()).isEmpty();
        });
        assertThat(books().fills(trade.trade()))
                .hasSize(4)
                .extracting(Fill::clientId)
                .allMatch(OrderKey::isOurs);
    }

    @Test
    default void a_ghost_that_is_given_back_is_a_trade_on_its_way_out_that_owns_its_symbol() {
        SampleTrade trade = SampleTrade.fresh();

        inherit(trade, Fate.GIVEN_BACK);

        TradeRecord record = books().trade(trade.trade()).orElseThrow();
        assertThat(record.status()).isEqualTo(TradeStatus.ROLLBACK);
        assertThat(record.reason()).isEqualTo(Inherited.GIVEN_BACK);
        assertThat(books().openTrades()).extracting(one -> one.terms().trade()).contains(trade.trade());
        assertThat(books().admit(trade.rival().terms(), FOUND).code()).isEqualTo(Code.CTL_ALREADY_OPEN.id());
    }

    @Test
    default void a_ghost_that_is_taken_again_is_the_same_trade() {
        SampleTrade trade = SampleTrade.fresh();
        inherit(trade, Fate.HELD);

        assertThat(inherit(trade, Fate.HELD).granted()).isTrue();

        assertThat(books().orders(trade.trade())).hasSize(3);
        assertThat(books().fills(trade.trade())).hasSize(4);
    }

    @Test
    default void without_room_nothing_of_it_is_there_and_what_only_leaves_needs_none() {
        SampleTrade trade = SampleTrade.fresh();
        CapitalScope scope = CapitalScope.ofAccount("alpha-" + trade.symbol());
        books().allow(scope, new Share(1, Usd.of("149")));

        assertThat(inherit(trade, Fate.HELD, "alpha-" + trade.symbol()).code()).isEqualTo(Code.RSK_NO_CAPITAL.id());
        assertThat(books().trade(trade.trade())).isEmpty();

        assertThat(inherit(trade, Fate.GIVEN_BACK, "alpha-" + trade.symbol()).granted())
                .isTrue();
        assertThat(capital(scope).out()).isEqualTo(Share.NOTHING);
    }

    @Test
    default void what_is_held_takes_its_slot_and_its_notional() {
        SampleTrade trade = SampleTrade.fresh();
        CapitalScope scope = CapitalScope.ofAccount("alpha-" + trade.symbol());
        books().allow(scope, new Share(1, Usd.of("150")));

        assertThat(inherit(trade, Fate.HELD, "alpha-" + trade.symbol()).granted())
                .isTrue();

        assertThat(capital(scope).used()).isEqualTo(new Share(1, Usd.of("150")));
    }

    @Test
    default void a_symbol_that_a_trade_owns_is_nobody_else_s() {
        SampleTrade trade = SampleTrade.fresh();
        books().admit(trade.terms(), NOON);

        assertThat(inherit(trade.rival(), Fate.HELD).code()).isEqualTo(Code.CTL_ALREADY_OPEN.id());
    }

    @Test
    default void a_fill_that_is_another_trade_s_is_not_inherited() {
        SampleTrade trade = SampleTrade.fresh();
        inherit(trade, Fate.HELD);
        SampleTrade other = new SampleTrade("other-" + trade.trade(), "other-" + trade.signal(), trade.symbol());
        books().advance(other(trade, TradeStatus.CLOSING));
        books().advance(other(trade, TradeStatus.CLOSED));

        assertRefused(LedgerRule.FILL_ONCE, () -> inherit(other, Fate.HELD));
        assertThat(books().trade(other.trade())).isEmpty();
    }

    @Test
    default void an_order_of_somebody_else_is_never_sent_and_no_answer_moves_it() {
        SampleTrade trade = SampleTrade.fresh();
        inherit(trade, Fate.HELD);
        OrderKey first = trade.lead(1);

        assertThat(books().claimSend(first, FOUND, Optional.empty())).isFalse();
        assertThat(books().withdraw(first, OrderStatus.ABSENT, "never sent", FOUND))
                .isFalse();
        books().mark(first, OrderStatus.UNKNOWN, "silent", FOUND);
        assertThat(books().book(first, SampleTrade.says(OrderStatus.CANCELLED, "0"), List.of(), FOUND))
                .extracting(OrderRecord::status)
                .isEqualTo(OrderStatus.FILLED);
    }

    @Test
    default void a_trade_that_was_inherited_orders_nothing_that_opens() {
        SampleTrade trade = SampleTrade.fresh();
        inherit(trade, Fate.HELD);

        assertRefused(LedgerRule.INHERITED_ONLY_REDUCES, () -> books().commit(trade.entry(3), FOUND));
        assertThat(books().commit(trade.exit(3), FOUND)).isTrue();
    }

    private static TradeStep other(SampleTrade trade, TradeStatus to) {
        return TradeStep.to(to, trade.trade(), FOUND).with(TradeFigures.NOTHING);
    }

    private Capital capital(CapitalScope scope) {
        return books().capital().stream()
                .filter(one -> one.scope().equals(scope))
                .findFirst()
                .orElseThrow();
    }

    private Admission inherit(SampleTrade trade, Fate fate) {
        return inherit(trade, fate, "alpha");
    }

    /** Two bought in two parts and half of one sold at the lead, and one and a half sold at the hedge. */
    private Admission inherit(SampleTrade trade, Fate fate, String lead) {
        var origins = Map.of(
                LegName.LEAD,
                new GhostOrigin(List.of(
                        fill(trade, lead, Side.BUY, "1", "1.2"),
                        fill(trade, lead, Side.BUY, "2", "0.8"),
                        fill(trade, lead, Side.SELL, "3", "0.5"))),
                LegName.HEDGE,
                new GhostOrigin(List.of(fill(trade, "beta", Side.SELL, "4", "1.5"))));
        return books().inherit(Inherited.of(trade.terms(lead, "beta"), fate, Usd.of("150"), origins), List.of(), FOUND);
    }

    private static Fill fill(SampleTrade trade, String venue, Side side, String id, String quantity) {
        OrderIntent like = trade.order(trade.lead(1), venue, side, Purpose.ENTRY);
        return trade.fill(like, trade.symbol() + id, quantity, "100").as("somebody-else-s");
    }
}
