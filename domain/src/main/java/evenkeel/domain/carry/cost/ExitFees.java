package evenkeel.domain.carry.cost;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/**
 * What leaving is expected to cost in fees: resting as often as it succeeds, taking otherwise.
 *
 * @param x10MakerFillProbability zero where X10 is not tried by resting
 */
public record ExitFees(
        BigDecimal lighterMakerFillProbability,
        BigDecimal x10MakerFillProbability,
        Usd exitFeesLighter,
        Usd exitFeesX10,
        Usd exitFees) {
    /** Of two legs worth the same. */
    public static ExitFees of(Usd notional, FeeRates fees, LighterTier tier, ExitFeeSettings settings) {
        return of(notional, notional, fees, tier, settings);
    }

    public static ExitFees of(Usd lighter, Usd x10, FeeRates fees, LighterTier tier, ExitFeeSettings settings) {
        boolean restsAtX10 = settings.x10UseMaker() && fees.x10().maker().signum() == 0;
        BigDecimal chanceLighter = settings.lighter(tier);
        BigDecimal chanceX10 = restsAtX10 ? settings.x10() : BigDecimal.ZERO;
        Usd atLighter = expected(lighter, fees.lighter(), chanceLighter);
        Usd atX10 = expected(x10, fees.x10(), chanceX10);
        return new ExitFees(chanceLighter, chanceX10, atLighter, atX10, atLighter.plus(atX10));
    }

    private static Usd expected(Usd notional, VenueFees fees, BigDecimal chance) {
        BigDecimal resting = chance.multiply(fees.maker());
        BigDecimal taking = BigDecimal.ONE.subtract(chance).multiply(fees.taker());
        return notional.times(resting.add(taking));
    }
}
