package evenkeel.domain.carry.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Lengths of time as exact numbers, and back. */
public final class Spans {
    private static final int NANOS = 9;

    private Spans() {}

    public static BigDecimal seconds(Duration span) {
        return BigDecimal.valueOf(span.getSeconds()).add(BigDecimal.valueOf(span.getNano(), NANOS));
    }

    /** To the nanosecond. */
    public static Duration ofSeconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(NANOS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact());
    }

    public static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    public static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
