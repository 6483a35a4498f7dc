package evenkeel.domain.carry.cost;

import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What an entry is expected to earn until it may be left again, with every figure on the way.
 *
 * @param evPerHour for looking and ranking only
 * @param breakevenHours until funding has paid all costs; {@link #NEVER} when it never does
 */
public record ExpectedValue(
        FeeRates fees,
        Forecast forecast,
        Usd fundingPerHour,
        BigDecimal holdHours,
        Usd entryFees,
        ExitFees exitFees,
        SpreadCost spreadCost,
        Usd totalCost,
        Usd totalEv,
        Usd evPerHour,
        BigDecimal breakevenHours) {
    public static final BigDecimal NEVER = new BigDecimal(999);

    private static final BigDecimal HOURS_PER_YEAR = new BigDecimal(8760);

    /**
     * What is asked.
     *
     * @param apyHistory hourly and signed in the direction of interest, oldest first
     */
    public record Inputs(
            Usd notional,
            BigDecimal netApy,
            Direction direction,
            SpreadCost.Prices prices,
            List<BigDecimal> apyHistory,
            Optional<VenueFees> lighterFees,
            Optional<VenueFees> x10Fees,
            LighterTier lighterTier) {
        FeeRates fees(FallbackFees fallback) {
            return FeeRates.of(lighterFees, x10Fees, fallback);
        }
    }

    /** Of an entry whose lead rests. */
    public static ExpectedValue of(Inputs inputs, CostSettings settings) {
        FeeRates fees = inputs.fees(settings.fallbackFees());
        return of(inputs, fees, fees.entry(settings.roles().leadExchange()), settings);
    }

    /** Of an entry whose lead takes, because resting took too long. */
    public static ExpectedValue ofTaking(Inputs inputs, CostSettings settings) {
        FeeRates fees = inputs.fees(settings.fallbackFees());
        return of(inputs, fees, fees.takingEntry(), settings);
    }

    private static ExpectedValue of(Inputs inputs, FeeRates fees, BigDecimal entryFee, CostSettings settings) {
        Usd notional = inputs.notional();
        Forecast forecast = Forecast.of(inputs.netApy(), inputs.apyHistory(), settings.forecast());
        BigDecimal perHour =
                notional.value().multiply(forecast.velocityAdjustedApy()).divide(HOURS_PER_YEAR, Decimals.DIVISION);
        BigDecimal hours = settings.hold().plannedHours();
        ExitFees exit = ExitFees.of(notional, fees, inputs.lighterTier(), settings.exitFees());
        SpreadCost spread = SpreadCost.of(notional, inputs.direction(), inputs.prices(), exit, settings);
        Usd entry = notional.times(entryFee);
        Usd cost = entry.plus(exit.exitFees()).plus(spread.spreadCost());
        return new ExpectedValue(
                fees,
                forecast,
                new Usd(perHour),
                hours,
                entry,
                exit,
                spread,
                cost,
                new Usd(perHour.multiply(hours, Decimals.DIVISION)).minus(cost),
                new Usd(perHour.subtract(cost.value().divide(hours, Decimals.DIVISION))),
                breakevenHours(cost, perHour));
    }

    /** The cost is counted once: the funding is not reduced by it before. */
    static BigDecimal breakevenHours(Usd cost, BigDecimal fundingPerHour) {
        if (fundingPerHour.signum() <= 0) return NEVER;
        if (cost.value().signum() <= 0) return BigDecimal.ZERO;
        return cost.value().divide(fundingPerHour, Decimals.DIVISION);
    }
}
