package evenkeel.simulator.exchange;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;

/** An order as an account asks for it, under our symbol. */
public record NewOrder(
        String clientId,
        String symbol,
        Side side,
        Quantity quantity,
        Price limit,
        TimeInForce timeInForce,
        boolean reduceOnly) {}
