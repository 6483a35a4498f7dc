package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.cost.ExitFeeSettings;
import evenkeel.domain.carry.cost.ExitFees;
import evenkeel.domain.carry.cost.FeeRates;
import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.market.Roles;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/**
 * Whether another trade is worth leaving this one for.
 *
 * @param switchingCost everything that changing costs, for looking: the candidate's value already has its own part
 * @param pays whether rotating is worth clearly more than holding
 */
public record Rotation(
        ExitFees exitFees,
        Usd exitCost,
        Usd switchingCost,
        BigDecimal holdHours,
        Usd valueHold,
        Usd valueRotate,
        Usd threshold,
        boolean pays) {
    private static final BigDecimal LONGEST_HOURS = new BigDecimal(24);
    private static final BigDecimal MARGIN = new BigDecimal("0.05");

    /**
     * What is asked.
     *
     * @param fundingPerHour of the current trade, signed
     * @param spreadNew the candidate's entry spread as a fraction
     */
    public record Inputs(
            Usd currentNotional,
            Usd fundingPerHour,
            BigDecimal hoursToMaxHold,
            Usd newNotional,
            BigDecimal spreadNew,
            Usd totalEvNew,
            FeeRates fees,
            LighterTier lighterTier) {}

    public record Settings(Roles roles, ExitFeeSettings exitFees, RotationSettings rotation) {}

    public static Rotation weigh(Inputs inputs, Settings settings) {
        Usd latency = settings.rotation().switchingCostLatency();
        ExitFees exit = ExitFees.of(inputs.currentNotional(), inputs.fees(), inputs.lighterTier(), settings.exitFees());
        BigDecimal entering =
                inputs.fees().entry(settings.roles().leadExchange()).add(inputs.spreadNew());
        Usd switching =
                exit.exitFees().plus(inputs.newNotional().times(entering)).plus(latency);
        BigDecimal hours = inputs.hoursToMaxHold().min(LONGEST_HOURS).max(BigDecimal.ONE);
        Usd hold = new Usd(inputs.fundingPerHour().value().multiply(hours, Decimals.DIVISION));
        Usd rotate = inputs.totalEvNew().minus(exit.exitFees()).minus(latency);
        Usd threshold = hold.plus(hold.abs().times(MARGIN));
        return new Rotation(
                exit, exit.exitFees(), switching, hours, hold, rotate, threshold, !threshold.exceeds(rotate));
    }
}
