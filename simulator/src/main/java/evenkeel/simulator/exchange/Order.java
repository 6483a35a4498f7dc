package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** An order in the exchange's own hands; everyone else sees a {@link VenueOrder} of it. */
final class Order {
    private final long id;
    private final Account account;
    private final Market market;
    private final Instant placedAt;

    private NewOrder asked;
    private long limit;
    private long lots;
    private long mostLots = Long.MAX_VALUE;
    private long ahead;
    private long lotsFilled;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal fee = BigDecimal.ZERO;
    private OrderStatus status = OrderStatus.OPEN;
    private VenueOrder.Ending ending = VenueOrder.Ending.NOT_YET;
    private Instant changedAt;

    Order(long id, Account account, Market market, NewOrder asked, Instant placedAt) {
        this.id = id;
        this.account = account;
        this.market = market;
        this.asked = asked;
        this.limit = Market.steps(market.instrument().tick(), asked.limit().value());
        this.lots = Market.steps(market.instrument().lot(), asked.quantity().value());
        this.placedAt = placedAt;
        this.changedAt = placedAt;
    }

    void filled(long more, BigDecimal valueOfIt, BigDecimal feeOfIt, Instant at) {
        lotsFilled += more;
        value = value.add(valueOfIt);
        fee = fee.add(feeOfIt);
        changedAt = at;
        settleStatus();
    }

    void end(OrderStatus how, VenueOrder.Ending why, Instant at) {
        status = how;
        ending = why;
        changedAt = at;
    }

    void triggered(Instant at) {
        asked = asked.triggered();
        changedAt = at;
    }

    /** A market order's worst price, known when it meets the book. */
    void bind(long worst) {
        limit = worst;
    }

    void fillsOnly(BigDecimal share) {
        mostLots = share.multiply(BigDecimal.valueOf(lots))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    void change(Quantity quantity, Price price, Instant at) {
        asked = asked.changed(quantity, price);
        limit = Market.steps(market.instrument().tick(), price.value());
        lots = Market.steps(market.instrument().lot(), quantity.value());
        changedAt = at;
        settleStatus();
    }

    /** Leaves only that many lots to fill. */
    void cutTo(long left, Instant at) {
        change(market.quantity(lotsFilled + left), asked.limit(), at);
    }

    void standsBehind(long lotsAhead) {
        ahead = lotsAhead;
    }

    /** Lots at its price that came before it and go first. */
    long ahead() {
        return ahead;
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

    long lots() {
        return lots;
    }

    long lotsLeft() {
        return lots - lotsFilled;
    }

    /** What the market may still give it. */
    long fillable() {
        return Math.min(lotsLeft(), mostLots - lotsFilled);
    }

    boolean isOpen() {
        return !status.isFinal();
    }

    boolean isImmediate() {
        return switch (asked.timeInForce()) {
            case IOC -> true;
            case GTC, POST_ONLY -> false;
        };
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

    private void settleStatus() {
        if (lotsFilled == lots) end(OrderStatus.FILLED, VenueOrder.Ending.FILLED, changedAt);
        else if (lotsFilled > 0) status = OrderStatus.PARTIALLY_FILLED;
    }
}
