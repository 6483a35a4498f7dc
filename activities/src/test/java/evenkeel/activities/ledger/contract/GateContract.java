package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.code.Code;
import evenkeel.domain.gate.Exposure;
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a ledger tells the gate about an order that asks to leave. */
public interface GateContract {
    /** Days that no other test books on. */
    AtomicInteger DAYS = new AtomicInteger(1_000);

    Books books();

    @Test
    default void live_orders_are_those_of_the_account_without_the_one_that_asks() {
        SampleTrade trade = admitted(SampleTrade.fresh());
        SampleTrade other = admitted(SampleTrade.fresh());
        OrderIntent asking = committed(trade.entry(1));
        int before = books().facts(asking, NOON).liveOrders();

        committed(other.entry(1));

        assertThat(books().facts(asking, NOON).liveOrders()).isEqualTo(before + 1);
        books().mark(other.lead(1), OrderStatus.ABSENT, "never sent", NOON);
        assertThat(books().facts(asking, NOON).liveOrders()).isEqualTo(before);
    }

    @Test
    default void orders_of_the_last_minute_are_counted_and_the_same_ones_named() {
        SampleTrade trade = admitted(SampleTrade.fresh());
        Instant now = NOON.plus(Duration.ofDays(DAYS.incrementAndGet()));
        sent(trade, 1, now.minusSeconds(60));
        sent(trade, 2, now.minusSeconds(59));
        sent(trade, 3, now.minusSeconds(1));
        OrderIntent asking = committed(trade.entry(4));

        GateFacts facts = books().facts(asking, now);

        assertThat(facts.sentLately()).isEqualTo(2);
        assertThat(facts.sameSent()).containsExactlyInAnyOrder(now.minusSeconds(59), now.minusSeconds(1));
    }

    @Test
    default void what_is_held_and_what_live_orders_may_add_stand_at_their_place() {
        SampleTrade trade = admitted(SampleTrade.fresh());
        OrderIntent lead = committed(trade.entry(1));
        books().claimSend(lead.key(), NOON, Optional.empty());
        books().book(
                        lead.key(),
                        says(OrderStatus.PARTIALLY_FILLED, "0.5"),
                        List.of(trade.fill(lead, "f1", "0.5", "101")),
                        NOON);
        OrderIntent asking = committed(trade.answer(1));

        assertThat(at(trade, books().facts(asking, NOON)))
                .containsExactly(new Exposure("alpha", trade.symbol(), Usd.of("50.5"), Usd.of("100"), Usd.ZERO));
    }

    @Test
    default void an_exit_takes_off_what_is_held_and_adds_nothing() {
        SampleTrade trade = admitted(SampleTrade.fresh());
        filled(trade, trade.entry(1), "100");
        committed(trade.exit(2));
        OrderIntent asking = committed(trade.answer(1));

        assertThat(at(trade, books().facts(asking, NOON)))
                .containsExactly(new Exposure("alpha", trade.symbol(), Usd.of("150"), Usd.ZERO, Usd.ZERO));
    }

    @Test
    default void the_day_s_result_is_of_trades_that_ended_on_it() {
        Instant end = NOON.plus(Duration.ofDays(DAYS.incrementAndGet()));
        SampleTrade lost = admitted(SampleTrade.fresh());
        filled(lost, lost.entry(1), "100");
        filled(lost, lost.exit(2), "90");
        books().bookFunding(lost.trade(), "lead", lost.payment("p1", "1.5"));
        SampleTrade asking = admitted(SampleTrade.fresh());
        OrderIntent order = committed(asking.entry(1));
        assertThat(books().facts(order, end).resultToday()).isEqualTo(Usd.ZERO);

        books().advance(TradeStep.to(TradeStatus.OPENING, lost.trade(), end));
        books().advance(TradeStep.to(TradeStatus.FAILED, lost.trade(), end).with(TradeFigures.NOTHING));

        assertThat(books().facts(order, end).resultToday()).isEqualTo(Usd.of("-13.502")); // 15 of price, fees, funding
        assertThat(at(lost, books().facts(order, end))).isEmpty();
        assertThat(books().facts(order, end.plus(Duration.ofDays(1))).resultToday())
                .isEqualTo(Usd.ZERO);
    }

    @Test
    default void a_refusal_is_kept_once_and_counted_by_code_and_day() {
        Instant day = NOON.plus(Duration.ofDays(DAYS.incrementAndGet()));
        SampleTrade trade = admitted(SampleTrade.fresh());
        OrderIntent refused = committed(trade.entry(1));

        books().refuse(refused, new GateRefusal(Code.RSK_GROSS, "too much"), day);
        books().refuse(refused, new GateRefusal(Code.RSK_NET, "too much one way"), day);

        assertThat(books().refusals(day)).containsExactly(Map.entry(Code.RSK_GROSS.id(), 1));
        assertThat(books().refusals(day.plus(Duration.ofDays(1)))).isEmpty();
    }

    private SampleTrade admitted(SampleTrade trade) {
        books().admit(trade.terms(), NOON);
        return trade;
    }

    private OrderIntent committed(OrderIntent order) {
        books().commit(order, NOON);
        return order;
    }

    private void sent(SampleTrade trade, int seq, Instant at) {
        OrderIntent order = committed(trade.entry(seq));
        books().claimSend(order.key(), at, Optional.empty());
        books().mark(order.key(), OrderStatus.REJECTED, "not today", at);
    }

    private void filled(SampleTrade trade, OrderIntent order, String price) {
        committed(order);
        books().claimSend(order.key(), NOON, Optional.empty());
        String tradeId = order.key().toString();
        books().book(
                        order.key(),
                        says(OrderStatus.FILLED, "1.5"),
                        List.of(trade.fill(order, tradeId, "1.5", price)),
                        NOON);
    }

    private static List<Exposure> at(SampleTrade trade, GateFacts facts) {
        return facts.exposures().stream()
                .filter(one -> one.symbol().equals(trade.symbol()))
                .filter(one -> !one.held().isZero()
                        || !one.buying().isZero()
                        || !one.selling().isZero())
                .toList();
    }
}
