package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import java.time.Instant;

/** Something that happened to an account, in the order in which it happened. */
public sealed interface ExchangeEvent {
    String account();

    Instant at();

    /** An order came to be or ended, by anything but a fill. */
    record OrderChanged(VenueOrder order) implements ExchangeEvent {
        @Override
        public String account() {
            return order.account();
        }

        @Override
        public Instant at() {
            return order.changedAt();
        }
    }

    /** One fill of an order; the order as it is after it. */
    record OrderFilled(VenueOrder order, Trade trade) implements ExchangeEvent {
        @Override
        public String account() {
            return order.account();
        }

        @Override
        public Instant at() {
            return order.changedAt();
        }
    }

    /** A fill has changed wallet and position. */
    record PositionChanged(String account, Holding holding, Usd balance, Instant at) implements ExchangeEvent {}

    /** Funding has changed the wallet. */
    record FundingPaid(String account, Payment payment, Usd balance, Instant at) implements ExchangeEvent {}
}
