package evenkeel.domain.carry.holding;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * §8.3: the part of the funding that is expected and not booked yet. Never counted as realised.
 *
 * @param accrued of both legs together
 */
public record AccruedFunding(
        BigDecimal leadHours, BigDecimal hedgeHours, Usd leadAccrued, Usd hedgeAccrued, Usd accrued) {
    /** Nothing is expected of a trade that is closed and swept. */
    public static final AccruedFunding NONE =
            new AccruedFunding(BigDecimal.ZERO, BigDecimal.ZERO, Usd.ZERO, Usd.ZERO, Usd.ZERO);

    /**
     * What one venue pays one leg.
     *
     * @param rate positive: longs pay shorts
     * @param lastBooked the last settlement hour whose payment is booked
     */
    public record Leg(Side side, HourlyRate rate, Usd notional, Optional<Instant> lastBooked) {}

    /**
     * Since the later of the opening and the last booked hour. While both venues have booked the same hours the trade's notional
     * counts for both legs, otherwise each leg's own.
     */
    public static AccruedFunding of(
            Instant openedAt,
            Instant evaluatedAt,
            Optional<Usd> notional,
            Leg lead,
            Leg hedge,
            FundingCalendar calendar) {
        Duration atLead = open(openedAt, evaluatedAt, lead);
        Duration atHedge = open(openedAt, evaluatedAt, hedge);
        Optional<Usd> common = notional.filter(amount -> atLead.equals(atHedge));
        Usd leadAccrued = accrued(lead, common.orElse(lead.notional()), atLead, calendar);
        Usd hedgeAccrued = accrued(hedge, common.orElse(hedge.notional()), atHedge, calendar);
        return new AccruedFunding(
                hours(atLead, calendar),
                hours(atHedge, calendar),
                leadAccrued,
                hedgeAccrued,
                leadAccrued.plus(hedgeAccrued));
    }

    private static Duration open(Instant openedAt, Instant evaluatedAt, Leg leg) {
        Instant since = leg.lastBooked().filter(openedAt::isBefore).orElse(openedAt);
        Duration open = Duration.between(since, evaluatedAt);
        return open.isNegative() ? Duration.ZERO : open;
    }

    /** A short earns a positive rate, a long pays it. */
    private static Usd accrued(Leg leg, Usd notional, Duration open, FundingCalendar calendar) {
        BigDecimal hourly = leg.rate().value().multiply(notional.value());
        BigDecimal earned = leg.side() == Side.SELL ? hourly : hourly.negate();
        return new Usd(earned.multiply(millis(open)).divide(millis(calendar.hour()), Decimals.DIVISION));
    }

    private static BigDecimal hours(Duration open, FundingCalendar calendar) {
        return millis(open).divide(millis(calendar.hour()), Decimals.DIVISION);
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis());
    }
}
