package evenkeel.domain.carry.depth;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One book against one entry.
 *
 * @param utilization which part of it the entry would take; empty when nothing is there
 */
public record VenueDepth(
        Optional<Available> available, Usd required, Optional<BigDecimal> utilization, boolean isEnough) {
    public static VenueDepth of(
            Optional<Available> available, Quantity target, Usd notional, DepthThresholds thresholds) {
        Usd required = thresholds.required(notional);
        Optional<BigDecimal> utilization = available
                .filter(each -> !each.quantity().isZero())
                .map(each -> target.value().divide(each.quantity().value(), Decimals.DIVISION));
        boolean enough = available
                .filter(each -> !required.exceeds(each.notional()))
                .filter(each -> !thresholds.isOverused(target, each.quantity()))
                .isPresent();
        return new VenueDepth(available, required, utilization, enough);
    }
}
