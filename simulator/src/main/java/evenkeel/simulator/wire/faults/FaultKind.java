package evenkeel.simulator.wire.faults;

import java.util.Locale;

/** What can go wrong, and what it befalls. */
public enum FaultKind {
    /** The answer comes later. */
    DELAY(Aim.REQUEST),
    /** What was asked is done; nothing is heard until the connection ends. */
    STALL(Aim.REQUEST),
    /** The connection is reset before anything is done. */
    RESET(Aim.REQUEST),
    /** What was asked is done; the connection is reset instead of an answer. */
    RESPONSE_LOST(Aim.REQUEST),
    /** What was asked is done later, and nobody hears of it. */
    LATE_ACCEPT(Aim.REQUEST),
    /** Nothing is done; the answer is an error status. */
    ERROR(Aim.REQUEST),
    /** What was asked is done; the answer is an error status all the same. */
    ERROR_AFTER(Aim.REQUEST),
    /** Too many requests: 429 or 418, with the time to wait. */
    BUSY(Aim.REQUEST),
    /** The same question gets the answer that it got first. */
    STALE_READ(Aim.REQUEST),

    /** An order is accepted and taken back at once: only a later read or a push tells. */
    REJECTED_LATER(Aim.ORDER),
    /** A share of an order fills, the rest never does, and no push comes from then on. */
    PARTIAL_THEN_SILENCE(Aim.ORDER),

    /** A push comes twice. */
    DUPLICATE(Aim.PUSH),
    /** A push comes after the one behind it. */
    REORDER(Aim.PUSH),
    /** A push is left out. */
    GAP(Aim.PUSH),
    /** No push comes, and the connection stands. */
    SILENCE(Aim.PUSH),

    /** Every stream is cut. */
    DISCONNECT(Aim.VENUE),
    /** Every request is answered with an error status and every stream is cut, while it stands. */
    MAINTENANCE(Aim.VENUE),
    /** A symbol takes no orders while it stands. */
    HALT(Aim.VENUE),
    /** A symbol is no longer traded, for ever. */
    DELISTING(Aim.VENUE),
    /** A position is taken away whole. */
    LIQUIDATION(Aim.VENUE),
    /** A share of a position is taken away, as if somebody on the other side had no margin. */
    ADL(Aim.VENUE);

    /** What a fault befalls. */
    public enum Aim {
        REQUEST,
        ORDER,
        PUSH,
        VENUE
    }

    private final Aim aim;

    FaultKind(Aim aim) {
        this.aim = aim;
    }

    public Aim aim() {
        return aim;
    }

    /** As files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean needsSymbol() {
        return switch (this) {
            case HALT, DELISTING, LIQUIDATION, ADL -> true;
            default -> false;
        };
    }
}
