package evenkeel.domain.carry.close;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** CLOSE-3, CLOSE-4, INV-10: how much of a leg is closed: what is there, and never more than is ours. */
public record CloseQuantity(Verdict verdict, Quantity quantity) {
    /** What to do about the leg. */
    public enum Verdict {
        CLOSE,
        /** The venue could not be read: by our own record, reduce-only. */
        CLOSE_BY_RECORD,
        FLAT,
        /** Less than a lot is left. */
        DUST,
        READ_AGAIN,
        /** Somebody holds the opposite there: nothing is sent, a person is called. */
        WRONG_SIDE
    }

    /**
     * The right side of what is there, capped by what is ours.
     *
     * @param live what the venue shows, long counting up; empty: it could not be read
     * @param gaveUpReading whether reading again has had its chance
     */
    public static CloseQuantity of(
            Side side, Quantity ours, BigDecimal lot, Optional<BigDecimal> live, boolean gaveUpReading) {
        if (live.isEmpty()) {
            return gaveUpReading
                    ? of(Verdict.CLOSE_BY_RECORD, ours, lot)
                    : new CloseQuantity(Verdict.READ_AGAIN, Quantity.ZERO);
        }
        BigDecimal held = side == Side.BUY ? live.get() : live.get().negate();
        if (isFlat(live.get(), lot)) return new CloseQuantity(Verdict.FLAT, Quantity.ZERO);
        if (held.signum() < 0) return new CloseQuantity(Verdict.WRONG_SIDE, Quantity.ZERO);
        return of(Verdict.CLOSE, new Quantity(held).min(ours), lot);
    }

    /** CLOSE-9: not even more than half a lot. */
    public static boolean isFlat(BigDecimal live, BigDecimal lot) {
        return live.abs().multiply(BigDecimal.TWO).compareTo(lot) <= 0;
    }

    private static CloseQuantity of(Verdict verdict, Quantity quantity, BigDecimal lot) {
        Quantity lots = quantity.floorTo(lot);
        return lots.isZero() ? new CloseQuantity(Verdict.DUST, lots) : new CloseQuantity(verdict, lots);
    }
}
