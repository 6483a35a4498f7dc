package evenkeel.domain.carry.holding;

import evenkeel.domain.money.Usd;

/**
 * FUND-3: what to book where a venue tells a sum only. Corrections may be negative.
 *
 * @param difference between the venue's sum and what is booked already
 * @param booking nothing where the difference is too small to be a payment
 */
public record CumulativeFunding(Usd difference, Usd booking) {
    private static final Usd TOO_SMALL = Usd.of("0.0001");

    public static CumulativeFunding of(Usd alreadyBooked, Usd cumulative) {
        Usd difference = cumulative.minus(alreadyBooked);
        return new CumulativeFunding(difference, difference.abs().exceeds(TOO_SMALL) ? difference : Usd.ZERO);
    }
}
