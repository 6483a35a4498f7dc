package evenkeel.domain.carry.crash;

import java.math.BigDecimal;

/**
 * What counts as a crash (§19).
 *
 * @param threshold deviations below the trailing mean
 * @param leastHours how many samples it lasts at least
 * @param recoveryPct of the rate before it, at which it is over
 * @param binPct how wide the bins of depth are
 */
public record CrashRules(BigDecimal threshold, int leastHours, BigDecimal recoveryPct, BigDecimal binPct) {}
