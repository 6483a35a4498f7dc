package evenkeel.simulator.wire.binance;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.simulator.exchange.Refusal;
import evenkeel.simulator.wire.Json;

/** A request that ends with a code of the venue. Thrown from wherever the rule is. */
final class BinanceError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;

    private final int status;
    private final int code;

    private BinanceError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static BinanceError of(int code, String message) {
        return new BinanceError(BAD_REQUEST, code, message);
    }

    static BinanceError badKeyFormat() {
        return new BinanceError(UNAUTHORISED, -2014, "API-key format invalid.");
    }

    static BinanceError unknownKey() {
        return new BinanceError(UNAUTHORISED, -2015, "Invalid API-key, IP, or permissions for action.");
    }

    static BinanceError missing(String parameter) {
        return of(-1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    static BinanceError unknownOrder() {
        return of(-2013, "Order does not exist.");
    }

    static BinanceError nothingToCancel() {
        return of(-2011, "Unknown order sent.");
    }

    static BinanceError unknownSymbol() {
        return of(-1121, "Invalid symbol.");
    }

    static BinanceError of(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> unknownSymbol();
            case NOT_IN_LOTS -> of(-4023, "Quantity not increased by step size.");
            case NOT_IN_TICKS -> of(-4014, "Price not increased by tick size.");
            case TOO_SMALL -> of(-4164, "Order's notional must be no smaller than 5 (unless you choose reduce only).");
            case DUPLICATE_CLIENT_ID -> of(-4116, "ClientOrderId is duplicated.");
            case NOTHING_TO_REDUCE -> of(-2022, "ReduceOnly Order is rejected.");
            case WOULD_TAKE ->
                of(-5022, "Due to the order could not be executed as maker, the Post Only order will be rejected.");
            case NOT_ENOUGH_MARGIN -> of(-2019, "Margin is insufficient.");
            case NOT_TRADED ->
                of(-4108, "This contract is delivering or settling or delivered or settled."); // in doubt
        };
    }

    int status() {
        return status;
    }

    JsonNode body() {
        return Json.object().put("code", code).put("msg", getMessage());
    }
}
