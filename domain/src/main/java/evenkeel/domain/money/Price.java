package evenkeel.domain.money;

import java.math.BigDecimal;

/** Quote currency per one unit of the base asset. Always positive. */
public record Price(BigDecimal value) implements Comparable<Price> {
    public Price {
        value = Decimals.normal(value);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("price must be positive, was " + value.toPlainString());
        }
    }

    public static Price of(String value) {
        return new Price(new BigDecimal(value));
    }

    public Price floorTo(BigDecimal tick) {
        return new Price(Decimals.floorTo(tick, value));
    }

    public Price ceilTo(BigDecimal tick) {
        return new Price(Decimals.ceilTo(tick, value));
    }

    /** This price moved by a fraction: {@code shifted(0.001)} is ten basis points above. */
    public Price shifted(BigDecimal fraction) {
        return new Price(value.multiply(BigDecimal.ONE.add(fraction)));
    }

    public Price midTo(Price other) {
        return new Price(value.add(other.value).divide(BigDecimal.TWO, Decimals.DIVISION));
    }

    /** How far the other price is from this one, as a fraction of this one; signed. */
    public BigDecimal driftTo(Price other) {
        return other.value.subtract(value).divide(value, Decimals.DIVISION);
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
