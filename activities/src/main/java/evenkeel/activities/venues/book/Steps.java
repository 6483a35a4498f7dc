package evenkeel.activities.venues.book;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.math.BigDecimal;

/** Counts in whole ticks or lots. What is no whole number of them is refused: the venue's steps are not what we think. */
final class Steps {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) POWERS[i] = POWERS[i - 1] * 10;
    }

    private final BigDecimal step;
    private final long unit;
    private final int scale;

    /** @param step such as 0.01, with a unit of 1 and a scale of 2 */
    Steps(BigDecimal step) {
        BigDecimal plain = step.stripTrailingZeros();
        this.step = step;
        this.scale = Math.max(0, plain.scale());
        this.unit = plain.setScale(scale).unscaledValue().longValueExact();
        if (scale >= POWERS.length) throw new IllegalArgumentException("a step has 18 decimals at most, was " + step);
    }

    long count(long digits) {
        long value = Digits.value(digits);
        if (value == 0) return 0;
        int surplus = Digits.scale(digits) - scale;
        if (surplus > 0) value = whole(value, surplus < POWERS.length ? POWERS[surplus] : Long.MAX_VALUE);
        else if (surplus < 0) value = enlarged(value, POWERS[-surplus]);
        return unit == 1 ? value : whole(value, unit);
    }

    BigDecimal value(long count) {
        return step.multiply(BigDecimal.valueOf(count));
    }

    private long whole(long value, long parts) {
        if (value % parts != 0) throw refused(value);
        return value / parts;
    }

    private long enlarged(long value, long times) {
        if (Math.multiplyHigh(value, times) != (value * times) >> 63) throw refused(value);
        return value * times;
    }

    private Trouble refused(long value) {
        return new Trouble(Code.VEN_GARBLED, value + " with its point is no whole number of steps of " + step);
    }
}
