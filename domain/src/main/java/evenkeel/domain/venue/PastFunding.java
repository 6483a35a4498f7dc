package evenkeel.domain.venue;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.HourlyRate;
import java.math.BigDecimal;
import java.time.Instant;

/** A rate that was paid at: a fraction for all of its interval, positive when longs paid. */
public record PastFunding(BigDecimal rate, int intervalHours, Instant paidAt) {
    public PastFunding {
        rate = Decimals.normal(rate);
        if (intervalHours < 1) throw new IllegalArgumentException("an interval is an hour or more: " + intervalHours);
    }

    public HourlyRate hourly() {
        return HourlyRate.spread(rate, intervalHours);
    }
}
