package evenkeel.domain.carry.cost;

import evenkeel.domain.carry.market.Roles;
import evenkeel.domain.carry.spread.SpreadLimits;

/** All keys that the expected value reads. */
public record CostSettings(
        Roles roles,
        FallbackFees fallbackFees,
        ExitFeeSettings exitFees,
        HoldSettings hold,
        ForecastSettings forecast,
        SpreadLimits spread,
        SpreadCostSettings spreadCost) {}
