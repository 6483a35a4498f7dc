package evenkeel.domain.carry.crash;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A fall of the net rate a year.
 *
 * @param began which sample it began with
 * @param before the trailing mean that it fell from
 * @param depthPct how much of that was lost at the lowest
 * @param recoveryHours until it was over; empty while it is not
 */
public record Crash(int began, BigDecimal before, BigDecimal depthPct, Optional<Integer> recoveryHours) {
    int bin(BigDecimal width) {
        return depthPct.divideToIntegralValue(width).intValue();
    }
}
