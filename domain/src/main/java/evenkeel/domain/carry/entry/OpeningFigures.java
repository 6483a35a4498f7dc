package evenkeel.domain.carry.entry;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How well an entry went.
 *
 * @param apy and {@code breakevenHours}, {@code expectedValue}: as it was decided by
 * @param observedSpread what crossing both books would have cost then, {@code realizedSpread} what the fills did; fractions
 *     of the price, positive is a cost
 * @param leadFill from the first placement, {@code hedgeFill} from there on
 * @param leadSlippageBps against the middle of both venues then, positive is worse; so is the hedge's
 * @param repricings orders of the lead beyond the first
 */
public record OpeningFigures(
        BigDecimal apy,
        Usd expectedValue,
        BigDecimal breakevenHours,
        BigDecimal observedSpread,
        BigDecimal realizedSpread,
        Duration leadFill,
        Duration hedgeFill,
        BigDecimal leadSlippageBps,
        BigDecimal hedgeSlippageBps,
        Usd fees,
        int repricings) {}
