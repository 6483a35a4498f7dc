package evenkeel.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of a dollar-like currency. Positive is ours; for a cost, positive is what it takes from us. */
public record Usd(BigDecimal value) implements Comparable<Usd> {
    public static final Usd ZERO = new Usd(BigDecimal.ZERO);

    public Usd {
        value = Decimals.normal(value);
    }

    public static Usd of(String value) {
        return new Usd(new BigDecimal(value));
    }

    public Usd plus(Usd other) {
        return new Usd(value.add(other.value));
    }

    public Usd minus(Usd other) {
        return new Usd(value.subtract(other.value));
    }

    public Usd times(BigDecimal factor) {
        return new Usd(value.multiply(factor));
    }

    public Usd negate() {
        return new Usd(value.negate());
    }

    public Usd abs() {
        return new Usd(value.abs());
    }

    public boolean exceeds(Usd other) {
        return compareTo(other) > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    /** For people: cents, half-even. Never for arithmetic. */
    public String display() {
        return value.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    @Override
    public int compareTo(Usd other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
