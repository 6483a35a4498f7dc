package evenkeel.domain.execution.perps;

import evenkeel.domain.execution.Constraint;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The leverage of a plan: what is wanted, under every cap, whole and at least one; and which caps took hold. */
record PlannedLeverage(BigDecimal value, Set<Constraint> caps) {
    private static final BigDecimal EIGHT_HOURS = new BigDecimal(8);

    static PlannedLeverage of(Preparation asked, PerpSettings settings) {
        var capped = new Capped(settings.leverage().target());
        asked.intent().maxLeverage().ifPresent(cap -> capped.to(cap, Constraint.LEVERAGE_CAP));
        // a market that does not tell its highest leverage gets none
        capped.to(asked.market().rules().orElseThrow().maxLeverage().orElse(BigDecimal.ONE), Constraint.LEVERAGE_CAP);
        if (costOf8h(asked, settings)
                .filter(cost -> cost.compareTo(settings.funding().cap()) > 0)
                .isPresent()) {
            capped.to(settings.funding().cappedLeverage(), Constraint.FUNDING_CAP);
        }
        asked.house().maxLeverage().ifPresent(cap -> capped.to(cap, Constraint.PORTFOLIO_LEVERAGE_CAP));
        BigDecimal whole = capped.least.setScale(0, RoundingMode.FLOOR).max(BigDecimal.ONE);
        return new PlannedLeverage(whole, capped.by);
    }

    /** What eight hours of funding cost, as a fraction; one that pays us costs nothing where direction counts. */
    static Optional<BigDecimal> costOf8h(Preparation asked, PerpSettings settings) {
        return asked.market().funding().map(paid -> {
            BigDecimal rate = paid.rate().value().multiply(EIGHT_HOURS);
            if (!settings.funding().directionAware()) return rate.abs();
            return (asked.intent().direction() == Side.BUY ? rate : rate.negate()).max(BigDecimal.ZERO);
        });
    }

    boolean isLevered() {
        return value.compareTo(BigDecimal.ONE) > 0;
    }

    /** Where an isolated long of that leverage would be liquidated. */
    static BigDecimal liquidation(Price entry, BigDecimal leverage, BigDecimal mostAtVenue) {
        BigDecimal price = entry.value();
        BigDecimal kept = BigDecimal.ONE.divide(mostAtVenue.multiply(BigDecimal.TWO), Decimals.DIVISION);
        BigDecimal loss = price.divide(leverage, Decimals.DIVISION)
                .subtract(price.multiply(kept))
                .divide(BigDecimal.ONE.subtract(kept), Decimals.DIVISION);
        return price.subtract(loss);
    }

    private static final class Capped {
        private BigDecimal least;
        private final Set<Constraint> by = EnumSet.noneOf(Constraint.class);

        private Capped(BigDecimal wanted) {
            this.least = wanted;
        }

        private void to(BigDecimal cap, Constraint why) {
            if (cap.compareTo(least) >= 0) return;
            least = cap;
            by.add(why);
        }
    }
}
