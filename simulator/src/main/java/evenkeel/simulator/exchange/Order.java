package evenkeel.simulator.exchange;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Instant;

/** An order in the exchange's own hands; everyone else sees a {@link VenueOrder} of it. */
final class Order {
    private final long id;
    private final Account account;
    private final Market market;
    private final NewOrder asked;
    private final long limit;
    private final long lots;
    private final Instant placedAt;

    private long lotsFilled;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal fee = BigDecimal.ZERO;
    private OrderStatus status = OrderStatus.OPEN;
    private VenueOrder.Ending ending = VenueOrder.Ending.NOT_YET;
    private Instant changedAt;

    Order(long id, Account account, Market market, NewOrder asked, long limit, long lots, Instant placedAt) {
        this.id = id;
        this.account = account;
        this.market = market;
        this.asked = asked;
        this.limit = limit;
        this.lots = lots;
        this.placedAt = placedAt;
        this.changedAt = placedAt;
    }

    void filled(long more, BigDecimal valueOfIt, BigDecimal feeOfIt, Instant at) {
        lotsFilled += more;
        value = value.add(valueOfIt);
        fee = fee.add(feeOfIt);
        changedAt = at;
        status = lotsFilled == lots ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        if (lotsFilled == lots) ending = VenueOrder.Ending.FILLED;
    }

    void end(OrderStatus how, VenueOrder.Ending why, Instant at) {
        status = how;
        ending = why;
        changedAt = at;
    }

    long id() {
        return id;
    }

    Account account() {
        return account;
    }

    Market market() {
        return market;
    }

    NewOrder asked() {
        return asked;
    }

    Side side() {
        return asked.side();
    }

    long limit() {
        return limit;
    }

    long lotsLeft() {
        return lots - lotsFilled;
    }

    boolean isOpen() {
        return !status.isFinal();
    }

    /** Whether a fill at that price would be at the limit or better. */
    boolean reaches(long price) {
        return side() == Side.BUY ? price <= limit : price >= limit;
    }

    VenueOrder view() {
        return new VenueOrder(
                id,
                account.name(),
                asked,
                status,
                ending,
                lotsFilled == 0 ? Quantity.ZERO : market.quantity(lotsFilled),
                new Usd(value),
                new Usd(fee),
                placedAt,
                changedAt);
    }
}
