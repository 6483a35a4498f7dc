package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.hedge.HedgeDepth;
import evenkeel.domain.carry.hedge.HedgeProgress;
import evenkeel.domain.carry.hedge.HedgeTry;
import evenkeel.domain.carry.hedge.RetryDelay;
import evenkeel.domain.carry.hedge.SlippageGuard;
import evenkeel.domain.carry.lead.AttemptTime;
import evenkeel.domain.carry.lead.Escalation;
import evenkeel.domain.carry.lead.LeadAttempt;
import evenkeel.domain.carry.scan.ScanSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A whole entry by what is known of it: every plan and every figure, and the first thing to do.
 *
 * @param attemptTimes how long the lead rests, whatever the market says
 * @param staleAfter when the entry would be taken to be forgotten
 */
public record Entry(
        Optional<Preflight> preflight,
        List<AttemptTime> attemptTimes,
        Duration staleAfter,
        List<LeadAttempt> leadAttempts,
        Optional<Escalation> escalation,
        Optional<LeadStep> lead,
        Optional<HedgeDepth> hedgeDepth,
        Optional<SlippageGuard> guard,
        List<HedgeTry> hedgeTries,
        Optional<RetryDelay> retryDelay,
        Optional<HedgeProgress> hedge,
        Optional<Verification> verification,
        Optional<Rollback> rollback,
        Optional<PriceBand> priceBand,
        Optional<FillSlippage> slippage,
        EntryCode decision,
        EntryStage stage) {
    public static Entry decide(EntryInputs in, EntrySettings settings) {
        ScanSettings scan = settings.scan();
        var preflight = in.preflight().map(each -> Preflight.check(each, settings));
        var lead = in.restingLead().map(each -> LeadStep.of(each, settings));
        var depth = in.filledLead()
                .map(each -> HedgeDepth.of(
                        each.filled(), each.hedgeBook(), each.hedgeSide(), each.lot(), settings.depthAfterLead()));
        var guard = in.guard().map(each -> SlippageGuard.check(each, settings.guard()));
        var hedge = in.hedge().map(each -> HedgeProgress.of(each, settings.hedgeProgress()));
        var verified = in.verification().map(each -> Verification.of(each, settings.verification()));
        EntryCode decision = EntryAnswers.first(preflight, lead, depth, guard, hedge, verified);
        return new Entry(
                preflight,
                AttemptTime.schedule(settings.lead()),
                settings.lead().staleOpeningAfter(),
                in.leadMarket()
                        .map(market -> LeadAttempt.plan(market, settings.lead(), scan.smartPricing()))
                        .orElse(List.of()),
                in.leadMarket().flatMap(market -> Escalation.plan(market, settings.lead(), settings.takerSlippage())),
                lead,
                depth,
                guard,
                in.hedgeMarket()
                        .map(market -> HedgeTry.ladder(market, settings.hedge(), scan.smartPricing()))
                        .orElse(List.of()),
                in.nextTry()
                        .map(each ->
                                RetryDelay.of(each.previousBase(), each.base(), each.bookSpread(), settings.retry())),
                hedge,
                verified,
                in.rollback().map(each -> Rollback.next(each, settings.rollback(), settings.takerSlippage())),
                in.order().map(each -> PriceBand.check(each.limit(), each.mark(), settings.priceBand())),
                in.fill().map(each -> FillSlippage.of(each.side(), each.reference(), each.fill())),
                decision,
                decision.stage());
    }
}
