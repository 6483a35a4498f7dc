package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.exchange.Refusal;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.WireReply;

/** A request that ends with a code of the venue. Thrown from wherever the rule is. */
final class LighterError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int TOO_MANY = 429;

    private final int status;
    private final int code;

    private LighterError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static LighterError of(int code, String message) {
        return new LighterError(BAD_REQUEST, code, message);
    }

    static LighterError param(String what) {
        return of(20001, "invalid param: " + what);
    }

    /** Of a connection: its code is not documented, its number is that of HTTP. */
    static LighterError tooMuch(String message) {
        return new LighterError(TOO_MANY, TOO_MANY, message);
    }

    static LighterError notSignedIn(String why) {
        return new LighterError(UNAUTHORISED, 20013, "invalid auth: " + why);
    }

    /** What is refused before the sequencer; what it finds out itself ends an order that exists. */
    static LighterError of(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> of(21602, "invalid market index");
            case NOT_IN_LOTS -> of(21701, "invalid base amount");
            case NOT_IN_TICKS -> of(21702, "invalid price");
            case TOO_SMALL -> of(21706, "invalid order base or quote amount");
            case DUPLICATE_CLIENT_ID -> of(21728, "client order index already exists");
            case NOT_TRADED -> of(21605, "invalid market status");
            case NOTHING_TO_REDUCE, WOULD_TAKE, NOT_ENOUGH_MARGIN ->
                throw new IllegalStateException("this venue accepts it and cancels it then");
        };
    }

    ObjectNode body() {
        return Json.object().put("code", code).put("message", String.valueOf(getMessage()));
    }

    WireReply reply() {
        return WireReply.of(status, body());
    }
}
