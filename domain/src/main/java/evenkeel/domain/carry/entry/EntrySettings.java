package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.close.TakerSlippage;
import evenkeel.domain.carry.hedge.GuardSettings;
import evenkeel.domain.carry.hedge.HedgeDepth;
import evenkeel.domain.carry.hedge.HedgeDepthSettings;
import evenkeel.domain.carry.hedge.HedgeProgress;
import evenkeel.domain.carry.hedge.HedgeSettings;
import evenkeel.domain.carry.hedge.RetryTiming;
import evenkeel.domain.carry.hedge.SalvageSettings;
import evenkeel.domain.carry.lead.LeadSettings;
import evenkeel.domain.carry.lead.MicrofillSettings;
import evenkeel.domain.carry.scan.ScanSettings;

/** All keys that an entry reads: those of the scan, and its own. */
public record EntrySettings(
        ScanSettings scan,
        StreamGateSettings streamGate,
        LiquiditySettings liquidity,
        LeadSettings lead,
        MicrofillSettings microfill,
        TakerSlippage takerSlippage,
        HedgeSettings hedge,
        HedgeDepthSettings hedgeDepth,
        SalvageSettings salvage,
        GuardSettings guard,
        RetryTiming retry,
        VerificationSettings verification,
        RollbackSettings rollback,
        PriceBandSettings priceBand) {
    public HedgeDepth.Settings depthAfterLead() {
        return new HedgeDepth.Settings(scan.depth(), hedgeDepth, salvage);
    }

    public HedgeProgress.Settings hedgeProgress() {
        return new HedgeProgress.Settings(hedge, salvage, microfill);
    }
}
