package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.hedge.HedgeDepth;
import evenkeel.domain.carry.hedge.HedgeProgress;
import evenkeel.domain.carry.hedge.SlippageGuard;
import java.util.Optional;

/** Which of the answers along an entry is the first that asks for something; the last one when none does. */
final class EntryAnswers {
    private EntryAnswers() {}

    static EntryCode first(
            Optional<Preflight> preflight,
            Optional<LeadStep> lead,
            Optional<HedgeDepth> depth,
            Optional<SlippageGuard> guard,
            Optional<HedgeProgress> hedge,
            Optional<Verification> verification) {
        return preflight
                .filter(each -> !each.isPassed())
                .map(Preflight::decision)
                .or(() -> lead.map(LeadStep::decision).filter(code -> code != EntryCode.HEDGE))
                .or(() -> depth.flatMap(EntryAnswers::refused))
                .or(() -> guard.flatMap(EntryAnswers::refused))
                .or(() -> hedge.flatMap(EntryAnswers::unfinished))
                .or(() -> verification.map(EntryAnswers::of))
                .orElseGet(() -> last(lead, depth, guard, hedge));
    }

    private static Optional<EntryCode> refused(HedgeDepth depth) {
        return switch (depth.decision()) {
            case FAILED_HEDGE_DEPTH -> Optional.of(EntryCode.FAILED_HEDGE_DEPTH);
            case FAILED_HEDGE_DEPTH_SALVAGE -> Optional.of(EntryCode.FAILED_HEDGE_DEPTH_SALVAGE);
            case HEDGE_ALL, SALVAGE -> Optional.empty();
        };
    }

    private static Optional<EntryCode> refused(SlippageGuard guard) {
        return switch (guard.decision()) {
            case FAILED_POST_LEG1_GUARD -> Optional.of(EntryCode.FAILED_POST_LEG1_GUARD);
            case PASSED, FLAGGED -> Optional.empty();
        };
    }

    private static Optional<EntryCode> unfinished(HedgeProgress hedge) {
        return switch (hedge.decision()) {
            case READ_AGAIN -> Optional.of(EntryCode.READ_HEDGE_ORDER_AGAIN);
            case RETRY -> Optional.of(EntryCode.RETRY_HEDGE);
            case KEEP_MATCHED -> Optional.of(EntryCode.KEEP_MATCHED);
            case LEG2_FAILED -> Optional.of(EntryCode.LEG2_FAILED);
            case HEDGED, ACCEPTED -> Optional.empty();
        };
    }

    private static EntryCode of(Verification verification) {
        return switch (verification) {
            case OPENED -> EntryCode.OPENED;
            case READ_AGAIN -> EntryCode.VERIFY;
            case POST_ENTRY_BROKEN_HEDGE -> EntryCode.POST_ENTRY_BROKEN_HEDGE;
            case UNVERIFIED -> EntryCode.UNVERIFIED;
        };
    }

    private static EntryCode last(
            Optional<LeadStep> lead,
            Optional<HedgeDepth> depth,
            Optional<SlippageGuard> guard,
            Optional<HedgeProgress> hedge) {
        if (hedge.isPresent()) return EntryCode.VERIFY;
        boolean salvages = depth.filter(each -> each.decision() == HedgeDepth.Decision.SALVAGE)
                .isPresent();
        if (salvages) return EntryCode.SALVAGE;
        return lead.isPresent() || depth.isPresent() || guard.isPresent() ? EntryCode.HEDGE : EntryCode.PLACE_LEAD;
    }
}
