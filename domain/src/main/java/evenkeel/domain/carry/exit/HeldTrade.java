package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the trade's own record says when the rules are asked.
 *
 * @param openedAt when both legs were filled
 * @param entryApy what the held direction earned a year at entry, as a fraction
 * @param entrySpread between the venues at entry, as a fraction
 * @param targetNotional of one leg after resizing; empty: the lead's quantity at its entry price
 * @param highWaterMark the most that the trade was ever worth
 * @param request of an operator
 * @param extendedUntil that it may grow older than its limit, where that was granted
 * @param marksReadAgain whether marks and books were read a second time for the drift that this shows
 * @param fundingHour how long an hour of the funding calendar is; empty: a real one. Ages of rules count in such hours
 * @param observations looks that both venues answered, oldest first
 */
public record HeldTrade(
        Instant openedAt,
        Instant evaluatedAt,
        Optional<BigDecimal> entryApy,
        Optional<BigDecimal> entrySpread,
        Optional<Usd> targetNotional,
        Optional<Usd> highWaterMark,
        Optional<CloseWish> request,
        Optional<Instant> extendedUntil,
        Optional<Instant> lastRebalanceAt,
        boolean rebalancing,
        boolean marksReadAgain,
        Optional<Duration> fundingHour,
        List<LegsSeen> observations) {
    private static final Duration HOUR = Duration.ofHours(1);

    public HeldTrade {
        observations = List.copyOf(observations);
    }

    /** On the wall. */
    public Duration lived() {
        return Duration.between(openedAt, evaluatedAt);
    }

    /** On the funding calendar. */
    public Duration age() {
        return scaled(lived(), HOUR, fundingHour.orElse(HOUR));
    }

    /** When it will have that age. */
    Instant aged(Duration age) {
        return openedAt.plus(scaled(age, fundingHour.orElse(HOUR), HOUR));
    }

    /** A duration's own product goes by way of large numbers, and nearly every hour is a real one. */
    private static Duration scaled(Duration time, Duration by, Duration of) {
        return by.equals(of) ? time : time.multipliedBy(by.toMillis()).dividedBy(of.toMillis());
    }
}
