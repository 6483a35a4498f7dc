package evenkeel.starter.api;

import evenkeel.activities.ledger.Opportunity;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.Stories;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.entry.FillSlippage;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One trade from what spoke for it to what came of it. */
record TradeStory(
        String trade,
        String symbol,
        TradeStatus status,
        String reason,
        Optional<Opportunity> chosen,
        List<Order> orders,
        Usd funding,
        Optional<Usd> fees,
        Optional<Usd> netPnl,
        List<Stories.Line> lines)
        implements ApiAnswer {
    private static final int SHOWN_DIGITS = 2;

    /**
     * An order with what was wanted and what came.
     *
     * @param slippageBps how much worse than its {@link Reference} it filled; below zero it was better
     */
    record Order(
            String leg,
            int seq,
            String venue,
            Side side,
            String how,
            Quantity quantity,
            Price intended,
            OrderStatus status,
            Quantity filled,
            Optional<Price> real,
            Optional<BigDecimal> slippageBps,
            Usd fee,
            Optional<Instant> sentAt) {
        static Order of(OrderRecord order, Reference reference) {
            var intent = order.intent();
            Optional<Price> real = Optional.of(order.report().filled())
                    .filter(filled -> !filled.isZero())
                    .map(filled -> new Price(order.report().value().value().divide(filled.value(), Decimals.DIVISION)));
            return new Order(
                    intent.key().leg(),
                    intent.key().seq(),
                    intent.venue(),
                    intent.side(),
                    intent.timeInForce() + (intent.reduceOnly() ? " reduce-only" : ""),
                    intent.quantity(),
                    intent.limit(),
                    order.status(),
                    order.report().filled(),
                    real,
                    real.flatMap(price -> reference.of(order).map(wanted -> slippage(intent.side(), wanted, price))),
                    order.report().fee(),
                    order.sentAt());
        }

        private static BigDecimal slippage(Side side, Price wanted, Price real) {
            return FillSlippage.of(side, wanted, real).bps().setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN);
        }
    }
}
