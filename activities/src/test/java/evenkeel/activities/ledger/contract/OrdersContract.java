package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertRefused;
import static evenkeel.activities.ledger.contract.Refusals.crowd;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What may be sent, once; and what an order becomes when nobody filled it. */
public interface OrdersContract {
    Instant FENCE = NOON.plusSeconds(10);

    Books books();

    @Test
    default void an_intent_is_committed_once() {
        OrderIntent intent = admitted().entry(1);

        assertThat(books().order(intent.key())).isEmpty();
        assertThat(books().commit(intent, NOON)).isTrue();
        assertThat(books().commit(intent, NOON.plusSeconds(3))).isFalse();

        OrderReport nothing = OrderReport.nothing(OrderStatus.INTENT);
        assertThat(books().order(intent.key()))
                .contains(new OrderRecord(intent, nothing, Optional.empty(), Optional.empty(), "", false));
    }

    @Test
    default void one_of_sixteen_commits_is_the_first() throws Exception {
        OrderIntent intent = admitted().entry(1);

        assertThat(crowd(() -> books().commit(intent, NOON))).containsOnlyOnce(true);
    }

    @Test
    default void why_a_venue_refused_an_order_is_kept_whether_it_said_so_at_once_or_later() {
        SampleTrade trade = admitted();
        OrderIntent atOnce = trade.entry(1);
        books().commit(atOnce, NOON);
        books().mark(atOnce.key(), OrderStatus.REJECTED, "VEN-013 too little is free", NOON.plusSeconds(1));
        OrderIntent later = trade.entry(2);
        books().commit(later, NOON.plusSeconds(2));
        assertThat(books().claimSend(later.key(), NOON.plusSeconds(2), Optional.empty()))
                .isTrue();
        OrderReport refused = OrderReport.refused(Optional.of(Code.VEN_MARGIN));

        assertThat(books().book(later.key(), refused, List.of(), NOON.plusSeconds(3))
                        .report())
                .isEqualTo(refused);
        assertThat(books().orders(trade.trade()))
                .extracting(OrderRecord::report)
                .containsExactly(refused, refused);
    }

    @Test
    default void F15_another_order_under_the_same_key_is_refused() {
        SampleTrade trade = admitted();
        OrderIntent intent = trade.entry(1);
        books().commit(intent, NOON);

        OrderIntent larger = new OrderIntent(
                intent.key(),
                intent.epoch(),
                intent.venue(),
                intent.symbol(),
                intent.side(),
                Quantity.of("1.6"),
                intent.limit(),
                intent.timeInForce(),
                intent.purpose(),
                false);

        assertRefused(LedgerRule.ORDER_FIXED, () -> books().commit(larger, NOON));
        assertRefused(LedgerRule.ORDER_FIXED, () -> books().commit(trade.exit(1), NOON));
        assertThat(books().order(intent.key()).orElseThrow().intent()).isEqualTo(intent);
    }

    @Test
    default void a_slot_holds_one_live_order() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);

        assertRefused(LedgerRule.ONE_LIVE, () -> books().commit(trade.entry(2), NOON));
        assertThat(books().commit(trade.answer(1), NOON)).isTrue();

        books().mark(trade.lead(1), OrderStatus.ABSENT, "never sent", NOON);
        assertThat(books().commit(trade.entry(2), NOON)).isTrue();
    }

    @Test
    default void an_unknown_order_freezes_its_slot() {
        SampleTrade trade = sent();
        books().mark(trade.lead(1), OrderStatus.UNKNOWN, "no answer", NOON);

        assertRefused(LedgerRule.ONE_LIVE, () -> books().commit(trade.entry(2), NOON));
    }

    @Test
    default void only_an_open_trade_orders_and_what_it_has_ordered_is_told_again() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);
        books().mark(trade.lead(1), OrderStatus.ABSENT, "never sent", NOON);
        books().advance(trade.step(TradeStatus.REJECTED));

        assertRefused(LedgerRule.ORDER_OF_OPEN_TRADE, () -> books().commit(trade.entry(2), NOON));
        assertThat(books().commit(trade.entry(1), NOON)).isFalse();
        assertRefused(
                LedgerRule.TRADE_KNOWN, () -> books().commit(SampleTrade.fresh().entry(1), NOON));
    }

    @Test
    default void numbers_that_would_be_rounded_are_refused() {
        SampleTrade trade = admitted();
        OrderIntent fine = trade.entry(1);
        OrderIntent finer = new OrderIntent(
                fine.key(),
                fine.epoch(),
                fine.venue(),
                fine.symbol(),
                fine.side(),
                Quantity.of("1.0000000000000000001"),
                Price.of("100"),
                TimeInForce.IOC,
                Purpose.ENTRY,
                false);

        assertRefused(LedgerRule.AMOUNT_EXACT, () -> books().commit(finer, NOON));
    }

    @Test
    default void sending_is_allowed_once_ever() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);

        assertThat(books().claimSend(trade.lead(1), NOON, Optional.of(FENCE))).isTrue();
        assertThat(books().claimSend(trade.lead(1), NOON.plusSeconds(9), Optional.empty()))
                .isFalse();

        OrderRecord record = books().order(trade.lead(1)).orElseThrow();
        assertThat(record.status()).isEqualTo(OrderStatus.SENT);
        assertThat(record.sentAt()).contains(NOON);
        assertThat(record.fence()).contains(FENCE);
    }

    @Test
    default void one_of_sixteen_may_send() throws Exception {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);

        List<Boolean> allowed = crowd(() -> books().claimSend(trade.lead(1), NOON, Optional.of(FENCE)));

        assertThat(allowed).hasSize(16).containsOnlyOnce(true);
    }

    @Test
    default void nothing_is_sent_that_was_not_committed_or_has_ended() {
        SampleTrade trade = admitted();
        assertRefused(LedgerRule.ORDER_KNOWN, () -> books().claimSend(trade.lead(1), NOON, Optional.empty()));

        books().commit(trade.entry(1), NOON);
        books().mark(trade.lead(1), OrderStatus.REJECTED, "collar", NOON);

        assertThat(books().claimSend(trade.lead(1), NOON, Optional.empty())).isFalse();
    }

    @Test
    default void an_order_that_was_not_sent_is_withdrawn_and_never_sent() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);

        assertThat(books().withdraw(trade.lead(1), OrderStatus.REJECTED, "too dear", NOON))
                .isTrue();
        assertThat(books().withdraw(trade.lead(1), OrderStatus.ABSENT, "again", NOON))
                .isFalse();
        assertThat(books().claimSend(trade.lead(1), NOON, Optional.empty())).isFalse();

        OrderRecord record = books().order(trade.lead(1)).orElseThrow();
        assertThat(record.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(record.why()).isEqualTo("too dear");
    }

    @Test
    default void an_order_that_was_sent_is_not_withdrawn() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);
        books().claimSend(trade.lead(1), NOON, Optional.empty());

        assertThat(books().withdraw(trade.lead(1), OrderStatus.REJECTED, "late", NOON))
                .isFalse();
        assertThat(books().order(trade.lead(1)).orElseThrow().status()).isEqualTo(OrderStatus.SENT);
    }

    @Test
    default void F13_an_accepted_order_may_be_rejected_later_and_its_slot_takes_the_next() {
        SampleTrade trade = sent();
        books().book(trade.lead(1), says(OrderStatus.OPEN, "0"), List.of(), NOON);

        OrderRecord rejected = books().book(trade.lead(1), says(OrderStatus.REJECTED, "0"), List.of(), NOON);

        assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(books().commit(trade.entry(2), NOON)).isTrue();
        assertThat(books().claimSend(trade.lead(2), NOON, Optional.empty())).isTrue();
    }

    @Test
    default void F10_a_trade_that_was_taken_over_sends_nothing_of_its_earlier_epoch() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);

        assertThat(books().takeOver(trade.trade(), "guard", NOON)).isEqualTo(2);

        assertThat(books().claimSend(trade.lead(1), NOON, Optional.empty())).isFalse();
        assertThat(books().order(trade.lead(1)).orElseThrow().outdated()).isTrue();
        assertThat(books().withdraw(trade.lead(1), OrderStatus.ABSENT, "never sent", NOON))
                .isTrue();
    }

    @Test
    default void I10_an_order_of_the_present_epoch_is_sent_and_one_of_the_future_refused() {
        SampleTrade trade = admitted();
        books().takeOver(trade.trade(), "guard", NOON);
        assertRefused(LedgerRule.EPOCH_KNOWN, () -> books().commit(trade.inEpoch(3, trade.entry(1)), NOON));

        books().commit(trade.inEpoch(2, trade.entry(1)), NOON);

        assertThat(books().order(trade.lead(1)).orElseThrow().outdated()).isFalse();
        assertThat(books().claimSend(trade.lead(1), NOON, Optional.empty())).isTrue();
    }

    @Test
    default void one_of_sixteen_who_send_while_the_trade_is_taken_over_at_most_sends() throws Exception {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);
        AtomicInteger turn = new AtomicInteger();

        List<Boolean> sent = crowd(() -> {
            if (turn.incrementAndGet() % 2 == 0) return books().takeOver(trade.trade(), "guard", NOON) < 0;
            try {
                return books().claimSend(trade.lead(1), NOON, Optional.of(FENCE));
            } catch (Trouble takenOver) {
                return false;
            }
        });

        long sends = sent.stream().filter(did -> did).count();
        assertThat(sends).isLessThanOrEqualTo(1);
        assertThat(books().order(trade.lead(1)).orElseThrow().status())
                .isEqualTo(sends == 1 ? OrderStatus.SENT : OrderStatus.INTENT);
    }

    @Test
    default void the_last_step_of_a_trade_is_its_own_or_one_of_its_orders() {
        SampleTrade trade = admitted();
        assertThat(books().lastStep(trade.trade())).isEqualTo(NOON);

        books().commit(trade.entry(1), NOON.plusSeconds(1));
        assertThat(books().lastStep(trade.trade())).isEqualTo(NOON.plusSeconds(1));

        books().claimSend(trade.lead(1), NOON.plusSeconds(2), Optional.empty());
        books().mark(trade.lead(1), OrderStatus.UNKNOWN, "no answer", NOON.plusSeconds(3));
        books().mark(trade.lead(1), OrderStatus.UNKNOWN, "still none", NOON.plusSeconds(4));
        assertThat(books().lastStep(trade.trade())).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    default void I31_a_trade_does_not_end_while_an_order_of_it_lives() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);
        assertThat(books().advance(trade.step(TradeStatus.REJECTED))).isFalse();

        books().withdraw(trade.lead(1), OrderStatus.ABSENT, "never sent", NOON);

        assertThat(books().advance(trade.step(TradeStatus.REJECTED))).isTrue();
    }

    @Test
    default void a_trade_that_has_filled_does_not_end_without_its_figures_nor_twice_in_two_ways() {
        SampleTrade trade = admitted();
        books().advance(trade.step(TradeStatus.OPENING));
        books().commit(trade.entry(1), NOON);
        books().claimSend(trade.lead(1), NOON, Optional.empty());
        books().book(
                        trade.lead(1),
                        says(OrderStatus.FILLED, "1.5"),
                        List.of(trade.fill(trade.entry(1), "whole", "1.5", "100")),
                        NOON);
        TradeStep end = trade.step(TradeStatus.FAILED).because("ROLLED_BACK");

        assertThat(books().advance(end)).isFalse();
        assertThat(books().advance(end.with(TradeFigures.NOTHING))).isTrue();

        assertThat(books().advance(end.with(TradeFigures.NOTHING))).isTrue();
        assertThat(books().advance(end.because("LEAD_NOT_FILLED"))).isFalse();
        assertThat(books().advance(trade.step(TradeStatus.OPENING))).isFalse();
    }

    @Test
    default void an_order_is_marked_where_its_status_allows_and_else_left_alone() {
        SampleTrade intent = admitted();
        books().commit(intent.entry(1), NOON);
        assertThat(marked(intent, OrderStatus.UNKNOWN)).isEqualTo(OrderStatus.INTENT);

        SampleTrade open = sent();
        books().book(open.lead(1), SampleTrade.says(OrderStatus.OPEN, "0"), List.of(), NOON);
        assertThat(marked(open, OrderStatus.UNKNOWN)).isEqualTo(OrderStatus.OPEN);
        assertThat(marked(open, OrderStatus.ABSENT)).isEqualTo(OrderStatus.OPEN);
        assertThat(marked(open, OrderStatus.REJECTED)).isEqualTo(OrderStatus.REJECTED);
        assertThat(marked(open, OrderStatus.ABSENT)).isEqualTo(OrderStatus.REJECTED);

        SampleTrade lost = sent();
        assertThat(marked(lost, OrderStatus.UNKNOWN)).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(marked(lost, OrderStatus.ABSENT)).isEqualTo(OrderStatus.ABSENT);
        assertThat(books().order(lost.lead(1)).orElseThrow().why()).isEqualTo("by ABSENT");
    }

    @Test
    default void a_mark_that_is_repeated_changes_nothing() {
        SampleTrade trade = sent();
        OrderRecord first = books().mark(trade.lead(1), OrderStatus.UNKNOWN, "no answer", NOON);

        assertThat(books().mark(trade.lead(1), OrderStatus.UNKNOWN, "again", NOON.plusSeconds(1)))
                .isEqualTo(first);
        assertThat(books().order(trade.lead(1))).contains(first);
        assertThat(first.why()).isEqualTo("no answer");
    }

    @Test
    default void only_a_venue_says_that_an_order_is_open_or_over() {
        SampleTrade trade = sent();

        assertThatThrownBy(() -> books().mark(trade.lead(1), OrderStatus.FILLED, "hope", NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertRefused(
                LedgerRule.ORDER_KNOWN, () -> books().mark(trade.hedge(1), OrderStatus.UNKNOWN, "no answer", NOON));
    }

    @Test
    default void orders_are_listed_by_their_keys() {
        SampleTrade trade = admitted();
        for (int seq = 1; seq <= 11; seq++) {
            books().commit(trade.entry(seq), NOON);
            books().mark(trade.lead(seq), OrderStatus.ABSENT, "", NOON);
        }
        OrderKey grid = new OrderKey(trade.trade(), "lead.g1", 1);
        books().commit(trade.order(grid, "alpha", Side.BUY, Purpose.ENTRY), NOON);
        books().commit(trade.answer(1), NOON);

        assertThat(books().orders(trade.trade()))
                .extracting(record -> record.intent().key())
                .hasSize(13)
                .startsWith(trade.hedge(1), trade.lead(1), trade.lead(2))
                .endsWith(trade.lead(10), trade.lead(11), grid);
        assertThat(books().orders("nobody")).isEmpty();
    }

    private OrderStatus marked(SampleTrade trade, OrderStatus status) {
        return books().mark(trade.lead(1), status, "by " + status, NOON).status();
    }

    private SampleTrade admitted() {
        SampleTrade trade = SampleTrade.fresh();
        assertThat(books().admit(trade.terms(), NOON).granted()).isTrue();
        return trade;
    }

    private SampleTrade sent() {
        SampleTrade trade = admitted();
        books().commit(trade.entry(1), NOON);
        books().claimSend(trade.lead(1), NOON, Optional.of(FENCE));
        return trade;
    }
}
