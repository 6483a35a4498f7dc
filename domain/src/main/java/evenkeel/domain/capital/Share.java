package evenkeel.domain.capital;

import evenkeel.domain.money.Usd;

/** A number of trades and what they are worth, never negative. */
public record Share(int slots, Usd notional) {
    public static final Share NOTHING = new Share(0, Usd.ZERO);

    public Share {
        if (slots < 0 || notional.isNegative()) {
            throw new IllegalArgumentException("a share must not be negative, was " + slots + " and " + notional);
        }
    }

    public Share plus(Share other) {
        return new Share(slots + other.slots, notional.plus(other.notional));
    }

    public Share minus(Share other) {
        return new Share(slots - other.slots, notional.minus(other.notional));
    }

    /** The larger of each. */
    public Share max(Share other) {
        return new Share(Math.max(slots, other.slots), notional.exceeds(other.notional) ? notional : other.notional);
    }

    /** The smaller of each. */
    public Share min(Share other) {
        return new Share(Math.min(slots, other.slots), notional.exceeds(other.notional) ? other.notional : notional);
    }
}
