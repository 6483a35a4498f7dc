package evenkeel.domain.execution;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the core wants, free of any venue. A wrong one can be made: whoever executes refuses it with a code, never with an
 * exception.
 *
 * @param direction of the position; only longs are taken
 * @param sizeFrac above nothing; all of it, 1, for what leaves
 * @param notional what is to be invested, our own money; only of what increases
 * @param maxSlippageBps replaces the urgency's first value
 * @param maxLeverage a cap, never a wish; with its reason
 */
public record ExecutionIntent(
        String id,
        String position,
        Optional<String> trade,
        ExecutorKey where,
        String contract,
        Action action,
        Side direction,
        BigDecimal sizeFrac,
        SizeBasis sizeBasis,
        Optional<Usd> notional,
        Urgency urgency,
        Optional<Integer> maxSlippageBps,
        boolean reduceOnly,
        boolean postOnly,
        Optional<BigDecimal> maxLeverage,
        Optional<String> riskReason,
        Price reference,
        Instant asOf,
        Instant expiresAt) {
    private static final int MOST_BPS = 2_000;
    private static final BigDecimal MOST_LEVERAGE = new BigDecimal(100);

    /** What is wrong with it by itself; empty when nothing is. */
    public Optional<String> objection() {
        if (id.isBlank() || position.isBlank() || contract.isBlank()) return wrong("it names no position");
        if (direction != Side.BUY) return wrong("only longs are taken");
        if (sizeFrac.signum() <= 0 || sizeFrac.compareTo(BigDecimal.ONE) > 0) return wrong("size_frac " + sizeFrac);
        if (action.leaves() && sizeFrac.compareTo(BigDecimal.ONE) != 0)
            return wrong("an exit is of all, not " + sizeFrac);
        if (!sizeBasis.suits(action)) return wrong(action + " of " + sizeBasis);
        if (action.increases() != notional.isPresent()) return wrong("a notional belongs to what increases");
        if (action.reduces() && trade.isEmpty()) return wrong("what reduces belongs to a trade");
        if (action.reduces() && !reduceOnly) return wrong("what reduces is reduce-only");
        if (maxSlippageBps.filter(bps -> bps < 1 || bps > MOST_BPS).isPresent()) return wrong("max_slippage_bps");
        if (postOnly && urgency == Urgency.CRITICAL) return wrong("what is critical does not wait in a book");
        return leverageObjection();
    }

    private Optional<String> leverageObjection() {
        if (maxLeverage.isEmpty()) return Optional.empty();
        BigDecimal cap = maxLeverage.get();
        if (cap.signum() <= 0 || cap.compareTo(MOST_LEVERAGE) > 0) return wrong("max_leverage " + cap);
        return riskReason.isEmpty() ? wrong("a leverage cap has a reason") : Optional.empty();
    }

    /** Long only: what increases buys. */
    public Side side() {
        return action.increases() ? direction : direction.opposite();
    }

    private static Optional<String> wrong(String why) {
        return Optional.of(why);
    }
}
