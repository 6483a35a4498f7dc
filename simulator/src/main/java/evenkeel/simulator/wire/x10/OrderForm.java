package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.wire.x10.stark.OrderMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Reads the body of a new order and rebuilds from it what must have been signed. */
final class OrderForm {
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration SETTLEMENT = Duration.ofDays(14);
    private static final int MILLIS_PER_SECOND = 1000;
    private static final Set<String> SELF_TRADES = Set.of("", "DISABLED", "ACCOUNT", "CLIENT");

    private final JsonNode body;
    private final Listing listing;

    OrderForm(JsonNode body, Listing listing) {
        this.body = body;
        this.listing = listing;
    }

    /** @param leastFee what the account pays at most: an order must allow for that */
    NewOrder read(Instant now, BigDecimal leastFee) {
        boolean immediate = isImmediate();
        boolean postOnly = body.path("postOnly").asBoolean();
        if (postOnly && immediate) throw X10Error.params("postOnly");
        if (!SELF_TRADES.contains(body.path("selfTradeProtectionLevel").asText(""))) {
            throw X10Error.params("selfTradeProtectionLevel");
        }
        Instant expiry = expiry();
        if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
            throw X10Error.of(1135, "Invalid order expiration time");
        }
        if (decimal("fee").compareTo(leastFee) < 0) throw X10Error.of(1128, "Invalid fee");
        BigDecimal quantity = positive("qty");
        if (quantity.compareTo(X10Markets.smallest(listing)) < 0) {
            throw X10Error.of(1120, "Order quantity is less than the minimum");
        }
        BigDecimal price = positive("price");
        if (quantity.multiply(price).compareTo(X10Markets.LARGEST_ORDER) > 0) {
            throw X10Error.of(1122, "Order value exceeds the maximum");
        }
        return new NewOrder(
                externalId(),
                listing.symbol(),
                side(),
                new Quantity(quantity),
                new Price(price),
                immediate ? TimeInForce.IOC : postOnly ? TimeInForce.POST_ONLY : TimeInForce.GTC,
                body.path("reduceOnly").asBoolean());
    }

    Instant expiry() {
        return Instant.ofEpochMilli(decimal("expiryEpochMillis").longValue());
    }

    /** Money given is negative; what is given is rounded up, what is received down, a fee up. */
    OrderMessage signed(X10Key key) {
        boolean buys = side() == Side.BUY;
        RoundingMode mode = buys ? RoundingMode.UP : RoundingMode.DOWN;
        BigDecimal quote = decimal("qty").multiply(decimal("price"));
        BigInteger base = units(decimal("qty"), mode);
        BigInteger collateral = units(quote, mode);
        return new OrderMessage(
                BigInteger.valueOf(key.vault()),
                X10Assets.synthetic(listing),
                buys ? base : base.negate(),
                X10Assets.COLLATERAL,
                buys ? collateral.negate() : collateral,
                X10Assets.COLLATERAL,
                units(quote.multiply(decimal("fee").add(buildersFee())), RoundingMode.UP),
                expiration(),
                decimal("nonce").toBigInteger());
    }

    BigInteger hex(JsonNode node) {
        String text = node.asText("");
        if (!text.matches("0x[0-9a-fA-F]{1,64}")) throw X10Error.params("settlement");
        return new BigInteger(text.substring(2), 16);
    }

    /** Whole seconds, rounded up, and a fortnight in which it can be settled. */
    private BigInteger expiration() {
        long seconds = Math.ceilDiv(expiry().toEpochMilli(), MILLIS_PER_SECOND);
        return BigInteger.valueOf(seconds + SETTLEMENT.toSeconds());
    }

    private boolean isImmediate() {
        String type = body.path("type").asText("");
        String timeInForce = body.path("timeInForce").asText("");
        if (!Set.of("LIMIT", "MARKET").contains(type)) throw X10Error.of(1132, "Order type is not allowed");
        if (type.equals("MARKET") && !timeInForce.equals("IOC")) throw X10Error.of(1139, "Market order must be IOC");
        if (!Set.of("GTT", "IOC").contains(timeInForce)) throw X10Error.params("timeInForce");
        return timeInForce.equals("IOC");
    }

    private Side side() {
        return switch (body.path("side").asText("")) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw X10Error.params("side");
        };
    }

    private String externalId() {
        String id = body.path("id").asText("");
        if (!id.matches("[!-~]{1,128}")) throw X10Error.params("id");
        return id;
    }

    private BigDecimal positive(String name) {
        BigDecimal value = decimal(name);
        if (value.signum() <= 0) throw X10Error.params(name);
        return value;
    }

    /** A builder's part is signed together with the venue's; here nobody is paid it. */
    private BigDecimal buildersFee() {
        return body.hasNonNull("builderFee") ? decimal("builderFee") : BigDecimal.ZERO;
    }

    private BigDecimal decimal(String name) {
        String text = body.path(name).asText("");
        if (text.isEmpty() && name.equals("price")) throw X10Error.of(1130, "Price is missing");
        if (!text.matches("\\d{1,20}(\\.\\d{1,20})?")) throw X10Error.params(name);
        return new BigDecimal(text);
    }

    private static BigInteger units(BigDecimal amount, RoundingMode mode) {
        return amount.multiply(X10Assets.RESOLUTION).setScale(0, mode).toBigInteger();
    }
}
