package evenkeel.simulator.wire.bybit;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Trigger;
import evenkeel.simulator.wire.Params;
import java.math.BigDecimal;
import java.util.UUID;

/** Reads the body of a new order, in one-way mode only. */
final class OrderForm {
    private static final String LINK_ID = "[A-Za-z0-9_-]{1,36}";

    private final Params params;
    private final Listing listing;

    OrderForm(Params params, Listing listing) {
        this.params = params;
        this.listing = listing;
    }

    /** A market order is reckoned with at the mark. */
    NewOrder read(Price mark) {
        boolean market = isMarket();
        if (!params.text("positionIdx").orElse("0").equals("0")) {
            throw BybitError.of(10001, "position idx not match position mode");
        }
        boolean whole = params.text("timeInForce").filter("FOK"::equals).isPresent();
        NewOrder order = new NewOrder(
                linkId(),
                listing.symbol(),
                side(),
                new Quantity(positive("qty", "Qty invalid")),
                market ? mark : new Price(positive("price", "Price invalid")),
                market ? TimeInForce.IOC : timeInForce(),
                params.flag("reduceOnly"));
        if (market) order = order.as(NewOrder.Kind.MARKET);
        else if (whole) order = order.as(NewOrder.Kind.FILL_OR_KILL);
        return params.has("triggerPrice") ? order.when(trigger()) : order;
    }

    private boolean isMarket() {
        return switch (params.text("orderType").orElse("")) {
            case "Limit" -> false;
            case "Market" -> true;
            default -> throw BybitError.params("OrderType invalid");
        };
    }

    private Trigger trigger() {
        Trigger.Way way = switch (params.text("triggerDirection").orElse("")) {
            case "1" -> Trigger.Way.RISES;
            case "2" -> Trigger.Way.FALLS;
            default -> throw BybitError.params("TriggerDirection invalid");
        };
        Trigger.Watched watched = switch (params.text("triggerBy").orElse("LastPrice")) {
            case "LastPrice" -> Trigger.Watched.LAST;
            case "MarkPrice" -> Trigger.Watched.MARK;
            default -> throw BybitError.params("TriggerBy invalid");
        };
        return new Trigger(new Price(positive("triggerPrice", "TriggerPrice invalid")), watched, way);
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
            case "IOC", "FOK" -> TimeInForce.IOC;
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
