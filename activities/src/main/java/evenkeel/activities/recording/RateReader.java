package evenkeel.activities.recording;

import evenkeel.activities.history.Rates;
import evenkeel.activities.history.RecordedRate;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.funding.FundingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Asks a venue for its rates and writes down those that are new.
 *
 * @param markets the public reads of each venue
 * @param mostPerHour a rate beyond that, up or down, is an outlier
 */
public record RateReader(
        Map<String, MarketWire> markets, Rates rates, FundingCalendar calendar, BigDecimal mostPerHour) {
    /** What was paid after {@code since} up to {@code until}; answers how many hours were new. */
    int read(String venue, String symbol, Instant since, Instant until) {
        List<RecordedRate> told = market(venue).fundingHistory(symbol, since, until).stream()
                .flatMap(paid -> RecordedRate.of(symbol, venue, calendar, paid, mostPerHour).stream())
                .toList();
        return told.isEmpty() ? 0 : rates.record(told);
    }

    List<Instant> hours(String venue, String symbol, Instant since) {
        return rates.hours(symbol, venue, since);
    }

    Set<String> venues() {
        return markets.keySet();
    }

    private MarketWire market(String venue) {
        return Objects.requireNonNull(markets.get(venue), venue);
    }
}
