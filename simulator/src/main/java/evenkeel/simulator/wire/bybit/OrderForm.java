package evenkeel.simulator.wire.bybit;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.wire.Params;
import java.math.BigDecimal;
import java.util.UUID;

/** Reads the body of a new order. Limit orders in one-way mode only. */
final class OrderForm {
    private static final String LINK_ID = "[A-Za-z0-9_-]{1,36}";

    private final Params params;
    private final Listing listing;

    OrderForm(Params params, Listing listing) {
        this.params = params;
        this.listing = listing;
    }

    NewOrder read() {
        if (!params.text("orderType").orElse("").equals("Limit")) throw BybitError.params("OrderType invalid");
        if (params.has("triggerPrice")) throw BybitError.params("TriggerPrice invalid");
        if (!params.text("positionIdx").orElse("0").equals("0")) {
            throw BybitError.of(10001, "position idx not match position mode");
        }
        return new NewOrder(
                linkId(),
                listing.symbol(),
                side(),
                new Quantity(positive("qty", "Qty invalid")),
                new Price(positive("price", "Price invalid")),
                timeInForce(),
                params.flag("reduceOnly"));
    }

    private Side side() {
        return switch (params.text("side").orElse("")) {
            case "Buy" -> Side.BUY;
            case "Sell" -> Side.SELL;
            default -> throw BybitError.params("Side invalid");
        };
    }

    private TimeInForce timeInForce() {
        return switch (params.text("timeInForce").orElse("GTC")) {
            case "PostOnly" -> TimeInForce.POST_ONLY;
            case "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            default -> throw BybitError.params("TimeInForce invalid");
        };
    }

    private BigDecimal positive(String name, String complaint) {
        return params.decimal(name).filter(value -> value.signum() > 0).orElseThrow(() -> BybitError.params(complaint));
    }

    private String linkId() {
        String id = params.text("orderLinkId").orElseGet(() -> UUID.randomUUID().toString());
        if (!id.matches(LINK_ID)) throw BybitError.params("OrderLinkId invalid");
        return id;
    }
}
