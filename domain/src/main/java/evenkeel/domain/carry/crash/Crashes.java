package evenkeel.domain.carry.crash;

import evenkeel.domain.money.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The crashes of a symbol's signed hourly history, and how long the next one may last (§19). */
public final class Crashes {
    private static final int TRAILING = 24;
    private static final int LEAST_TO_PREDICT = 5;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private Crashes() {}

    /** Oldest first. What it fell from stays the measure until it is over: a crash must not become the mean. */
    public static List<Crash> of(List<BigDecimal> apy, CrashRules rules) {
        List<Crash> found = new ArrayList<>();
        int i = TRAILING;
        while (i < apy.size()) {
            List<BigDecimal> trailing = apy.subList(i - TRAILING, i);
            BigDecimal before = mean(trailing);
            if (!falls(apy, i, before, deviation(trailing, before), rules)) {
                i++;
                continue;
            }
            int end = recovery(apy, i, before, rules);
            Optional<Integer> hours = end < apy.size() ? Optional.of(end - i) : Optional.empty();
            found.add(new Crash(i, before, depth(apy.subList(i, end), before), hours));
            i = end + 1;
        }
        return List.copyOf(found);
    }

    /** The median recovery of crashes as deep as that; empty with fewer than five of them. */
    public static Optional<BigDecimal> medianHours(List<Crash> crashes, BigDecimal depthPct, CrashRules rules) {
        int bin = depthPct.divideToIntegralValue(rules.binPct()).intValue();
        List<Integer> hours = crashes.stream()
                .filter(crash -> crash.bin(rules.binPct()) == bin)
                .flatMap(crash -> crash.recoveryHours().stream())
                .sorted()
                .toList();
        if (hours.size() < LEAST_TO_PREDICT) return Optional.empty();
        int middle = hours.size() / 2;
        BigDecimal upper = BigDecimal.valueOf(hours.get(middle));
        if (hours.size() % 2 == 1) return Optional.of(upper);
        BigDecimal lower = BigDecimal.valueOf(hours.get(middle - 1));
        return Optional.of(upper.add(lower).divide(BigDecimal.valueOf(2), Decimals.DIVISION));
    }

    /**
     * When the present crash is over, by the median of those that were as deep; empty while there is none, or too few to tell.
     *
     * @param apy one sample an hour, oldest first, the last one at {@code newest}
     */
    public static Optional<Instant> recovery(List<BigDecimal> apy, CrashRules rules, Instant newest, Duration hour) {
        List<Crash> crashes = of(apy, rules);
        return crashes.stream()
                .filter(crash -> crash.recoveryHours().isEmpty())
                .findFirst()
                .flatMap(present -> medianHours(crashes, present.depthPct(), rules)
                        .map(hours -> newest.minus(hour.multipliedBy(apy.size() - 1L - present.began()))
                                .plus(hour.multipliedBy(
                                        hours.setScale(0, RoundingMode.CEILING).longValueExact()))));
    }

    /** Long enough, and from something that can be fallen from. */
    private static boolean falls(
            List<BigDecimal> apy, int from, BigDecimal before, BigDecimal deviation, CrashRules rules) {
        if (deviation.signum() == 0 || before.signum() <= 0 || from + rules.leastHours() > apy.size()) return false;
        BigDecimal level = before.subtract(rules.threshold().multiply(deviation));
        return apy.subList(from, from + rules.leastHours()).stream().allMatch(rate -> rate.compareTo(level) < 0);
    }

    /** The first sample that is back; past the last one where none is. */
    private static int recovery(List<BigDecimal> apy, int from, BigDecimal before, CrashRules rules) {
        BigDecimal back = before.multiply(rules.recoveryPct()).divide(PERCENT, Decimals.DIVISION);
        int i = from;
        while (i < apy.size() && apy.get(i).compareTo(back) < 0) i++;
        return i;
    }

    private static BigDecimal depth(List<BigDecimal> during, BigDecimal before) {
        BigDecimal lowest = during.stream().reduce(before, BigDecimal::min);
        return before.subtract(lowest).multiply(PERCENT).divide(before, Decimals.DIVISION);
    }

    private static BigDecimal mean(List<BigDecimal> samples) {
        BigDecimal sum = samples.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(samples.size()), Decimals.DIVISION);
    }

    private static BigDecimal deviation(List<BigDecimal> samples, BigDecimal mean) {
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal each : samples)
            squares = squares.add(each.subtract(mean).pow(2));
        return squares.divide(BigDecimal.valueOf(samples.size()), Decimals.DIVISION)
                .sqrt(Decimals.DIVISION);
    }
}
