package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_BROKEN_HEDGE;

import evenkeel.domain.carry.LegName;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rule 0: one leg is there and the other is not, seen more than once in a row. A look that failed counts for nothing. */
@Section("risk")
public record MissingLeg(
        @Key(
                value = "broken_hedge_min_age_seconds",
                usual = "30",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "A venue may show a fresh position late; a younger trade is not judged.")
        Duration minAge,

        @Key(
                value = "broken_hedge_confirmations",
                usual = "2",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "How many looks in a row must miss the same leg.")
        int confirmations,

        @Key(
                value = "broken_hedge_window_seconds",
                usual = "120",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "Two looks further apart than this do not confirm each other.")
        Duration window) {
    Finding check(ExitFacts facts) {
        if (facts.in.trade().lived().compareTo(minAge) < 0) return Finding.NO;
        List<LegsSeen> seen = facts.in.trade().observations();
        if (seen.isEmpty() || isOver(facts, seen.getLast())) {
            return Finding.warned(EMERGENCY_BROKEN_HEDGE, ExitNote.Why.DATA_MISSING);
        }
        Optional<LegName> missing = confirmed(facts, seen);
        if (missing.isEmpty()) return Finding.NO;

        String venue = leg(facts, missing.get()).venue().name().toLowerCase(Locale.ROOT);
        String text = EMERGENCY_BROKEN_HEDGE.prefix() + "_missing_" + venue;
        return new Finding.Fires(EMERGENCY_BROKEN_HEDGE, Severity.EMERGENCY, text, Optional.empty());
    }

    /** The leg that each of the last looks missed. */
    Optional<LegName> confirmed(ExitFacts facts, List<LegsSeen> seen) {
        if (seen.size() < confirmations) return Optional.empty();
        List<LegsSeen> last = seen.subList(seen.size() - confirmations, seen.size());
        Optional<LegName> missing = missing(facts, last.getFirst());
        for (int i = 1; i < last.size(); i++) {
            Duration gap = Duration.between(last.get(i - 1).at(), last.get(i).at());
            boolean confirms =
                    gap.compareTo(window) <= 0 && missing(facts, last.get(i)).equals(missing);
            if (!confirms) return Optional.empty();
        }
        return missing;
    }

    private boolean isOver(ExitFacts facts, LegsSeen seen) {
        return Duration.between(seen.at(), facts.in.trade().evaluatedAt()).compareTo(window) > 0;
    }

    /** Empty when both are there, and when neither is: that is no broken hedge. */
    private static Optional<LegName> missing(ExitFacts facts, LegsSeen seen) {
        boolean lead = isThere(seen.lead(), facts.in.lead().lot());
        boolean hedge = isThere(seen.hedge(), facts.in.hedge().lot());
        if (lead == hedge) return Optional.empty();
        return Optional.of(lead ? LegName.HEDGE : LegName.LEAD);
    }

    private static boolean isThere(Quantity quantity, BigDecimal lot) {
        return quantity.value().multiply(BigDecimal.TWO).compareTo(lot) > 0;
    }

    private static HeldLeg leg(ExitFacts facts, LegName name) {
        return name == LegName.LEAD ? facts.in.lead() : facts.in.hedge();
    }
}
