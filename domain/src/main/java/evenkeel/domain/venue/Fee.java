package evenkeel.domain.venue;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Dollars;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a venue took for a fill, in the currency that it took: positive costs, negative is a rebate.
 *
 * @param rate dollars per unit by the venue's own mark when it filled, 1 for what counts as a dollar; empty: nobody could
 *     tell, which is not the same as nothing
 */
public record Fee(BigDecimal value, String currency, Optional<BigDecimal> rate) {
    public Fee {
        if (currency.isBlank()) throw new IllegalArgumentException("a fee needs a currency, was " + value);
        value = Decimals.normal(value);
        rate = rate.map(Decimals::normal);
        if (rate.isPresent() && rate.get().signum() <= 0) {
            throw new IllegalArgumentException("a fee's rate must be positive, was " + rate.get());
        }
        if (Dollars.include(currency) && !rate.equals(Optional.of(BigDecimal.ONE))) {
            throw new IllegalArgumentException(currency + " counts one for one, was " + rate);
        }
    }

    /** Dollars count one for one; what anything else is worth is not known yet. */
    public static Fee of(BigDecimal value, String currency) {
        return new Fee(value, currency, Dollars.include(currency) ? Optional.of(BigDecimal.ONE) : Optional.empty());
    }

    public Fee at(BigDecimal dollarsPerUnit) {
        return new Fee(value, currency, Optional.of(dollarsPerUnit));
    }

    /** The same fee at the rate that was kept for it first, where there is one. */
    public Fee keeping(Fee kept) {
        return kept.isSameAs(this) && kept.rate.isPresent() ? kept : this;
    }

    /** Whether both took the same, whatever it was thought to be worth. */
    public boolean isSameAs(Fee other) {
        return value.compareTo(other.value) == 0 && currency.equals(other.currency);
    }

    /** What is known of its worth: whoever sums this must have said where {@link #isValued} is false. */
    public Usd dollars() {
        return rate.map(each -> new Usd(value.multiply(each))).orElse(Usd.ZERO);
    }

    /** Whether its worth is known; that of nothing is. */
    public boolean isValued() {
        return isZero() || rate.isPresent();
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + currency;
    }
}
