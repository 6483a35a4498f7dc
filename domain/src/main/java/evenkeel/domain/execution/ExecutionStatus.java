package evenkeel.domain.execution;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How an execution ended, by what filled. Only fills change positions: there is no success without one. */
public enum ExecutionStatus {
    SUCCESS,
    /** On purpose, before anything was sent. */
    SKIPPED,
    ERROR,
    PARTIAL;

    private static final int BPS_DIGITS = 4;

    /** Of a plan that was sent: all but a lot, or all but dust, is all. */
    public static ExecutionStatus of(ExecutionPlan sent, Quantity filled, BigDecimal lot, Quantity dust) {
        if (filled.isZero()) return ERROR;
        Quantity left = sent.size().lessOrZero(filled);
        return left.exceeds(new Quantity(lot)) && !dust.exceeds(left) ? PARTIAL : SUCCESS;
    }

    /** How much worse than the middle it filled, in basis points: positive is worse. */
    public static int slippageBps(Side side, Price mid, Price average) {
        BigDecimal drift = mid.driftTo(average);
        BigDecimal worse = side == Side.BUY ? drift : drift.negate();
        return worse.round(Decimals.DIVISION)
                .movePointRight(BPS_DIGITS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .intValueExact();
    }
}
