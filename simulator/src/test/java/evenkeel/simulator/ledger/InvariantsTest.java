package evenkeel.simulator.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.ledger.FundingEntry;
import evenkeel.domain.ledger.Transaction;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Fill;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each invariant sees an offender planted behind the books' back: a check that cannot fail proves nothing. */
class InvariantsTest {
    private final SampleTrade trade = SampleTrade.fresh();
    private final OrderIntent entry = trade.entry(1);
    private final HeldOrder order = new HeldOrder(entry);
    private final Journal journal = new Journal();
    private final Fill fill = trade.fill(entry, "f1", "1.5", "100");

    @Test
    void sound_books_break_none() {
        filled();

        assertThat(broken(order)).isEmpty();
    }

    @Test
    void a_client_order_id_that_comes_twice_is_seen() {
        HeldOrder twin = new HeldOrder(entry);
        twin.move(OrderStatus.ABSENT, Quantity.ZERO, "");

        assertThat(broken(order, twin)).singleElement().asString().startsWith("I5");
    }

    @Test
    void a_second_live_order_in_a_slot_is_seen() {
        assertThat(broken(order, new HeldOrder(trade.entry(2))))
                .singleElement()
                .asString()
                .startsWith("I6");
    }

    @Test
    void a_second_sending_is_seen() {
        order.allowSend(NOON, Optional.empty());
        order.allowSend(NOON, Optional.empty());

        assertThat(broken(order)).singleElement().asString().startsWith("I7");
    }

    @Test
    void an_overfill_is_seen() {
        filled();
        order.add(trade.fill(entry, "f2", "1", "100"));
        journal.post(Transaction.of(entry.key(), trade.fill(entry, "f2", "1", "100")));
        order.move(OrderStatus.FILLED, Quantity.of("2.5"), "");

        assertThat(broken(order)).anyMatch(text -> text.startsWith("I8")).anyMatch(text -> text.startsWith("I11"));
    }

    @Test
    void a_fill_that_shrinks_is_seen() {
        filled();
        order.move(OrderStatus.FILLED, Quantity.of("1"), "");

        assertThat(broken(order)).anyMatch(text -> text.startsWith("I8"));
    }

    @Test
    void a_forbidden_move_is_seen() {
        order.move(OrderStatus.OPEN, Quantity.ZERO, "");

        assertThat(broken(order)).singleElement().asString().startsWith("I9");
    }

    @Test
    void fills_that_are_not_what_filled_are_seen() {
        order.allowSend(NOON, Optional.empty());
        order.move(OrderStatus.FILLED, Quantity.of("1.5"), "");

        assertThat(broken(order)).singleElement().asString().startsWith("I12");
    }

    @Test
    void a_fill_that_is_kept_twice_is_seen() {
        filled();
        order.add(fill);

        assertThat(broken(order)).allMatch(text -> text.startsWith("I12")).hasSize(2);
    }

    @Test
    void a_fill_without_its_transaction_is_seen() {
        order.allowSend(NOON, Optional.empty());
        order.add(fill);
        order.move(OrderStatus.FILLED, Quantity.of("1.5"), "");

        assertThat(broken(order)).isNotEmpty().allMatch(text -> text.startsWith("I13"));
    }

    @Test
    void a_transaction_without_its_fill_or_payment_is_seen() {
        journal.post(Transaction.of(entry.key(), fill));
        journal.post(Transaction.of(trade.trade(), "lead", new FundingEntry(trade.payment("p1", "1"), 1))
                .orElseThrow());

        assertThat(broken(order))
                .anyMatch(text -> text.startsWith("I13"))
                .anyMatch(text -> text.startsWith("I14"))
                .hasSize(2);
    }

    private void filled() {
        order.allowSend(NOON, Optional.empty());
        order.add(fill);
        order.move(OrderStatus.FILLED, Quantity.of("1.5"), "");
        journal.post(Transaction.of(entry.key(), fill));
    }

    private List<String> broken(HeldOrder... orders) {
        return Invariants.broken(List.of(orders), journal, 0);
    }
}
