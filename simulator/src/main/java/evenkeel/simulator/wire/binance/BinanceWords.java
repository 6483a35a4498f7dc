package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Orders and fills in the venue's words: statuses, times in force, and numbers as text with the venue's digits. */
final class BinanceWords {
    static final int MONEY_DIGITS = 8;

    private BinanceWords() {}

    /** The answer to placing and cancelling: without average price and value, which only a read tells. */
    static ObjectNode answer(VenueOrder order, Listing listing) {
        return essence(order, listing)
                .put("cumQty", quantity(listing, order.filled().value()))
                .put("updateTime", order.changedAt().toEpochMilli());
    }

    static ObjectNode read(VenueOrder order, Listing listing) {
        return essence(order, listing)
                .put("avgPrice", average(order, listing))
                .put("cumQuote", Json.number(order.value().value(), 2))
                .put("time", order.placedAt().toEpochMilli())
                .put("updateTime", order.changedAt().toEpochMilli());
    }

    static ObjectNode trade(Trade trade, Listing listing) {
        var fill = trade.fill();
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("id", Long.parseLong(fill.tradeId()))
                .put("orderId", trade.orderId())
                .put("side", fill.side().name())
                .put("price", price(listing, fill.price().value()))
                .put("qty", quantity(listing, fill.quantity().value()))
                .put("realizedPnl", Json.number(trade.realised().value(), MONEY_DIGITS))
                .put("quoteQty", Json.number(fill.value().value(), 2))
                .put("commission", Json.number(fill.fee().value(), MONEY_DIGITS))
                .put("commissionAsset", fill.fee().currency())
                .put("time", fill.venueTime().toEpochMilli())
                .put("positionSide", "BOTH")
                .put("buyer", fill.side() == Side.BUY)
                .put("maker", fill.maker());
    }

    static String status(OrderStatus status) {
        return switch (status) {
            case PARTIALLY_FILLED, FILLED, EXPIRED, REJECTED -> status.name();
            case CANCELLED -> "CANCELED";
            case OPEN, INTENT, SENT, UNKNOWN, ABSENT -> "NEW";
        };
    }

    static String type(NewOrder order) {
        return order.kind() == NewOrder.Kind.MARKET ? "MARKET" : "LIMIT";
    }

    static String timeInForce(NewOrder order) {
        if (order.kind() == NewOrder.Kind.FILL_OR_KILL) return "FOK";
        return switch (order.timeInForce()) {
            case POST_ONLY -> "GTX";
            case GTC -> "GTC";
            case IOC -> "IOC";
        };
    }

    static String price(Listing listing, BigDecimal price) {
        return Json.number(price, listing.instrument().tick().scale());
    }

    static String quantity(Listing listing, BigDecimal quantity) {
        return Json.number(quantity, listing.instrument().lot().scale());
    }

    static String average(VenueOrder order, Listing listing) {
        BigDecimal average = order.averagePrice()
                .setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return price(listing, average);
    }

    /** The order as it was when it was taken in: an acknowledgement knows no fills yet. */
    static VenueOrder asAcknowledged(VenueOrder order) {
        return new VenueOrder(
                order.id(),
                order.account(),
                order.asked(),
                OrderStatus.OPEN,
                VenueOrder.Ending.NOT_YET,
                Quantity.ZERO,
                Usd.ZERO,
                Usd.ZERO,
                order.placedAt(),
                order.placedAt());
    }

    private static ObjectNode essence(VenueOrder order, Listing listing) {
        return Json.object()
                .put("orderId", order.id())
                .put("symbol", listing.venueSymbol())
                .put("status", status(order.status()))
                .put("clientOrderId", order.clientId())
                .put("price", price(listing, order.asked().limit().value()))
                .put("origQty", quantity(listing, order.asked().quantity().value()))
                .put("executedQty", quantity(listing, order.filled().value()))
                .put("timeInForce", timeInForce(order.asked()))
                .put("type", type(order.asked()))
                .put("reduceOnly", order.asked().reduceOnly())
                .put("closePosition", false)
                .put("side", order.asked().side().name())
                .put("positionSide", "BOTH")
                .put("stopPrice", "0")
                .put("workingType", "CONTRACT_PRICE")
                .put("priceProtect", false)
                .put("origType", type(order.asked()))
                .put("priceMatch", "NONE")
                .put("selfTradePreventionMode", "NONE")
                .put("goodTillDate", 0);
    }
}
