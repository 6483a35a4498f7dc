package evenkeel.domain.carry.market;

import evenkeel.domain.money.HourlyRate;
import java.math.BigDecimal;

/**
 * What a direction earns: positive is ours.
 *
 * @param netApy simple, as a fraction; signed, never its absolute value
 */
public record NetFunding(Direction direction, HourlyRate signedNetRate, BigDecimal netApy) {
    /** Of a candidate: long where the rate is lower, so never negative; equal rates go long at Lighter. */
    public static NetFunding offered(HourlyRate lighterRate, HourlyRate x10Rate) {
        Direction direction = x10Rate.isBelow(lighterRate) ? Direction.LONG_X10 : Direction.LONG_LIGHTER;
        return held(direction, lighterRate, x10Rate);
    }

    /** Of a trade whose direction is fixed. */
    public static NetFunding held(Direction direction, HourlyRate lighterRate, HourlyRate x10Rate) {
        HourlyRate net = direction == Direction.LONG_X10 ? lighterRate.minus(x10Rate) : x10Rate.minus(lighterRate);
        return new NetFunding(direction, net, net.annualised());
    }
}
