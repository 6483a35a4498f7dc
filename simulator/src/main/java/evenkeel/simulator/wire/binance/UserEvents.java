package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.order.OrderStatus;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.VenueHost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What happened to an account, as the user stream tells it. */
final class UserEvents {
    private final VenueHost host;

    UserEvents(VenueHost host) {
        this.host = host;
    }

    ObjectNode words(ExchangeEvent event) {
        return switch (event) {
            case ExchangeEvent.OrderChanged changed -> changed(changed.order());
            case ExchangeEvent.OrderFilled filled -> filled(filled.order(), filled.trade());
            case ExchangeEvent.PositionChanged changed -> positionChanged(changed);
            case ExchangeEvent.FundingPaid paid -> fundingPaid(paid);
        };
    }

    ObjectNode expired(String listenKey) {
        return envelope("listenKeyExpired", host.now()).put("listenKey", listenKey);
    }

    private ObjectNode changed(VenueOrder order) {
        String what = order.status() == OrderStatus.OPEN ? "NEW" : BinanceWords.status(order.status());
        ObjectNode update = update(order, what)
                .put("l", "0")
                .put("L", "0")
                .put("t", 0)
                .put("m", false)
                .put("rp", "0");
        return tradeUpdate(order, update);
    }

    private ObjectNode filled(VenueOrder order, Trade trade) {
        var fill = trade.fill();
        Listing listing = host.listing(order.symbol());
        ObjectNode update = update(order, "TRADE")
                .put("l", BinanceWords.quantity(listing, fill.quantity().value()))
                .put("L", BinanceWords.price(listing, fill.price().value()))
                .put("N", fill.fee().currency())
                .put("n", Json.number(fill.fee().value(), BinanceWords.MONEY_DIGITS))
                .put("t", Long.parseLong(fill.tradeId()))
                .put("m", fill.maker())
                .put("rp", Json.number(trade.realised().value(), BinanceWords.MONEY_DIGITS));
        return tradeUpdate(order, update);
    }

    private ObjectNode tradeUpdate(VenueOrder order, ObjectNode update) {
        ObjectNode message = envelope("ORDER_TRADE_UPDATE", order.changedAt());
        message.set("o", update);
        return message;
    }

    private ObjectNode update(VenueOrder order, String what) {
        Listing listing = host.listing(order.symbol());
        return Json.object()
                .put("s", listing.venueSymbol())
                .put("c", order.clientId())
                .put("S", order.asked().side().name())
                .put("o", BinanceWords.type(order.asked()))
                .put("f", BinanceWords.timeInForce(order.asked()))
                .put(
                        "q",
                        BinanceWords.quantity(listing, order.asked().quantity().value()))
                .put("p", BinanceWords.price(listing, order.asked().limit().value()))
                .put("ap", BinanceWords.average(order, listing))
                .put("sp", "0")
                .put("x", what)
                .put("X", BinanceWords.status(order.status()))
                .put("i", order.id())
                .put("z", BinanceWords.quantity(listing, order.filled().value()))
                .put("T", order.changedAt().toEpochMilli())
                .put("b", "0")
                .put("a", "0")
                .put("R", order.asked().reduceOnly())
                .put("wt", "CONTRACT_PRICE")
                .put("ot", BinanceWords.type(order.asked()))
                .put("ps", "BOTH")
                .put("cp", false)
                .put("pP", false)
                .put("V", "NONE")
                .put("pm", "NONE")
                .put("gtd", 0);
    }

    private ObjectNode positionChanged(ExchangeEvent.PositionChanged changed) {
        var holding = changed.holding();
        Listing listing = host.listing(holding.position().symbol());
        ObjectNode account = Json.object().put("m", "ORDER");
        account.putArray("B").add(balance(changed.balance().value(), "0"));
        account.putArray("P")
                .add(Json.object()
                        .put("s", listing.venueSymbol())
                        .put(
                                "pa",
                                BinanceWords.quantity(
                                        listing, holding.position().signed()))
                        .put(
                                "ep",
                                holding.entryPrice()
                                        .setScale(8, RoundingMode.HALF_EVEN)
                                        .toPlainString())
                        .put(
                                "bep",
                                holding.entryPrice()
                                        .setScale(8, RoundingMode.HALF_EVEN)
                                        .toPlainString())
                        .put("cr", Json.number(holding.realised().value(), 2))
                        .put("up", Json.number(holding.unrealised().value(), 2))
                        .put("mt", "cross")
                        .put("iw", "0")
                        .put("ps", "BOTH"));
        return accountUpdate(account, changed.at());
    }

    /** Across all positions: only the balance is told. */
    private ObjectNode fundingPaid(ExchangeEvent.FundingPaid paid) {
        ObjectNode account = Json.object().put("m", "FUNDING_FEE");
        String amount = Json.number(paid.payment().booked().amount().value(), BinanceWords.MONEY_DIGITS);
        account.putArray("B").add(balance(paid.balance().value(), amount));
        account.putArray("P");
        return accountUpdate(account, paid.at());
    }

    private static ObjectNode balance(BigDecimal balance, String change) {
        String wallet = Json.number(balance, BinanceWords.MONEY_DIGITS);
        return Json.object()
                .put("a", "USDT")
                .put("wb", wallet)
                .put("cw", wallet)
                .put("bc", change);
    }

    private ObjectNode accountUpdate(ObjectNode account, Instant at) {
        ObjectNode message = envelope("ACCOUNT_UPDATE", at);
        message.set("a", account);
        return message;
    }

    private ObjectNode envelope(String type, Instant at) {
        return Json.object().put("e", type).put("E", host.now().toEpochMilli()).put("T", at.toEpochMilli());
    }
}
