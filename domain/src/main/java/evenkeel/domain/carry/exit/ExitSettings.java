package evenkeel.domain.carry.exit;

import evenkeel.domain.carry.close.CloseLadder;
import evenkeel.domain.carry.close.CoordinatedClose;
import evenkeel.domain.carry.close.EarlyFastClose;
import evenkeel.domain.carry.close.TakerSlippage;
import evenkeel.domain.carry.cost.HoldSettings;
import evenkeel.domain.carry.rebalance.RebalanceLimits;

/** Everything that is configured of leaving, rule by rule in their order, and what they borrow from the close. */
public record ExitSettings(
        MissingLeg missingLeg,
        LiquidationExit liquidation,
        DriftExit drift,
        RebalanceLimits rebalance,
        FundingFlipExit fundingFlip,
        EarlyTakeProfit earlyTakeProfit,
        EarlyEdge earlyEdge,
        HoldSettings hold,
        HoldExtension extension,
        NetEvExit netEv,
        YieldCostExit yieldCost,
        BasisExit basis,
        VelocityExit velocity,
        ZScoreExit zScore,
        AtrExit atr,
        ProfitTarget profitTarget,
        OpportunityCost opportunityCost,
        EarlyFastClose earlyFastClose,
        CoordinatedClose coordinatedClose,
        CloseLadder closeLadder,
        TakerSlippage takerSlippage) {}
