package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Strangers;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.domain.order.OrderIntent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everyone who keeps strangers promises. */
public interface StrangersContract {
    Books books();

    Strangers strangers();

    @Test
    default void an_order_that_the_ledger_knows_is_no_stranger() {
        SampleTrade trade = SampleTrade.fresh();
        books().admit(trade.terms(), NOON);
        books().commit(trade.entry(1), NOON);

        strangers().keep(List.of(seen(trade.entry(1)), seen(trade.entry(2))));

        assertThat(strangers().standing())
                .extracting(Stranger::clientId)
                .contains(trade.entry(2).clientId())
                .doesNotContain(trade.entry(1).clientId());
    }

    @Test
    default void F59_what_a_person_has_released_does_not_come_back() {
        SampleTrade trade = SampleTrade.fresh();
        Stranger stranger = seen(trade.entry(1));
        strangers().keep(List.of(stranger));
        strangers().keep(List.of(stranger));
        assertThat(strangers().standing()).contains(stranger);

        assertThat(strangers().release("ann", "booked by hand", NOON)).isPositive();
        strangers().keep(List.of(stranger));

        assertThat(strangers().standing()).isEmpty();
        assertThat(strangers().release("ann", "again", NOON)).isZero();
    }

    private static Stranger seen(OrderIntent order) {
        return new Stranger(order.clientId(), order.venue(), order.symbol(), NOON);
    }
}
