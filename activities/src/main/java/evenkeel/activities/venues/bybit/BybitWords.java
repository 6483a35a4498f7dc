package evenkeel.activities.venues.bybit;

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
import java.util.Set;

/** Bybit's words and ours. Its symbols go no further than this package. */
final class BybitWords {
    private static final String QUOTE = "USDT";
    private static final String WOULD_TAKE = "EC_PostOnlyWillTakeLiquidity";
    private static final Set<String> DOLLARS = Set.of("USDT", "USDC");

    private BybitWords() {}

    /** ETH is ETHUSDT here. */
    static String symbol(String canonical) {
        if (!canonical.matches("[A-Z0-9]{1,20}")) {
            throw new IllegalArgumentException("a symbol has upper case letters and digits, was " + canonical);
        }
        return canonical + QUOTE;
    }

    /** Empty for what is not quoted in USDT. */
    static Optional<String> canonical(String symbol) {
        boolean ours = symbol.endsWith(QUOTE) && symbol.length() > QUOTE.length();
        return ours ? Optional.of(symbol.substring(0, symbol.length() - QUOTE.length())) : Optional.empty();
    }

    static String timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case POST_ONLY -> "PostOnly";
            case GTC -> "GTC";
            case IOC -> "IOC";
        };
    }

    static String side(Side side) {
        return side == Side.BUY ? "Buy" : "Sell";
    }

    static Side side(Fields fields) {
        return switch (fields.text("side")) {
            case "Buy" -> Side.BUY;
            case "Sell" -> Side.SELL;
            default -> throw fields.garbled("side");
        };
    }

    /** An order that was cancelled because it would take was never in the book: rejected, in our words. */
    static OrderStatus status(Fields order) {
        return switch (order.text("orderStatus")) {
            case "New", "Untriggered", "Triggered" -> OrderStatus.OPEN;
            case "PartiallyFilled" -> OrderStatus.PARTIALLY_FILLED;
            case "Filled" -> OrderStatus.FILLED;
            case "Rejected" -> OrderStatus.REJECTED;
            case "Deactivated", "PartiallyFilledCanceled" -> OrderStatus.CANCELLED;
            case "Cancelled" -> wouldTake(order) ? OrderStatus.REJECTED : OrderStatus.CANCELLED;
            default -> throw order.garbled("orderStatus");
        };
    }

    private static boolean wouldTake(Fields order) {
        return order.textOrEmpty("rejectReason").equals(WOULD_TAKE)
                && order.quantity("cumExecQty").isZero();
    }

    /** Whether the venue speaks of this very order: id, symbol and side. It may shrink a reduce-only quantity. */
    static boolean isAbout(OrderIntent intent, Fields order) {
        return order.text("orderLinkId").equals(intent.clientId())
                && order.text("symbol").equals(symbol(intent.symbol()))
                && side(order) == intent.side();
    }

    /** Cumulative, as the venue counts; a cancelled order keeps what it filled. */
    static OrderReport report(Fields order) {
        Quantity filled = order.quantity("cumExecQty");
        if (filled.isZero()) return OrderReport.nothing(status(order));
        return order.as(row -> new OrderReport(status(row), filled, row.usd("cumExecValue"), fee(row)));
    }

    /** Positive costs. Newer answers list it by currency; what is not a dollar is left to the fills. */
    private static Usd fee(Fields order) {
        if (order.has("cumExecFee")) return order.usd("cumExecFee");
        if (!order.has("cumFeeDetail")) return Usd.ZERO;
        Fields detail = order.object("cumFeeDetail");
        Usd sum = Usd.ZERO;
        for (String currency : detail.names()) {
            if (DOLLARS.contains(currency)) sum = sum.plus(detail.usd(currency));
        }
        return sum;
    }

    static Trouble contradiction(String venue, OrderIntent intent) {
        return new Trouble(
                Code.ORD_CONTRADICTION,
                venue + " shows under " + intent.clientId() + " an order that is not " + intent.key());
    }
}
