package evenkeel.simulator.exchange;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The rate of one payment as a fraction for the whole interval, positive when longs pay; the mark as of that instant,
 * or now.
 */
public record FundingRate(Instant payment, BigDecimal rate, int intervalHours, Price mark) {
    public HourlyRate hourly() {
        return HourlyRate.spread(rate, intervalHours);
    }
}
