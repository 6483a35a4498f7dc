package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.cost.CostSettings;
import evenkeel.domain.carry.cost.ExitFeeSettings;
import evenkeel.domain.carry.cost.FallbackFees;
import evenkeel.domain.carry.cost.ForecastSettings;
import evenkeel.domain.carry.cost.HoldSettings;
import evenkeel.domain.carry.cost.SpreadCostSettings;
import evenkeel.domain.carry.depth.DepthGateSettings;
import evenkeel.domain.carry.depth.DepthThresholds;
import evenkeel.domain.carry.depth.HedgePreflightSettings;
import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.market.Roles;
import evenkeel.domain.carry.sizing.ExposureLimits;
import evenkeel.domain.carry.sizing.MinimumSizeSettings;
import evenkeel.domain.carry.sizing.SizeSettings;
import evenkeel.domain.carry.sizing.TradeSizeSettings;
import evenkeel.domain.carry.spread.SpreadGate;
import evenkeel.domain.carry.spread.SpreadLimits;

/** All keys that the question whether a symbol is worth an entry reads, once each. */
public record ScanSettings(
        Roles roles,
        SymbolFilters symbols,
        EntryFilters filters,
        FallbackFees fallbackFees,
        ExitFeeSettings exitFees,
        HoldSettings hold,
        ForecastSettings forecast,
        SpreadLimits spread,
        SpreadCostSettings spreadCost,
        DepthGateSettings depth,
        HedgePreflightSettings hedgePreflight,
        SmartPricing smartPricing,
        TradeSizeSettings tradeSize,
        ExposureLimits exposure,
        MinimumSizeSettings minimumSize) {
    public CostSettings cost() {
        return new CostSettings(roles, fallbackFees, exitFees, hold, forecast, spread, spreadCost);
    }

    public SizeSettings size() {
        return new SizeSettings(roles, tradeSize, exposure, minimumSize);
    }

    public SpreadGate.Settings spreadGate() {
        return new SpreadGate.Settings(spread, depth, smartPricing);
    }

    public DepthThresholds capThresholds() {
        return hedgePreflight.strict(depth.thresholds());
    }
}
