package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells listeners what happened. Without any, nothing is put together. */
final class Announcer {
    private final List<ExchangeListener> listeners = new ArrayList<>(0);

    void add(ExchangeListener listener) {
        listeners.add(listener);
    }

    void changed(Order order) {
        if (listeners.isEmpty()) return;
        tell(new ExchangeEvent.OrderChanged(order.view()));
    }

    void filled(Order order, Trade trade, Stake stake) {
        if (listeners.isEmpty()) return;
        Account account = order.account();
        tell(new ExchangeEvent.OrderFilled(order.view(), trade));
        tell(new ExchangeEvent.PositionChanged(
                account.name(),
                stake.view(Optional.empty()), // it hangs on marks that only a read looks at
                new Usd(account.balance()),
                trade.fill().venueTime()));
    }

    void paid(Account account, Payment payment) {
        if (listeners.isEmpty()) return;
        tell(new ExchangeEvent.FundingPaid(
                account.name(),
                payment,
                new Usd(account.balance()),
                payment.booked().paidAt()));
    }

    private void tell(ExchangeEvent event) {
        for (ExchangeListener listener : listeners) listener.happened(event);
    }
}
