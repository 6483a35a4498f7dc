package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Envelope, orders and fills in the venue's words. Amounts are text, ids and times are numbers. */
final class X10Words {
    /** The venue's own ids are of nineteen digits: too large for a double. */
    private static final long FIRST_ID = 2_000_000_000_000_000_000L;

    private static final int MONEY_DIGITS = 8;

    private X10Words() {}

    static ObjectNode ok(JsonNode data) {
        ObjectNode envelope = Json.object().put("status", "OK");
        envelope.set("data", data);
        return envelope;
    }

    static ObjectNode error(X10Error error) {
        ObjectNode envelope = Json.object().put("status", "ERROR");
        envelope.putObject("error").put("code", error.code()).put("message", error.text());
        return envelope;
    }

    /** @param expiry when it ends by itself */
    static ObjectNode order(VenueOrder order, Listing listing, X10Key key, Instant expiry) {
        return Json.object()
                .put("id", id(order.id()))
                .put("accountId", key.vault())
                .put("externalId", order.clientId())
                .put("market", listing.venueSymbol())
                .put("type", "LIMIT")
                .put("side", side(order.asked().side()))
                .put("status", status(order, expiry))
                .put("statusReason", reason(order))
                .put("price", price(listing, order.asked().limit().value()))
                .put("averagePrice", order.filled().isZero() ? "0" : number(order.averagePrice()))
                .put("qty", quantity(listing, order.asked().quantity().value()))
                .put("filledQty", quantity(listing, order.filled().value()))
                .put("reduceOnly", order.asked().reduceOnly())
                .put("postOnly", order.asked().timeInForce() == TimeInForce.POST_ONLY)
                .put("payedFee", number(order.fee().value()))
                .put("createdTime", order.placedAt().toEpochMilli())
                .put("updatedTime", order.changedAt().toEpochMilli())
                .put("expiryTime", expiry.toEpochMilli())
                .put("timeInForce", order.asked().timeInForce() == TimeInForce.IOC ? "IOC" : "GTT");
    }

    static ObjectNode trade(Trade trade, Listing listing, X10Key key) {
        var fill = trade.fill();
        return Json.object()
                .put("id", tradeId(trade))
                .put("accountId", key.vault())
                .put("market", listing.venueSymbol())
                .put("orderId", id(trade.orderId()))
                .put("externalId", fill.clientId())
                .put("side", side(fill.side()))
                .put("price", price(listing, fill.price().value()))
                .put("qty", quantity(listing, fill.quantity().value()))
                .put("value", number(fill.value().value()))
                .put("fee", number(fill.fee().value()))
                .put("tradeType", "TRADE")
                .put("isTaker", !fill.maker())
                .put("createdTime", fill.venueTime().toEpochMilli());
    }

    static long id(long number) {
        return FIRST_ID + number;
    }

    static long number(long id) {
        return id - FIRST_ID;
    }

    static long tradeId(Trade trade) {
        return id(Long.parseLong(trade.fill().tradeId()));
    }

    static String side(Side side) {
        return side == Side.BUY ? "BUY" : "SELL";
    }

    static String price(Listing listing, BigDecimal price) {
        return Json.number(price, listing.instrument().tick().scale());
    }

    static String quantity(Listing listing, BigDecimal quantity) {
        return Json.number(quantity, listing.instrument().lot().scale());
    }

    static String number(BigDecimal value) {
        BigDecimal short8 = value.scale() > MONEY_DIGITS ? value.setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN) : value;
        return Json.number(short8, 0);
    }

    /** An order that may not rest ends expired, whatever it filled. */
    private static String status(VenueOrder order, Instant expiry) {
        return switch (order.status()) {
            case PARTIALLY_FILLED -> "PARTIALLY_FILLED";
            case FILLED -> "FILLED";
            case CANCELLED, EXPIRED -> ended(order, expiry);
            case REJECTED -> "REJECTED";
            case OPEN, INTENT, SENT, UNKNOWN, ABSENT -> "NEW";
        };
    }

    private static String ended(VenueOrder order, Instant expiry) {
        return switch (order.ending()) {
            case WOULD_TAKE, NOT_ENOUGH_MARGIN -> "REJECTED";
            case NOTHING_TO_TAKE -> "EXPIRED";
            case ASKED -> order.changedAt().isBefore(expiry) ? "CANCELLED" : "EXPIRED";
            case NOTHING_TO_REDUCE, BY_VENUE, NOT_YET, FILLED -> "CANCELLED";
        };
    }

    private static String reason(VenueOrder order) {
        return switch (order.ending()) {
            case WOULD_TAKE -> "POST_ONLY_FAILED";
            case NOTHING_TO_TAKE -> "NO_LIQUIDITY";
            case NOT_ENOUGH_MARGIN -> "NOT_ENOUGH_FUNDS";
            case NOTHING_TO_REDUCE -> "REDUCE_ONLY_FAILED";
            case NOT_YET, FILLED, ASKED, BY_VENUE -> "NONE";
        };
    }
}
