package evenkeel.domain.money;

import java.math.BigDecimal;

/** An amount of the base asset. Never negative: the side carries the direction. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        value = Decimals.normal(value);
        if (value.signum() < 0) {
            throw new IllegalArgumentException("quantity must not be negative, was " + value.toPlainString());
        }
    }

    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /** What is left of this after the other, nothing when the other is larger. */
    public Quantity lessOrZero(Quantity other) {
        return exceeds(other) ? minus(other) : ZERO;
    }

    public Quantity min(Quantity other) {
        return exceeds(other) ? other : this;
    }

    public Quantity floorTo(BigDecimal lot) {
        return new Quantity(Decimals.floorTo(lot, value));
    }

    public Usd at(Price price) {
        return new Usd(value.multiply(price.value()));
    }

    public boolean exceeds(Quantity other) {
        return compareTo(other) > 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
