package evenkeel.domain.order;

import java.util.EnumSet;
import java.util.Set;

/** Where an order is. The allowed moves are the ledger's rules too, kept there as data. */
public enum OrderStatus {
    /** Committed, not sent. */
    INTENT,
    /** Bytes may have left; no answer yet. */
    SENT,
    /** The answer was lost or unclear; only evidence ends this. */
    UNKNOWN,
    OPEN,
    PARTIALLY_FILLED,
    FILLED,
    CANCELLED,
    REJECTED,
    EXPIRED,
    /** Proven never to have reached the book, and past the moment at which it still could. */
    ABSENT;

    private static final Set<OrderStatus> ENDS = EnumSet.of(FILLED, CANCELLED, REJECTED, EXPIRED, ABSENT);

    public boolean isFinal() {
        return ENDS.contains(this);
    }

    /** Later in an order's life: a report of a lower rank with no more filled is an old one. */
    public int rank() {
        return switch (this) {
            case INTENT -> 0;
            case SENT -> 1;
            case UNKNOWN -> 2;
            case OPEN -> 3;
            case PARTIALLY_FILLED -> 4;
            case FILLED, CANCELLED, REJECTED, EXPIRED, ABSENT -> 5;
        };
    }

    /**
     * Whether an order may move from this status to the other; staying is always allowed while it lives. One that has ended
     * never lives again: it may only turn out to have filled more than was known when it ended.
     */
    public boolean mayBecome(OrderStatus next) {
        if (isFinal()) return mayTurnOutAs(next);
        return switch (next) {
            case INTENT -> this == INTENT;
            case SENT -> this == INTENT || this == SENT;
            case UNKNOWN -> this == SENT || this == UNKNOWN;
            case ABSENT -> this == INTENT || this == SENT || this == UNKNOWN;
            case REJECTED -> this != PARTIALLY_FILLED;
            case OPEN -> this != INTENT && this != PARTIALLY_FILLED;
            case PARTIALLY_FILLED, FILLED, CANCELLED, EXPIRED -> this != INTENT;
        };
    }

    private boolean mayTurnOutAs(OrderStatus next) {
        return switch (next) {
            case FILLED -> this != FILLED;
            case CANCELLED, EXPIRED -> this == REJECTED || this == ABSENT;
            case INTENT, SENT, UNKNOWN, OPEN, PARTIALLY_FILLED, REJECTED, ABSENT -> false;
        };
    }
}
