package evenkeel.domain.funding;

import java.time.Duration;
import java.time.Instant;

/**
 * When funding is paid. The length of an hour is data: a demo may compress it, and nothing else in time is compressed by
 * that. Payments fall on whole multiples of the interval since the epoch.
 */
public record FundingCalendar(Duration hour) {
    public static final FundingCalendar REAL = new FundingCalendar(Duration.ofHours(1));

    public FundingCalendar {
        if (hour.compareTo(Duration.ofSeconds(1)) < 0 || hour.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("an hour of funding lasts between PT1S and PT1H, was " + hour);
        }
    }

    /** The first payment strictly after that instant. */
    public Instant nextAfter(Instant instant, int intervalHours) {
        long interval = interval(intervalHours);
        return Instant.ofEpochMilli((Math.floorDiv(instant.toEpochMilli(), interval) + 1) * interval);
    }

    /** The last payment at or before that instant. */
    public Instant lastUntil(Instant instant, int intervalHours) {
        long interval = interval(intervalHours);
        return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), interval) * interval);
    }

    /** Payments that belong to a trade: after the opening, up to and including the close. */
    public long payments(Instant opened, Instant closed, int intervalHours) {
        long interval = interval(intervalHours);
        return Math.floorDiv(closed.toEpochMilli(), interval) - Math.floorDiv(opened.toEpochMilli(), interval);
    }

    private long interval(int hours) {
        if (hours < 1) throw new IllegalArgumentException("a funding interval is an hour or more, was " + hours);
        return Math.multiplyExact(hour.toMillis(), hours);
    }
}
