package evenkeel.domain.carry;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;

/** What two venues' funding offers now: which way round, and what that earns per hour. */
public record CarryOffer(Side lead, HourlyRate net) {
    /** Short where the rate is higher: longs pay a positive rate, shorts receive it. */
    public static CarryOffer of(HourlyRate leadRate, HourlyRate hedgeRate) {
        return leadRate.isBelow(hedgeRate)
                ? new CarryOffer(Side.BUY, hedgeRate.minus(leadRate))
                : new CarryOffer(Side.SELL, leadRate.minus(hedgeRate));
    }

    /** Simple, as a fraction. */
    public BigDecimal apy() {
        return net.annualised();
    }
}
