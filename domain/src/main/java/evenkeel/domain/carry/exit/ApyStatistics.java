package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a trade's hourly net rates a year tell, reckoned once per sample.
 *
 * @param velocity of the window, in points a year per hour; empty while it is not full
 * @param acceleration of the same window: how the slope of its second half differs from that of its first
 * @param newest sample
 * @param mean and {@code deviation} of the long window, of all of its samples; empty below six
 * @param exitLevel the rate whose score is the threshold, and {@code emergencyLevel} that of the emergency; empty where nothing
 *     deviates
 */
public record ApyStatistics(
        Optional<BigDecimal> velocity,
        Optional<BigDecimal> acceleration,
        Optional<BigDecimal> newest,
        int window,
        int samples,
        Optional<BigDecimal> mean,
        Optional<BigDecimal> deviation,
        Optional<BigDecimal> exitLevel,
        Optional<BigDecimal> emergencyLevel) {
    static final int LEAST_FOR_ACCELERATION = 6;
    static final int LEAST_FOR_SCORE = 6;

    private static final int LEAST_FOR_SLOPE = 3;

    /** Of a signed history without gaps, oldest first. */
    public static ApyStatistics of(List<BigDecimal> history, VelocityExit velocity, ZScoreExit score) {
        int lookback = velocity.lookback();
        boolean full = history.size() >= lookback;
        return of(full ? last(history, lookback) : List.of(), last(history, score.lookback()), score);
    }

    /** Of both windows as they were cut: by count for the slope, by the clock for the score. */
    public static ApyStatistics of(List<BigDecimal> slopes, List<BigDecimal> scores, ZScoreExit score) {
        int n = slopes.size();
        boolean enough = n >= LEAST_FOR_SLOPE;
        boolean scored = scores.size() >= LEAST_FOR_SCORE;
        Optional<BigDecimal> mean = scored ? Optional.of(mean(scores)) : Optional.empty();
        Optional<BigDecimal> deviation = scored ? Optional.of(deviation(scores)) : Optional.empty();
        return new ApyStatistics(
                enough ? Optional.of(slope(slopes)) : Optional.empty(),
                n >= LEAST_FOR_ACCELERATION ? Optional.of(acceleration(slopes)) : Optional.empty(),
                enough ? Optional.of(slopes.getLast()) : Optional.empty(),
                n,
                scores.size(),
                mean,
                deviation,
                level(mean, deviation, score.threshold()),
                level(mean, deviation, score.emergencyThreshold()));
    }

    private static Optional<BigDecimal> level(
            Optional<BigDecimal> mean, Optional<BigDecimal> deviation, BigDecimal threshold) {
        return deviation
                .filter(spread -> spread.signum() > 0)
                .map(spread -> mean.orElseThrow().add(spread.multiply(threshold)));
    }

    private static BigDecimal acceleration(List<BigDecimal> window) {
        int middle = window.size() / 2;
        BigDecimal later = slope(window.subList(middle, window.size()));
        return later.subtract(slope(window.subList(0, middle + 1)));
    }

    /** Least squares against 0, 1, 2 …: twice the distance from the middle keeps the sums whole. */
    private static BigDecimal slope(List<BigDecimal> samples) {
        int n = samples.size();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            sum = sum.add(samples.get(i).multiply(BigDecimal.valueOf(2L * i - (n - 1))));
        }
        long spread = (long) n * ((long) n * n - 1);
        return sum.multiply(BigDecimal.valueOf(6)).divide(BigDecimal.valueOf(spread), Decimals.DIVISION);
    }

    private static BigDecimal mean(List<BigDecimal> samples) {
        return sum(samples).divide(BigDecimal.valueOf(samples.size()), Decimals.DIVISION);
    }

    /** Of the whole population. Zero is exactly zero: nothing is divided before the root. */
    private static BigDecimal deviation(List<BigDecimal> samples) {
        BigDecimal n = BigDecimal.valueOf(samples.size());
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal each : samples) squares = squares.add(each.multiply(each));
        BigDecimal scaled = squares.multiply(n).subtract(sum(samples).pow(2));
        return scaled.sqrt(Decimals.DIVISION).divide(n, Decimals.DIVISION);
    }

    private static BigDecimal sum(List<BigDecimal> samples) {
        return samples.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> last(List<BigDecimal> history, int count) {
        return history.subList(Math.max(0, history.size() - count), history.size());
    }
}
