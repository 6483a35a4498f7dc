package evenkeel.activities.venues.binance;

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

/** Binance's words and ours. Its symbols go no further than this package. */
final class BinanceWords {
    static final String QUOTE = "USDT";

    private BinanceWords() {}

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
            case POST_ONLY -> "GTX";
            case GTC -> "GTC";
            case IOC -> "IOC";
        };
    }

    static Side side(Fields fields) {
        return switch (fields.text("side")) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw fields.garbled("side");
        };
    }

    static OrderStatus status(Fields order) {
        return switch (order.text("status")) {
            case "NEW" -> OrderStatus.OPEN;
            case "PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
            case "FILLED" -> OrderStatus.FILLED;
            case "CANCELED" -> OrderStatus.CANCELLED;
            case "REJECTED" -> OrderStatus.REJECTED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> OrderStatus.EXPIRED;
            default -> throw order.garbled("status");
        };
    }

    /** Whether the venue speaks of this very order: id, symbol and side. The quantity is compared where echoed. */
    static boolean isAbout(OrderIntent intent, Fields order) {
        return order.text("clientOrderId").equals(intent.clientId())
                && order.text("symbol").equals(symbol(intent.symbol()))
                && side(order) == intent.side();
    }

    /**
     * Cumulative, as the venue counts. Empty when something filled and the reply does not say at what price: newer
     * models leave that out of the reply to a POST.
     */
    static Optional<OrderReport> report(Fields order, Usd fee) {
        Quantity filled = order.quantity("executedQty");
        return value(order, filled).map(value -> new OrderReport(status(order), filled, value, fee));
    }

    private static Optional<Usd> value(Fields order, Quantity filled) {
        if (filled.isZero()) return Optional.of(Usd.ZERO);
        Optional<BigDecimal> quote = order.decimalIfAny("cumQuote").filter(sum -> sum.signum() > 0);
        if (quote.isPresent()) return quote.map(Usd::new);
        return order.decimalIfAny("avgPrice")
                .filter(price -> price.signum() > 0)
                .map(price -> new Usd(price.multiply(filled.value())));
    }

    static Trouble contradiction(String venue, OrderIntent intent) {
        return new Trouble(
                Code.ORD_CONTRADICTION,
                venue + " shows under " + intent.clientId() + " an order that is not " + intent.key());
    }
}
