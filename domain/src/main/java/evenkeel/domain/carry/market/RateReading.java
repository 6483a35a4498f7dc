package evenkeel.domain.carry.market;

import evenkeel.domain.money.HourlyRate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A venue's rate after looking whether it can be true.
 *
 * @param rate the one to use; empty when neither the new one nor an earlier one is any good
 * @param age how old that one is
 * @param isOutlier the venue said something impossible, which deserves a warning
 */
public record RateReading(Optional<HourlyRate> rate, Duration age, boolean isOutlier) {
    /** Beyond the venue's cap a rate is wrong and the last good one stays, with the age that it has by now. */
    public static RateReading of(
            HourlyRate told, BigDecimal venueCap, Optional<HourlyRate> lastGood, Duration lastAge) {
        boolean possible = told.value().abs().compareTo(venueCap) <= 0;
        return possible
                ? new RateReading(Optional.of(told), Duration.ZERO, false)
                : new RateReading(lastGood, lastAge, true);
    }
}
