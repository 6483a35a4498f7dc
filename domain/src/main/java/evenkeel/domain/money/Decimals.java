package evenkeel.domain.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The arithmetic that every amount shares: exact sums and products, one kind of division, exact rounding to a step. */
public final class Decimals {
    /** 34 digits, half-even: enough that a quotient of amounts is never what decides a trade. */
    public static final MathContext DIVISION = MathContext.DECIMAL128;

    private static final int MAX_DIGITS = 60;

    private Decimals() {}

    /** One spelling per number, so that {@code equals} means equal; refuses numbers too long to be an amount. */
    public static BigDecimal normal(BigDecimal value) {
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("a number may have " + MAX_DIGITS + " digits, had precision "
                    + value.precision() + " and scale " + value.scale());
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static BigDecimal floorTo(BigDecimal step, BigDecimal value) {
        return toStep(step, value, RoundingMode.FLOOR);
    }

    public static BigDecimal ceilTo(BigDecimal step, BigDecimal value) {
        return toStep(step, value, RoundingMode.CEILING);
    }

    private static BigDecimal toStep(BigDecimal step, BigDecimal value, RoundingMode direction) {
        if (step.signum() <= 0) throw new IllegalArgumentException("a step must be positive, was " + step);
        return value.divide(step, 0, direction).multiply(step);
    }
}
