package evenkeel.domain.carry.holding;

import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;

/** Whether the legs' quantities differ by more than 1 % of what was wanted. Warned about, never acted upon. */
public final class Imbalance {
    private static final BigDecimal LIMIT = new BigDecimal("0.01");
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private Imbalance() {}

    public static boolean isWarnedAbout(Quantity lead, Quantity hedge, Quantity target, Duration age) {
        BigDecimal gap = lead.value().subtract(hedge.value()).abs();
        return age.compareTo(SETTLING) > 0 && gap.compareTo(LIMIT.multiply(target.value())) > 0;
    }
}
