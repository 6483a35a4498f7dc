package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.util.Optional;

/**
 * An order as an account asks for it, under our symbol.
 *
 * @param limit of a market order what its margin is reckoned with, such as the mark
 * @param trigger what the order waits for; gone once it has come
 */
public record NewOrder(
        String clientId,
        String symbol,
        Side side,
        Quantity quantity,
        Price limit,
        TimeInForce timeInForce,
        boolean reduceOnly,
        Kind kind,
        Optional<Trigger> trigger) {
    public enum Kind {
        LIMIT,
        /** Takes what the book has within a band around its touch. */
        MARKET,
        /** All of it at once, or nothing. */
        FILL_OR_KILL
    }

    public NewOrder {
        if (kind != Kind.LIMIT && timeInForce != TimeInForce.IOC) {
            throw new IllegalArgumentException("an order of kind " + kind + " is immediate, was " + timeInForce);
        }
    }

    public NewOrder(
            String clientId,
            String symbol,
            Side side,
            Quantity quantity,
            Price limit,
            TimeInForce timeInForce,
            boolean reduceOnly) {
        this(clientId, symbol, side, quantity, limit, timeInForce, reduceOnly, Kind.LIMIT, Optional.empty());
    }

    public NewOrder as(Kind other) {
        return new NewOrder(clientId, symbol, side, quantity, limit, timeInForce, reduceOnly, other, trigger);
    }

    public NewOrder when(Trigger comes) {
        return triggeredBy(Optional.of(comes));
    }

    NewOrder triggered() {
        return triggeredBy(Optional.empty());
    }

    NewOrder changed(Quantity otherQuantity, Price otherLimit) {
        return new NewOrder(clientId, symbol, side, otherQuantity, otherLimit, timeInForce, reduceOnly, kind, trigger);
    }

    private NewOrder triggeredBy(Optional<Trigger> other) {
        return new NewOrder(clientId, symbol, side, quantity, limit, timeInForce, reduceOnly, kind, other);
    }
}
