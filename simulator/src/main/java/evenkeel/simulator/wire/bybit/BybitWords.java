package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.Holding;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.Wallet;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Orders, positions and money in the venue's words. All numbers are text. */
final class BybitWords {
    private static final int MONEY_DIGITS = 8;
    private static final long ORDERS = 0x0B1B_17_0D_E5L;
    private static final BigDecimal INITIAL_MARGIN = new BigDecimal("0.1");
    private static final BigDecimal MAINTENANCE_MARGIN = new BigDecimal("0.005");

    private BybitWords() {}

    static ObjectNode order(VenueOrder order, Listing listing) {
        boolean open = order.isOpen();
        Quantity left = open ? order.left() : Quantity.ZERO;
        ObjectNode words = Json.object()
                .put("orderId", orderId(order.id()))
                .put("orderLinkId", linkId(order.clientId()))
                .put("blockTradeId", "")
                .put("symbol", listing.venueSymbol())
                .put("side", side(order.asked().side()))
                .put("orderType", order.asked().kind() == NewOrder.Kind.MARKET ? "Market" : "Limit")
                .put("price", price(listing, order.asked().limit().value()))
                .put("qty", quantity(listing, order.asked().quantity().value()))
                .put("orderStatus", order.isWaiting() ? "Untriggered" : status(order.status()))
                .put("cancelType", cancelType(order.ending()))
                .put("rejectReason", rejectReason(order.ending()))
                .put("avgPrice", average(order))
                .put("leavesQty", quantity(listing, left.value()))
                .put(
                        "leavesValue",
                        number(left.value().multiply(order.asked().limit().value())))
                .put("cumExecQty", quantity(listing, order.filled().value()))
                .put("cumExecValue", number(order.value().value()))
                .put("cumExecFee", number(order.fee().value()))
                .put("timeInForce", timeInForce(order.asked()))
                .put("reduceOnly", order.asked().reduceOnly())
                .put("closeOnTrigger", false)
                .put("positionIdx", 0)
                .put("isLeverage", "")
                .put("stopOrderType", order.asked().trigger().isPresent() ? "Stop" : "")
                .put(
                        "triggerPrice",
                        order.asked()
                                .trigger()
                                .map(trigger -> price(listing, trigger.level().value()))
                                .orElse(""))
                .put("createdTime", millis(order.placedAt()))
                .put("updatedTime", millis(order.changedAt()));
        words.putObject("cumFeeDetail").put("USDT", number(order.fee().value()));
        return words;
    }

    static ObjectNode position(Holding holding, Listing listing) {
        BigDecimal signed = holding.position().signed();
        BigDecimal worth = signed.abs().multiply(holding.entryPrice());
        boolean flat = signed.signum() == 0;
        return Json.object()
                .put("positionIdx", 0)
                .put("riskId", 1)
                .put("symbol", listing.venueSymbol())
                .put("side", holding.position().side().map(BybitWords::side).orElse(""))
                .put("size", quantity(listing, signed.abs()))
                .put("avgPrice", flat ? "0" : price(listing, cents(holding.entryPrice())))
                .put("positionValue", flat ? "" : number(cents(worth)))
                .put("leverage", "10")
                .put("markPrice", price(listing, holding.mark()))
                .put(
                        "liqPrice",
                        holding.liquidation()
                                .map(mark -> price(listing, cents(mark)))
                                .orElse(""))
                .put("positionIM", flat ? "" : number(cents(worth.multiply(INITIAL_MARGIN))))
                .put("positionMM", flat ? "" : number(cents(worth.multiply(MAINTENANCE_MARGIN))))
                .put(
                        "unrealisedPnl",
                        flat ? "" : number(cents(holding.unrealised().value())))
                .put("curRealisedPnl", number(holding.realised().value()))
                .put("cumRealisedPnl", number(holding.realised().value()))
                .put("positionStatus", "Normal")
                .put("adlRankIndicator", flat ? 0 : 2)
                .put("isReduceOnly", false)
                .put("autoAddMargin", 0)
                .put("seq", holding.changedAt().toEpochMilli())
                .put("createdTime", millis(holding.changedAt()))
                .put("updatedTime", millis(holding.changedAt()));
    }

    static ObjectNode wallet(Wallet wallet) {
        String equity = number(cents(wallet.equity().value()));
        String margin =
                number(cents(wallet.positionMargin().plus(wallet.orderMargin()).value()));
        ObjectNode account = Json.object()
                .put("accountType", "UNIFIED")
                .put("totalEquity", equity)
                .put("totalWalletBalance", number(wallet.balance().value()))
                .put("totalMarginBalance", equity)
                .put("totalInitialMargin", margin)
                .put("totalMaintenanceMargin", "0")
                .put("totalAvailableBalance", number(cents(wallet.available().value())))
                .put("totalPerpUPL", number(cents(wallet.unrealised().value())))
                .put("accountIMRate", "0")
                .put("accountMMRate", "0");
        account.putArray("coin")
                .add(Json.object()
                        .put("coin", "USDT")
                        .put("equity", equity)
                        .put("usdValue", equity)
                        .put("walletBalance", number(wallet.balance().value()))
                        .put("locked", "0")
                        .put("unrealisedPnl", number(cents(wallet.unrealised().value())))
                        .put("cumRealisedPnl", "0")
                        .put("borrowAmount", "0.0")
                        .put("spotBorrow", "0")
                        .put("accruedInterest", "0")
                        .put("totalOrderIM", number(cents(wallet.orderMargin().value())))
                        .put(
                                "totalPositionIM",
                                number(cents(wallet.positionMargin().value())))
                        .put("marginCollateral", true)
                        .put("collateralSwitch", true));
        return account;
    }

    /** What the venue calls an order: our number in a form that nobody counts up. */
    static String orderId(long id) {
        return new UUID(Dice.roll(ORDERS, id), id).toString();
    }

    /** The venue's own orders have none. */
    static String linkId(String clientId) {
        return clientId.startsWith("autoclose-") || clientId.startsWith("adl_autoclose-") ? "" : clientId;
    }

    static Optional<Long> orderNumber(String orderId) {
        try {
            long id = UUID.fromString(orderId).getLeastSignificantBits();
            return orderId(id).equals(orderId) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String side(Side side) {
        return side == Side.BUY ? "Buy" : "Sell";
    }

    static String status(OrderStatus status) {
        return switch (status) {
            case PARTIALLY_FILLED -> "PartiallyFilled";
            case FILLED -> "Filled";
            case CANCELLED, EXPIRED -> "Cancelled";
            case REJECTED -> "Rejected";
            case OPEN, INTENT, SENT, UNKNOWN, ABSENT -> "New";
        };
    }

    private static String timeInForce(NewOrder order) {
        if (order.kind() == NewOrder.Kind.FILL_OR_KILL) return "FOK";
        return switch (order.timeInForce()) {
            case POST_ONLY -> "PostOnly";
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

    static String number(BigDecimal value) {
        return Json.number(value, 0);
    }

    static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }

    private static BigDecimal cents(BigDecimal value) {
        return value.setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static String average(VenueOrder order) {
        return order.filled().isZero() ? "" : number(cents(order.averagePrice()));
    }

    private static String cancelType(VenueOrder.Ending ending) {
        return switch (ending) {
            case ASKED -> "CancelByUser";
            case NOTHING_TO_REDUCE -> "CancelByReduceOnly";
            case BY_VENUE -> "CancelByAdmin";
            case NOT_YET, FILLED, NOTHING_TO_TAKE, WOULD_TAKE, NOT_ENOUGH_MARGIN -> "UNKNOWN";
        };
    }

    private static String rejectReason(VenueOrder.Ending ending) {
        return switch (ending) {
            case ASKED -> "EC_PerCancelRequest";
            case WOULD_TAKE -> "EC_PostOnlyWillTakeLiquidity";
            case NOTHING_TO_TAKE -> "EC_NoImmediateQtyToFill";
            case BY_VENUE -> "EC_Others";
            case NOT_YET, FILLED, NOTHING_TO_REDUCE, NOT_ENOUGH_MARGIN -> "EC_NoError";
        };
    }
}
