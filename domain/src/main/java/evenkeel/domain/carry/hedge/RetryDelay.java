package evenkeel.domain.carry.hedge;

import evenkeel.domain.carry.market.Spans;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long to wait before the next try of the hedge.
 *
 * @param volatility how far the base price moved since the try before, as a fraction
 */
public record RetryDelay(BigDecimal volatility, BigDecimal factor, Duration delay) {
    private static final BigDecimal FASTEST = new BigDecimal("0.5");
    private static final BigDecimal SLOWEST = new BigDecimal("1.5");
    private static final BigDecimal WIDE_SPREAD = new BigDecimal("0.0015");
    private static final BigDecimal WIDE_FACTOR = new BigDecimal("1.2");

    /** By how far the base price moved; the spread is that of the hedge's book, as a fraction. */
    public static RetryDelay of(Price previousBase, Price base, BigDecimal bookSpread, RetryTiming timing) {
        return of(previousBase.driftTo(base).abs(), bookSpread, timing);
    }

    static RetryDelay of(BigDecimal volatility, BigDecimal bookSpread, RetryTiming timing) {
        if (!timing.isDynamic()) return new RetryDelay(volatility, BigDecimal.ONE, timing.delay());

        BigDecimal moving = factor(volatility, timing);
        boolean isWide = bookSpread.compareTo(WIDE_SPREAD) > 0;
        BigDecimal factor = isWide ? moving.max(WIDE_FACTOR) : moving;
        Duration wanted = Spans.ofSeconds(Spans.seconds(timing.delay()).multiply(factor));
        return new RetryDelay(
                volatility, factor, Spans.shorter(Spans.longer(wanted, timing.shortest()), timing.longest()));
    }

    private static BigDecimal factor(BigDecimal volatility, RetryTiming timing) {
        if (volatility.compareTo(timing.running()) >= 0) return FASTEST;
        if (volatility.compareTo(timing.quiet()) <= 0) return SLOWEST;
        BigDecimal range = timing.running().subtract(timing.quiet());
        return SLOWEST.subtract(volatility.subtract(timing.quiet()).divide(range, Decimals.DIVISION));
    }
}
