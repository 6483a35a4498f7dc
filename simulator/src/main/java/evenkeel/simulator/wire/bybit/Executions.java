package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Fills and funding as the venue's execution list tells them: positive fees are paid, for funding too. */
final class Executions {
    private static final long TRADES = 1;
    private static final long PAYMENTS = 2;

    private final BigDecimal makerFee;
    private final BigDecimal takerFee;

    Executions(BigDecimal makerFee, BigDecimal takerFee) {
        this.makerFee = makerFee;
        this.takerFee = takerFee;
    }

    /** One row of a list that is told newest first. */
    record Row(String id, String type, String orderId, String orderLinkId, Instant at, ObjectNode words) {}

    /** Oldest first. */
    List<Row> rows(Exchange exchange, String account, Listing listing) {
        var rows = new ArrayList<Row>();
        for (Trade trade : exchange.fills(account, listing.symbol(), Instant.EPOCH)) {
            VenueOrder order = exchange.order(account, trade.orderId()).orElseThrow();
            rows.add(new Row(
                    tradeId(trade),
                    type(trade),
                    BybitWords.orderId(order.id()),
                    BybitWords.linkId(order.clientId()),
                    trade.fill().venueTime(),
                    trade(trade, order, listing)));
        }
        for (Payment payment : exchange.payments(account, listing.symbol(), Instant.EPOCH, exchange.now())) {
            String id = paymentId(payment);
            rows.add(new Row(id, "Funding", id, "", payment.booked().paidAt(), funding(payment, listing)));
        }
        rows.sort(Comparator.comparing(Row::at));
        return rows;
    }

    ObjectNode trade(Trade trade, VenueOrder order, Listing listing) {
        var fill = trade.fill();
        boolean closes = trade.realised().value().signum() != 0;
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("orderId", BybitWords.orderId(trade.orderId()))
                .put("orderLinkId", BybitWords.linkId(fill.clientId()))
                .put("side", BybitWords.side(fill.side()))
                .put(
                        "orderPrice",
                        BybitWords.price(listing, order.asked().limit().value()))
                .put(
                        "orderQty",
                        BybitWords.quantity(listing, order.asked().quantity().value()))
                .put("orderType", "Limit")
                .put("stopOrderType", "")
                .put("execId", tradeId(trade))
                .put("execPrice", BybitWords.price(listing, fill.price().value()))
                .put("execQty", BybitWords.quantity(listing, fill.quantity().value()))
                .put("execValue", BybitWords.number(fill.value().value()))
                .put("execFee", BybitWords.number(fill.fee().value()))
                .put("feeRate", (fill.maker() ? makerFee : takerFee).toPlainString())
                .put("feeCurrency", "")
                .put("execType", type(trade))
                .put("execTime", BybitWords.millis(fill.venueTime()))
                .put("isMaker", fill.maker())
                .put("leavesQty", BybitWords.quantity(listing, order.left().value()))
                .put(
                        "closedSize",
                        closes ? BybitWords.quantity(listing, fill.quantity().value()) : "0")
                .put("execPnl", BybitWords.number(trade.realised().value()))
                .put("seq", Long.parseLong(fill.tradeId()));
    }

    ObjectNode funding(Payment payment, Listing listing) {
        var size = payment.signed().abs();
        return Json.object()
                .put("symbol", listing.venueSymbol())
                .put("orderId", paymentId(payment))
                .put("orderLinkId", "")
                .put("side", heldSide(payment))
                .put("orderPrice", "0")
                .put("orderQty", "0")
                .put("orderType", "UNKNOWN")
                .put("stopOrderType", "UNKNOWN")
                .put("execId", paymentId(payment))
                .put("execPrice", BybitWords.price(listing, payment.mark().value()))
                .put("execQty", BybitWords.quantity(listing, size))
                .put("execValue", BybitWords.number(size.multiply(payment.mark().value())))
                .put(
                        "execFee",
                        BybitWords.number(payment.booked().amount().value().negate()))
                .put("feeRate", payment.rate().toPlainString())
                .put("feeCurrency", "")
                .put("execType", "Funding")
                .put("execTime", BybitWords.millis(payment.booked().paidAt()))
                .put("isMaker", false)
                .put("leavesQty", "0")
                .put("closedSize", "0")
                .put("execPnl", "0")
                .put("seq", Long.parseLong(payment.booked().eventId()));
    }

    private static String type(Trade trade) {
        return switch (trade.cause()) {
            case ORDER -> "Trade";
            case LIQUIDATION -> "BustTrade";
            case DELEVERAGING -> "AdlTrade";
            case DELISTING -> "Settle";
        };
    }

    static String tradeId(Trade trade) {
        return id(TRADES, Long.parseLong(trade.fill().tradeId()));
    }

    static String paymentId(Payment payment) {
        return id(PAYMENTS, Long.parseLong(payment.booked().eventId()));
    }

    static String heldSide(Payment payment) {
        return BybitWords.side(payment.signed().signum() > 0 ? Side.BUY : Side.SELL);
    }

    private static String id(long kind, long number) {
        return new UUID(Dice.roll(kind, number), number).toString();
    }
}
