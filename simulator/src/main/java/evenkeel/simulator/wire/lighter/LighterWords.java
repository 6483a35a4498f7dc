package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Holding;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.Wallet;
import evenkeel.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Orders, trades, positions and money in the venue's words. Amounts are text, numbers of orders are numbers. */
final class LighterWords {
    private static final int MONEY_DIGITS = 6;
    private static final int PARTS_PER_MILLION = 6;
    private static final BigDecimal PERCENT = new BigDecimal(100);
    private static final BigDecimal MAINTENANCE = new BigDecimal("0.012");
    private static final BigDecimal PERCENT_OF_FRACTION = new BigDecimal("0.01");

    /** Whoever is on the other side of our trades. */
    private static final long CROWD = 281_474_976_641_952L;

    private static final long FIRST_BID = 2 * OrderTx.FIRST_ORDER;
    private static final long MICROS = 1_000;

    private final LighterListings listings;
    private final OrderNotes notes;

    LighterWords(LighterListings listings, OrderNotes notes) {
        this.listings = listings;
        this.notes = notes;
    }

    ObjectNode order(VenueOrder order, long account) {
        Listing listing = listings.at(listings.number(order.symbol()));
        OrderNotes.Note note = notes.of(order);
        var asked = order.asked();
        boolean ask = asked.side() == Side.SELL;
        Quantity left = order.isOpen() ? order.left() : Quantity.ZERO; // in doubt: what is shown of an ended one
        return Json.object()
                .put("order_index", index(order.id()))
                .put("client_order_index", clientIndex(order.clientId()))
                .put("order_id", String.valueOf(index(order.id())))
                .put("client_order_id", String.valueOf(clientIndex(order.clientId())))
                .put("market_index", listings.number(order.symbol()))
                .put("owner_account_index", account)
                .put(
                        "initial_base_amount",
                        LighterListings.size(listing, asked.quantity().value()))
                .put("price", LighterListings.price(listing, asked.limit().value()))
                .put("nonce", note.nonce())
                .put("remaining_base_amount", LighterListings.size(listing, left.value()))
                .put("is_ask", ask)
                .put("base_size", units(asked.quantity().value(), LighterListings.sizeDigits(listing)))
                .put("base_price", units(asked.limit().value(), LighterListings.priceDigits(listing)))
                .put(
                        "filled_base_amount",
                        LighterListings.size(listing, order.filled().value()))
                .put("filled_quote_amount", money(order.value().value()))
                .put("side", ask ? "sell" : "buy")
                .put("type", "limit")
                .put("time_in_force", timeInForce(asked.timeInForce()))
                .put("reduce_only", asked.reduceOnly())
                .put("trigger_price", LighterListings.price(listing, BigDecimal.ZERO))
                .put("order_expiry", note.expiryMillis())
                .put("status", status(order, note.hasExpired()))
                .put("trigger_status", "na")
                .put("trigger_time", 0)
                .put("parent_order_index", 0)
                .put("parent_order_id", "0")
                .put("to_trigger_order_id_0", "0")
                .put("to_trigger_order_id_1", "0")
                .put("to_cancel_order_id_0", "0")
                .put("block_height", order.id())
                .put("timestamp", order.changedAt().toEpochMilli())
                .put("created_at", order.placedAt().toEpochMilli())
                .put("updated_at", order.changedAt().toEpochMilli())
                .put("transaction_time", micros(order.changedAt()));
    }

    /** Fees are parts of a million of its value; none is not mentioned. */
    ObjectNode trade(Trade trade, long account, VenueOrder order) {
        Listing listing = listings.at(listings.number(trade.fill().symbol()));
        var fill = trade.fill();
        boolean ask = fill.side() == Side.SELL;
        long ours = index(trade.orderId());
        long theirs = (ask ? FIRST_BID : OrderTx.FIRST_ORDER) + Long.parseLong(fill.tradeId());
        long client = clientIndex(fill.clientId());
        ObjectNode words = Json.object()
                .put("trade_id", Long.parseLong(fill.tradeId()))
                .put("trade_id_str", fill.tradeId())
                .put("tx_hash", "")
                .put("type", "trade")
                .put("market_id", listings.number(fill.symbol()))
                .put("size", LighterListings.size(listing, fill.quantity().value()))
                .put("price", LighterListings.price(listing, fill.price().value()))
                .put("usd_amount", money(fill.value().value()))
                .put("ask_id", ask ? ours : theirs)
                .put("bid_id", ask ? theirs : ours)
                .put("ask_client_id", ask ? client : 0)
                .put("bid_client_id", ask ? 0 : client)
                .put("ask_account_id", ask ? account : CROWD)
                .put("bid_account_id", ask ? CROWD : account)
                .put("is_maker_ask", ask == fill.maker())
                .put("block_height", order.id())
                .put("timestamp", fill.venueTime().toEpochMilli())
                .put("transaction_time", micros(fill.venueTime()));
        long fee = feeParts(trade);
        if (fee != 0) words.put(fill.maker() ? "maker_fee" : "taker_fee", fee);
        return words;
    }

    ObjectNode position(Holding holding, Wallet wallet, String owner) {
        String symbol = holding.position().symbol();
        Listing listing = listings.at(listings.number(symbol));
        BigDecimal size = holding.position().signed().abs();
        BigDecimal fraction = PERCENT_OF_FRACTION.multiply(BigDecimal.valueOf(notes.fraction(owner, symbol)));
        return Json.object()
                .put("market_id", listings.number(symbol))
                .put("symbol", listing.venueSymbol())
                .put("initial_margin_fraction", Json.number(fraction, 2))
                .put("open_order_count", 0)
                .put("pending_order_count", 0)
                .put("position_tied_order_count", 0)
                .put("sign", holding.position().signed().signum() < 0 ? -1 : 1)
                .put("position", LighterListings.size(listing, size))
                .put("avg_entry_price", rounded(holding.entryPrice(), LighterListings.priceDigits(listing)))
                .put("position_value", money(size.multiply(holding.mark())))
                .put("unrealized_pnl", money(holding.unrealised().value()))
                .put("realized_pnl", money(holding.realised().value()))
                .put("liquidation_price", liquidation(holding, wallet, listing))
                .put("total_funding_paid_out", money(BigDecimal.ZERO))
                .put("margin_mode", 0)
                .put("allocated_margin", money(BigDecimal.ZERO));
    }

    /** Positive is received, in doubt. The rate has no sign of its own: the position's side tells who paid. */
    ObjectNode payment(Payment payment) {
        var booked = payment.booked();
        Listing listing = listings.at(listings.number(booked.symbol()));
        return Json.object()
                .put("timestamp", booked.paidAt().getEpochSecond())
                .put("market_id", listings.number(booked.symbol()))
                .put("funding_id", Long.parseLong(booked.eventId()))
                .put("change", money(booked.amount().value()))
                .put("rate", percent(payment.rate()))
                .put(
                        "position_size",
                        LighterListings.size(listing, payment.signed().abs()))
                .put("position_side", payment.signed().signum() > 0 ? "long" : "short");
    }

    /** A fraction as the venue's percent. */
    static String percent(BigDecimal rate) {
        return Json.number(rate.multiply(PERCENT), 4);
    }

    static String money(BigDecimal value) {
        return rounded(value, MONEY_DIGITS);
    }

    static long index(long orderId) {
        return OrderTx.FIRST_ORDER + orderId;
    }

    static long micros(Instant at) {
        return at.toEpochMilli() * MICROS;
    }

    static long feeParts(BigDecimal fraction) {
        return fraction.movePointRight(PARTS_PER_MILLION).longValueExact();
    }

    private static long feeParts(Trade trade) {
        var fill = trade.fill();
        return fill.fee()
                .value()
                .movePointRight(PARTS_PER_MILLION)
                .divide(fill.value().value(), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static long clientIndex(String clientId) {
        return clientId.matches("\\d{1,15}") ? Long.parseLong(clientId) : 0;
    }

    private static String timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case IOC -> "immediate-or-cancel";
            case GTC -> "good-till-time";
            case POST_ONLY -> "post-only";
        };
    }

    /** A partly filled order is just open. */
    private static String status(VenueOrder order, boolean expired) {
        return switch (order.ending()) {
            case NOT_YET -> "open";
            case FILLED -> "filled";
            case BY_VENUE -> "canceled-liquidation";
            case ASKED -> expired ? "canceled-expired" : "canceled";
            case NOTHING_TO_TAKE -> "canceled-too-much-slippage";
            case WOULD_TAKE -> "canceled-post-only";
            case NOTHING_TO_REDUCE -> "canceled-reduce-only";
            case NOT_ENOUGH_MARGIN -> "canceled-margin-not-allowed";
        };
    }

    /** Where what is left of the account would be the maintenance margin, were this its only position. */
    private static String liquidation(Holding holding, Wallet wallet, Listing listing) {
        BigDecimal signed = holding.position().signed();
        if (signed.signum() == 0) return "0";
        BigDecimal cushion = wallet.equity()
                .value()
                .subtract(signed.abs().multiply(holding.mark()).multiply(MAINTENANCE));
        BigDecimal price = holding.mark()
                .subtract(cushion.divide(signed, LighterListings.priceDigits(listing), RoundingMode.HALF_EVEN));
        return rounded(price.max(BigDecimal.ZERO), LighterListings.priceDigits(listing));
    }

    private static long units(BigDecimal value, int digits) {
        return value.movePointRight(digits).longValueExact();
    }

    private static String rounded(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
