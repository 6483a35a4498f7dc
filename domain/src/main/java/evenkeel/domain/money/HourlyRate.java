package evenkeel.domain.money;

import java.math.BigDecimal;

/** A funding rate for one hour as a fraction. A venue's: positive, longs pay shorts. A net one: positive, we earn. */
public record HourlyRate(BigDecimal value) implements Comparable<HourlyRate> {
    public static final HourlyRate ZERO = new HourlyRate(BigDecimal.ZERO);

    private static final BigDecimal HOURS_PER_YEAR = new BigDecimal(8760);

    public HourlyRate {
        value = Decimals.normal(value);
    }

    public static HourlyRate of(String value) {
        return new HourlyRate(new BigDecimal(value));
    }

    /** A rate that a venue publishes for its own interval, spread evenly over the hours of it. */
    public static HourlyRate spread(BigDecimal rate, int intervalHours) {
        if (intervalHours == 1) return new HourlyRate(rate);
        return new HourlyRate(rate.divide(new BigDecimal(intervalHours), Decimals.DIVISION));
    }

    public HourlyRate minus(HourlyRate other) {
        return new HourlyRate(value.subtract(other.value));
    }

    /** Simple annualisation, no compounding: 0.35 is 35 % a year. */
    public BigDecimal annualised() {
        return value.multiply(HOURS_PER_YEAR);
    }

    public boolean isBelow(HourlyRate other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(HourlyRate other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
