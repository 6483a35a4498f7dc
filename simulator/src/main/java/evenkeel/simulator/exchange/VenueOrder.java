package evenkeel.simulator.exchange;

import evenkeel.domain.code.Code;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as it stands. {@code filled}, {@code value} and {@code fee} are cumulative; a fee is positive when it
 * costs.
 */
public record VenueOrder(
        long id,
        String account,
        NewOrder asked,
        OrderStatus status,
        Ending ending,
        Quantity filled,
        Usd value,
        Usd fee,
        Instant placedAt,
        Instant changedAt) {
    /** What ended an order. */
    public enum Ending {
        NOT_YET,
        FILLED,
        /** Its owner asked for it. */
        ASKED,
        /** An order that may not rest found no more to take. */
        NOTHING_TO_TAKE,
        /** A post-only order would have taken. */
        WOULD_TAKE,
        /** The position that it was to reduce is gone. */
        NOTHING_TO_REDUCE,
        /** The account has too little free margin, which this venue finds out after its answer. */
        NOT_ENOUGH_MARGIN,
        /** The venue: it took the order back, liquidated the account or no longer lists the symbol. */
        BY_VENUE
    }

    public String clientId() {
        return asked.clientId();
    }

    public String symbol() {
        return asked.symbol();
    }

    public boolean isOpen() {
        return !status.isFinal();
    }

    /** Whether it still waits for its trigger. */
    public boolean isWaiting() {
        return isOpen() && asked.trigger().isPresent();
    }

    public Quantity left() {
        return asked.quantity().minus(filled);
    }

    /** Zero while nothing is filled. */
    public BigDecimal averagePrice() {
        return filled.isZero() ? BigDecimal.ZERO : value.value().divide(filled.value(), Decimals.DIVISION);
    }

    public OrderReport report() {
        boolean shortOfMargin = ending == Ending.NOT_ENOUGH_MARGIN && filled.isZero();
        Optional<Code> refusal = shortOfMargin ? Optional.of(Code.VEN_MARGIN) : Optional.empty();
        return new OrderReport(status, filled, value, fee, refusal);
    }
}
