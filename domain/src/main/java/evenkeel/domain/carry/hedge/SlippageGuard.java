package evenkeel.domain.carry.hedge;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether the spread that the fills would realise is still bearable.
 *
 * @param realizedSpread positive is a cost, as a fraction of the lead's price
 * @param excessCost what is beyond the limit, in dollars; zero when nothing is
 */
public record SlippageGuard(BigDecimal realizedSpread, BigDecimal guardLimit, Usd excessCost, Decision decision) {
    private static final BigDecimal TOLERANCE = new BigDecimal("1.2");

    /** What the guard says. */
    public enum Decision {
        PASSED,
        /** Too dear, but rolling back would cost more: hedge, and say so. */
        FLAGGED,
        FAILED_POST_LEG1_GUARD
    }

    /**
     * What is asked.
     *
     * @param side of the lead
     * @param rollbackCost estimated; a cost that is not known never keeps a hedge that is too dear
     */
    public record Inputs(
            Side side,
            Price leadVwap,
            Price hedgePrice,
            BigDecimal maxSpread,
            Usd notional,
            Optional<Usd> rollbackCost) {
        BigDecimal realizedSpread() {
            BigDecimal hedgeAbove = leadVwap.driftTo(hedgePrice);
            return side == Side.BUY ? hedgeAbove.negate() : hedgeAbove;
        }
    }

    public static SlippageGuard check(Inputs inputs, GuardSettings settings) {
        BigDecimal realized = inputs.realizedSpread();
        BigDecimal limit = inputs.maxSpread().multiply(TOLERANCE);
        BigDecimal beyond = realized.subtract(limit).max(BigDecimal.ZERO);
        Usd excess = new Usd(beyond.multiply(inputs.notional().value(), Decimals.DIVISION));
        return new SlippageGuard(
                realized, limit, excess, decide(realized.compareTo(limit) > 0, excess, inputs, settings));
    }

    private static Decision decide(boolean isDear, Usd excess, Inputs inputs, GuardSettings settings) {
        if (!isDear) return Decision.PASSED;
        boolean isDearerToLeave = settings.compareRollbackCost()
                && inputs.rollbackCost().filter(cost -> !excess.exceeds(cost)).isPresent();
        return isDearerToLeave ? Decision.FLAGGED : Decision.FAILED_POST_LEG1_GUARD;
    }
}
