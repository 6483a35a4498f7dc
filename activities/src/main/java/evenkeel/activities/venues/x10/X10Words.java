package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.http.Fields;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.util.Optional;

/** X10's words and ours. Its markets' names go no further than this package. */
final class X10Words {
    static final String CURRENCY = "USD";

    private static final String QUOTE = "-USD";
    private static final String WOULD_TAKE = "POST_ONLY_FAILED";
    private static final String NO_FUNDS = "NOT_ENOUGH_FUNDS";

    private X10Words() {}

    /** ETH is ETH-USD here. */
    static String market(String symbol) {
        if (!symbol.matches("[A-Z0-9]{1,20}")) {
            throw new IllegalArgumentException("a symbol has upper case letters and digits, was " + symbol);
        }
        return symbol + QUOTE;
    }

    /** Empty for what is not quoted in dollars. */
    static Optional<String> canonical(String market) {
        boolean ours = market.endsWith(QUOTE) && market.length() > QUOTE.length();
        return ours ? Optional.of(market.substring(0, market.length() - QUOTE.length())) : Optional.empty();
    }

    /** Post-only is a flag beside it; what rests does so until its expiry. */
    static String timeInForce(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.IOC ? "IOC" : "GTT";
    }

    static Side side(Fields fields) {
        return switch (fields.text("side")) {
            case "BUY", "LONG" -> Side.BUY;
            case "SELL", "SHORT" -> Side.SELL;
            default -> throw fields.garbled("side");
        };
    }

    /** Whether the venue speaks of this very order: id, market and side. It may shrink a reduce-only quantity. */
    static boolean isAbout(OrderIntent intent, Fields order) {
        return order.text("externalId").equals(intent.clientId())
                && order.text("market").equals(market(intent.symbol()))
                && side(order) == intent.side();
    }

    /** Cumulative, as the venue counts. What was filled is believed before the status: one that expired may be full. */
    static OrderReport report(Fields order) {
        Quantity filled = order.has("filledQty") ? order.quantity("filledQty") : Quantity.ZERO;
        if (filled.isZero()) return ofEmpty(order);
        return order.as(row ->
                new OrderReport(statusOfFilled(row, filled), filled, filled.at(row.price("averagePrice")), fee(row)));
    }

    /** An order that was ended because it would take, or for want of margin, was never in the book: rejected, in our words. */
    private static OrderReport ofEmpty(Fields order) {
        OrderStatus status = status(order);
        if (!status.isFinal()) return OrderReport.nothing(status);
        return switch (order.textOrEmpty("statusReason")) {
            case WOULD_TAKE -> OrderReport.nothing(OrderStatus.REJECTED);
            case NO_FUNDS -> OrderReport.refused(Optional.of(Code.VEN_MARGIN));
            default -> OrderReport.nothing(status);
        };
    }

    private static OrderStatus statusOfFilled(Fields order, Quantity filled) {
        if (!order.quantity("qty").exceeds(filled)) return OrderStatus.FILLED;
        OrderStatus status = status(order);
        return switch (status) {
            case OPEN -> OrderStatus.PARTIALLY_FILLED;
            case REJECTED -> OrderStatus.CANCELLED; // only what is left of it was
            default -> status;
        };
    }

    static OrderStatus status(Fields order) {
        return switch (order.text("status")) {
            case "NEW", "UNTRIGGERED", "TRIGGERED" -> OrderStatus.OPEN;
            case "PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
            case "FILLED" -> OrderStatus.FILLED;
            case "CANCELLED" -> OrderStatus.CANCELLED;
            case "EXPIRED" -> OrderStatus.EXPIRED;
            case "REJECTED" -> OrderStatus.REJECTED;
            default -> throw order.garbled("status");
        };
    }

    /** Positive costs. */
    private static Usd fee(Fields order) {
        return order.has("payedFee") ? order.usd("payedFee") : Usd.ZERO;
    }

    static Trouble contradiction(String venue, OrderIntent intent) {
        return new Trouble(
                Code.ORD_CONTRADICTION,
                venue + " shows under " + intent.clientId() + " an order that is not " + intent.key());
    }
}
