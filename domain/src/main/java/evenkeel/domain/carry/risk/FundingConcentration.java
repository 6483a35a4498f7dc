package evenkeel.domain.carry.risk;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How much of what all open trades earn is earned by the best of them.
 *
 * @param share a fraction
 */
public record FundingConcentration(String symbol, BigDecimal share) {
    /** {@code earned}: by symbol, in the same time; who loses earns no share. Empty where nothing is earned. */
    public static Optional<FundingConcentration> of(Map<String, Usd> earned) {
        BigDecimal all = BigDecimal.ZERO;
        String best = "";
        BigDecimal most = BigDecimal.ZERO;
        for (Map.Entry<String, Usd> each : earned.entrySet()) {
            BigDecimal one = each.getValue().value().max(BigDecimal.ZERO);
            all = all.add(one);
            if (one.compareTo(most) <= 0) continue;
            best = each.getKey();
            most = one;
        }
        if (all.signum() == 0) return Optional.empty();
        return Optional.of(new FundingConcentration(best, most.divide(all, Decimals.DIVISION)));
    }
}
