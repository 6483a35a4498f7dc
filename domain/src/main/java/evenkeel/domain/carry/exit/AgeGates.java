package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.HOLD_MAX_HOLD_EXTENDED;
import static evenkeel.domain.carry.exit.ExitCode.MAX_HOLD;

/** Gates G1 and G2: too young for anything but an emergency, and old enough. */
final class AgeGates {
    private AgeGates() {}

    static boolean isTooYoung(ExitFacts facts, ExitSettings settings) {
        return facts.age.compareTo(settings.hold().minHold()) < 0;
    }

    /** An extension only takes this reason away; the rules that follow are asked as ever. */
    static Finding tooOld(ExitFacts facts, ExitSettings settings) {
        if (facts.age.compareTo(settings.hold().maxHold()) < 0) return Finding.NO;
        return isExtended(facts, settings)
                ? Finding.noted(HOLD_MAX_HOLD_EXTENDED, ExitNote.Why.MAX_HOLD_EXTENDED)
                : Finding.fires(MAX_HOLD, "held for " + facts.age);
    }

    static boolean isExtended(ExitFacts facts, ExitSettings settings) {
        return facts.age.compareTo(settings.hold().maxHold()) >= 0
                && settings.extension()
                        .until(facts.in.trade(), facts.in.worth().predictedRecovery(), settings.hold())
                        .isPresent();
    }
}
