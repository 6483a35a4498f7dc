package evenkeel.simulator.wire.lighter;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Reads a new order out of its transaction, whole numbers into amounts, and refuses what the venue does. */
final class OrderTx {
    /** Numbers of orders begin here; what is smaller is a client's. */
    static final long FIRST_ORDER = 1L << 48;

    private static final long LARGEST_PRICE = (1L << 32) - 1;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LIMIT = 0;
    private static final int MARKET = 1;
    private static final int IMMEDIATE = 0;

    private final Transaction tx;
    private final Listing listing;
    private final Instant now;

    OrderTx(Transaction tx, Listing listing, Instant now) {
        this.tx = tx;
        this.listing = listing;
        this.now = now;
    }

    /** The given name is for an order that its owner gave no number. */
    NewOrder read(String unnamed) {
        checkType();
        checkExpiry();
        boolean reduceOnly = flag("ReduceOnly", 21738, "invalid reduce only");
        Quantity quantity = size(listing, tx.number("BaseAmount"));
        checkSize(quantity, reduceOnly);
        return new NewOrder(
                clientId(unnamed),
                listing.symbol(),
                flag("IsAsk", 21703, "invalid is ask") ? Side.SELL : Side.BUY,
                quantity,
                price(listing, tx.number("Price")),
                timeInForce(),
                reduceOnly);
    }

    static Price price(Listing listing, long price) {
        if (price < 1 || price > LARGEST_PRICE) throw LighterError.of(21702, "invalid price");
        return new Price(BigDecimal.valueOf(price, LighterListings.priceDigits(listing)));
    }

    static Quantity size(Listing listing, long size) {
        if (size < 1 || size >= FIRST_ORDER) throw LighterError.of(21701, "invalid base amount");
        return new Quantity(BigDecimal.valueOf(size, LighterListings.sizeDigits(listing)));
    }

    private void checkType() {
        long type = tx.number("Type");
        if (type != LIMIT && type != MARKET) throw LighterError.of(21704, "invalid order type");
        if (type == MARKET && tx.number("TimeInForce") != IMMEDIATE) {
            throw LighterError.of(21705, "invalid time in force");
        }
        if (tx.number("TriggerPrice") != 0) throw LighterError.of(21729, "invalid trigger price");
    }

    private void checkExpiry() {
        long expiry = tx.number("OrderExpiry");
        boolean fits = timeInForce() == TimeInForce.IOC ? expiry == 0 : isBetween(expiry, SHORTEST, LONGEST);
        if (!fits) throw LighterError.of(21711, "invalid order expiry");
    }

    private boolean isBetween(long millis, Duration least, Duration most) {
        return millis >= now.plus(least).toEpochMilli()
                && millis <= now.plus(most).toEpochMilli();
    }

    private void checkSize(Quantity quantity, boolean reduceOnly) {
        boolean small = quantity.value().compareTo(LighterListings.smallest(listing)) < 0;
        if (small && !reduceOnly) throw LighterError.of(21706, "invalid order base or quote amount");
    }

    private TimeInForce timeInForce() {
        long code = tx.number("TimeInForce");
        if (code == IMMEDIATE) return TimeInForce.IOC;
        if (code == 1) return TimeInForce.GTC;
        if (code == 2) return TimeInForce.POST_ONLY;
        throw LighterError.of(21705, "invalid time in force");
    }

    private String clientId(String unnamed) {
        long index = tx.number("ClientOrderIndex");
        if (index >= FIRST_ORDER) throw LighterError.of(21727, "invalid client order index");
        return index == 0 ? unnamed : String.valueOf(index);
    }

    private boolean flag(String name, int code, String complaint) {
        long value = tx.number(name);
        if (value > 1) throw LighterError.of(code, complaint);
        return value == 1;
    }
}
