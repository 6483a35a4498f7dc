package evenkeel.simulator.wire.binance;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.wire.Params;
import java.math.BigDecimal;
import java.util.UUID;

/** Reads the parameters of a new order as the venue does, and refuses what its filters refuse. Limit and market orders. */
final class OrderForm {
    private static final String CLIENT_ID = "^[\\.A-Z\\:/a-z0-9_-]{1,36}$";
    private static final String NUMBER = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";

    private final Params params;
    private final Instrument instrument;

    OrderForm(Params params, Instrument instrument) {
        this.params = params;
        this.instrument = instrument;
    }

    /** A market order is reckoned with at the mark. */
    NewOrder read(Price mark) {
        Side side = side();
        checkType();
        checkPositionSide();
        boolean market = isMarket();
        boolean whole =
                !market && params.text("timeInForce").filter("FOK"::equals).isPresent();
        var order = new NewOrder(
                clientId(),
                instrument.symbol(),
                side,
                quantity(),
                market ? mark : price(),
                market ? TimeInForce.IOC : timeInForce(),
                params.flag("reduceOnly"));
        if (market) return order.as(NewOrder.Kind.MARKET);
        return whole ? order.as(NewOrder.Kind.FILL_OR_KILL) : order;
    }

    private boolean isMarket() {
        return params.text("type").filter("MARKET"::equals).isPresent();
    }

    private Side side() {
        return switch (mandatory("side")) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw BinanceError.of(-1117, "Invalid side.");
        };
    }

    private void checkType() {
        switch (mandatory("type")) {
            case "LIMIT", "MARKET" -> {}
            case "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET" ->
                throw BinanceError.of(
                        -4120,
                        "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.");
            default -> throw BinanceError.of(-1116, "Invalid orderType.");
        }
    }

    private void checkPositionSide() {
        if (!params.text("positionSide").orElse("BOTH").equals("BOTH")) {
            throw BinanceError.of(-4061, "Order's position side does not match user's setting.");
        }
    }

    private TimeInForce timeInForce() {
        return switch (mandatory("timeInForce")) {
            case "GTX" -> TimeInForce.POST_ONLY;
            case "GTC" -> TimeInForce.GTC;
            case "IOC", "FOK" -> TimeInForce.IOC;
            default -> throw BinanceError.of(-1115, "Invalid timeInForce.");
        };
    }

    Quantity quantity() {
        BigDecimal quantity = number("quantity");
        if (quantity.signum() <= 0) throw BinanceError.of(-4003, "Quantity less than or equal to zero.");
        checkPrecision(quantity, instrument.lot().scale());
        return new Quantity(quantity);
    }

    Price price() {
        BigDecimal price = number("price");
        if (price.signum() <= 0) throw BinanceError.of(-4001, "Price less than or equal to zero.");
        checkPrecision(price, BinanceMarkets.pricePrecision(instrument));
        return new Price(price);
    }

    private String clientId() {
        String id = params.text("newClientOrderId")
                .orElseGet(() -> "web_" + UUID.randomUUID().toString().substring(4));
        if (!id.matches(CLIENT_ID)) throw illegal("newClientOrderId", CLIENT_ID);
        return id;
    }

    private BigDecimal number(String name) {
        String text = mandatory(name);
        if (text.startsWith("-") && text.substring(1).matches(NUMBER)) return new BigDecimal(text);
        if (!text.matches(NUMBER)) throw illegal(name, NUMBER);
        return new BigDecimal(text);
    }

    private String mandatory(String name) {
        return params.text(name).orElseThrow(() -> BinanceError.missing(name));
    }

    private static void checkPrecision(BigDecimal value, int digits) {
        if (value.stripTrailingZeros().scale() > digits) {
            throw BinanceError.of(-1111, "Precision is over the maximum defined for this asset.");
        }
    }

    private static BinanceError illegal(String name, String range) {
        return BinanceError.of(
                -1100, "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
    }
}
