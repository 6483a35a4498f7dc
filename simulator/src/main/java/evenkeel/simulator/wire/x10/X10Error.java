package evenkeel.simulator.wire.x10;

import evenkeel.simulator.exchange.Refusal;

/** A request that ends with an error of the venue's. Thrown from wherever the rule is. */
final class X10Error extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private X10Error(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static X10Error of(int code, String message) {
        return new X10Error(400, code, message);
    }

    static X10Error params(String what) {
        return of(1133, "Invalid parameters: " + what);
    }

    static X10Error missing(String what) {
        return new X10Error(404, 404, what + " not found");
    }

    static X10Error unauthorised() {
        return new X10Error(401, 401, "Unauthorized");
    }

    static X10Error nameless() {
        return new X10Error(403, 403, "a User-Agent is required");
    }

    static X10Error tooMany() {
        return new X10Error(429, 429, "Too many requests");
    }

    static X10Error of(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_SYMBOL -> missing("Market");
            case NOT_IN_LOTS -> of(1121, "Order quantity is not a multiple of the increment");
            case NOT_IN_TICKS -> of(1124, "Invalid price movement");
            case TOO_SMALL -> of(1120, "Order quantity is less than the minimum");
            case DUPLICATE_CLIENT_ID -> of(1134, "Order with this external ID exists");
            case NOTHING_TO_REDUCE -> of(1137, "Position is missing for a reduce-only order");
            case NOT_ENOUGH_MARGIN -> of(1140, "New order cost exceeds available balance");
            case NOT_TRADED -> params("market is not active"); // in doubt: the venue names no code for it
            case WOULD_TAKE -> throw new IllegalStateException("this venue accepts it and rejects it then");
        };
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
