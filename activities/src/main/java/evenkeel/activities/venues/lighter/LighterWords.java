package evenkeel.activities.venues.lighter;

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
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Lighter's words and ours. */
final class LighterWords {
    static final String CURRENCY = "USDC";

    private static final Set<String> SHORT_OF_MARGIN =
            Set.of("canceled-margin-not-allowed", "canceled-invalid-balance");

    private LighterWords() {}

    /** What never rests is immediate or cancel; the rest is good till a time. */
    static int timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case IOC -> 0;
            case GTC -> 1;
            case POST_ONLY -> 2;
        };
    }

    static Side side(Fields order) {
        return order.flag("is_ask") ? Side.SELL : Side.BUY;
    }

    /** An order that ended before it could rest or fill was acknowledged all the same: rejected, in our words. */
    static OrderStatus status(Fields order) {
        boolean filled = !order.quantity("filled_base_amount").isZero();
        String status = order.text("status");
        return switch (status) {
            case "in-progress", "pending", "open" -> filled ? OrderStatus.PARTIALLY_FILLED : OrderStatus.OPEN;
            case "filled" -> OrderStatus.FILLED;
            case "canceled-expired" -> OrderStatus.EXPIRED;
            case "canceled-post-only",
                    "canceled-reduce-only",
                    "canceled-position-not-allowed",
                    "canceled-margin-not-allowed",
                    "canceled-invalid-balance" -> filled ? OrderStatus.CANCELLED : OrderStatus.REJECTED;
            default -> {
                if (!status.startsWith("canceled")) throw order.garbled("status");
                yield OrderStatus.CANCELLED;
            }
        };
    }

    /** The account is looked at after an order was acknowledged. */
    private static Optional<Code> refusal(Fields order) {
        return SHORT_OF_MARGIN.contains(order.text("status")) ? Optional.of(Code.VEN_MARGIN) : Optional.empty();
    }

    /** Whether the venue speaks of this very order: number, market and side. It may shrink a reduce-only quantity. */
    static boolean isAbout(OrderIntent intent, LighterMarkets.Listed market, Fields order) {
        return order.count("market_index") == market.id() && side(order) == intent.side();
    }

    /** Cumulative, as the venue counts. Fees are told by the fills alone. */
    static OrderReport report(Fields order) {
        Quantity filled = order.quantity("filled_base_amount");
        if (filled.isZero()) return OrderReport.nothing(status(order)).because(refusal(order));
        return order.as(row -> new OrderReport(status(row), filled, row.usd("filled_quote_amount"), Usd.ZERO));
    }

    /** Signed: the venue tells the size and the sign apart. */
    static BigDecimal position(Fields row) {
        BigDecimal size = row.quantity("position").value();
        return switch (row.text("sign")) {
            case "1" -> size;
            case "-1" -> size.negate();
            case "0" -> { // flat, and only then
                if (size.signum() != 0) throw row.garbled("sign");
                yield size;
            }
            default -> throw row.garbled("sign");
        };
    }

    static Trouble contradiction(String venue, OrderIntent intent) {
        return new Trouble(
                Code.ORD_CONTRADICTION,
                venue + " shows under the number of " + intent.clientId() + " an order that is not " + intent.key());
    }
}
