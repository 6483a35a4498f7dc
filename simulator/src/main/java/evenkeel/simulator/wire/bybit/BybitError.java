package evenkeel.simulator.wire.bybit;

import evenkeel.simulator.exchange.Refusal;

/** A request that ends with a return code of the venue. Thrown from wherever the rule is; the HTTP status stays 200. */
final class BybitError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private BybitError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static BybitError of(int code, String message) {
        return new BybitError(code, message);
    }

    static BybitError params(String what) {
        return of(10001, "params error: " + what);
    }

    static BybitError tooLate() {
        return of(110001, "order not exists or too late to cancel");
    }

    static BybitError of(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> params("symbol invalid");
            case NOT_IN_LOTS -> params("Qty invalid");
            case NOT_IN_TICKS -> params("Price invalid");
            case TOO_SMALL -> of(110094, "Order does not meet minimum order value 5USDT");
            case DUPLICATE_CLIENT_ID -> of(110072, "OrderLinkedID is duplicate");
            case NOTHING_TO_REDUCE -> of(110017, "current position is zero, cannot fix reduce-only order qty");
            case NOT_ENOUGH_MARGIN -> of(110007, "ab not enough for new order");
            case NOT_TRADED -> of(110074, "This contract is not live"); // in doubt
            case WOULD_TAKE -> throw new IllegalStateException("this venue accepts it and cancels it then");
        };
    }

    int code() {
        return code;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
