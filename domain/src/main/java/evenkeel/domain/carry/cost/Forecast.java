package evenkeel.domain.carry.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The yield with its trend added, all in APY. The trend never turns its sign.
 *
 * @param slope APY points per hour; empty when no trend was drawn
 */
public record Forecast(Optional<BigDecimal> slope, BigDecimal velocityAdjustedApy) {
    /** Of an hourly history in the direction of interest, oldest first. */
    public static Forecast of(BigDecimal apy, List<BigDecimal> history, ForecastSettings settings) {
        int lookback = settings.lookbackHours();
        if (!settings.enabled() || history.size() < lookback) return new Forecast(Optional.empty(), apy);

        BigDecimal slope = Slope.of(history.subList(history.size() - lookback, history.size()));
        BigDecimal adjusted = apy.add(slope.multiply(settings.weight()));
        BigDecimal sameSign = apy.signum() > 0 ? adjusted.max(BigDecimal.ZERO) : adjusted.min(BigDecimal.ZERO);
        return new Forecast(Optional.of(slope), sameSign);
    }
}
