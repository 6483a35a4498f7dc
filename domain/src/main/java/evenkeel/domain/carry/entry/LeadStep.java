package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.lead.Escalation;
import evenkeel.domain.carry.lead.HedgeWatch;
import evenkeel.domain.carry.lead.LeadProgress;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.util.Optional;

/**
 * A lead that rests: what has filled, whether it could still be hedged, and whether it should take.
 *
 * @param watch of what is still to fill
 */
public record LeadStep(
        Usd filledNotional,
        LeadProgress.Decision progress,
        HedgeWatch watch,
        Optional<TakingWorth> taking,
        Escalation.Decision escalation,
        EntryCode decision) {
    public static LeadStep of(EntryInputs.RestingLead lead, EntrySettings settings) {
        LeadProgress progress = lead.progress();
        Quantity pending = progress.target().lessOrZero(progress.filled());
        HedgeWatch watch = HedgeWatch.of(
                lead.hedgeBook(),
                lead.hedgeSide(),
                pending,
                progress.price(),
                settings.scan().depth());
        var taking = lead.taking().map(each -> TakingWorth.of(each, settings.scan()));
        boolean isWorthIt = taking.filter(TakingWorth::isWorthIt).isPresent();
        var escalation = Escalation.decide(lead.sinceFirstPlacement(), progress, isWorthIt, settings.lead());
        var filled = progress.decide(settings.microfill());
        return new LeadStep(
                progress.filledNotional(), filled, watch, taking, escalation, decide(filled, watch, escalation));
    }

    private static EntryCode decide(LeadProgress.Decision filled, HedgeWatch watch, Escalation.Decision escalation) {
        return switch (filled) {
            case FILLED, HEDGE_PARTIAL -> EntryCode.HEDGE;
            case MICROFILL -> EntryCode.MICROFILL;
            case LEG1_FAILED -> EntryCode.LEG1_FAILED;
            case WAIT -> watch.isEvaporated() ? EntryCode.LEG1_HEDGE_EVAPORATED : resting(escalation);
        };
    }

    private static EntryCode resting(Escalation.Decision escalation) {
        return switch (escalation) {
            case REST -> EntryCode.LEAD_RESTS;
            case ESCALATE -> EntryCode.ESCALATE_LEAD;
            case STOP -> EntryCode.STOP_LEAD;
        };
    }
}
