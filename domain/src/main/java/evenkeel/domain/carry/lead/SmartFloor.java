package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** How far into the spread a resting order starts that is large for what rests in front of it. */
public record SmartFloor(BigDecimal utilization, BigDecimal floor) {
    /** Empty when the order is not large, or nobody knows. */
    static Optional<SmartFloor> of(Quantity remaining, Optional<Quantity> ownTop, SmartPricing smart) {
        return ownTop.filter(top -> smart.isLarge(remaining, top)).map(top -> of(remaining, top, smart));
    }

    private static SmartFloor of(Quantity remaining, Quantity top, SmartPricing smart) {
        BigDecimal utilization = remaining.value().divide(top.value(), Decimals.DIVISION);
        BigDecimal beyond = utilization
                .subtract(smart.trigger())
                .divide(BigDecimal.TWO, Decimals.DIVISION)
                .min(BigDecimal.ONE);
        BigDecimal least = smart.aggressivenessFloor();
        return new SmartFloor(
                utilization, least.add(BigDecimal.ONE.subtract(least).multiply(beyond)));
    }
}
