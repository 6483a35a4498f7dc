package evenkeel.activities.history;

import evenkeel.domain.carry.market.HourRate;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.PastFunding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A venue's rate of one hour.
 *
 * @param calendar how long an hour is
 * @param outlier beyond all reason: kept, and in no statistics
 */
public record RecordedRate(String symbol, String venue, FundingCalendar calendar, HourRate rate, boolean outlier) {
    /** One for each hour that a payment was for: a venue that pays every eighth hour tells of eight. */
    public static List<RecordedRate> of(
            String symbol, String venue, FundingCalendar calendar, PastFunding paid, BigDecimal mostPerHour) {
        boolean outlier = paid.hourly().value().abs().compareTo(mostPerHour) > 0;
        Instant end = calendar.lastUntil(paid.paidAt(), 1);
        return IntStream.rangeClosed(1, paid.intervalHours())
                .mapToObj(back -> end.minus(calendar.hour().multipliedBy(back)))
                .map(hour -> new RecordedRate(symbol, venue, calendar, new HourRate(hour, paid.hourly()), outlier))
                .toList();
    }
}
