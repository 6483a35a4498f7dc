package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.HOLD_DEFAULT;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_MAX_HOLD_EXTENDED;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_MIN_HOLD;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_NET_EV;
import static evenkeel.domain.carry.exit.ExitCode.HOLD_NO_MARKET_DATA;

import evenkeel.domain.carry.exit.Finding.Fires;
import evenkeel.domain.carry.exit.Finding.Passes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether to leave a held trade. One decision per look: the rules are asked in this order and the first that fires wins; the
 * last one always does.
 */
public final class ExitRules {
    private static final Fires NO_MARKET = hold(HOLD_NO_MARKET_DATA, "a price or a rate is not known");
    private static final Fires TOO_YOUNG = hold(HOLD_MIN_HOLD, "younger than the least holding time");
    private static final Fires EXTENDED = hold(HOLD_MAX_HOLD_EXTENDED, "a recovery is about to come");
    private static final Fires EARNS = hold(HOLD_NET_EV, "staying is worth more than leaving");
    private static final Fires NOTHING = hold(HOLD_DEFAULT, "nothing fired");

    private static final List<ExitRule> IN_ORDER = List.of(
            (facts, settings) -> request(facts),
            (facts, settings) -> settings.missingLeg().check(facts),
            (facts, settings) -> settings.liquidation().check(facts),
            (facts, settings) -> settings.drift().check(facts, settings.rebalance()),
            (facts, settings) -> facts.haveMarket() ? Finding.NO : NO_MARKET,
            (facts, settings) -> settings.fundingFlip().catastrophe(facts),
            (facts, settings) -> settings.earlyTakeProfit().check(facts, settings),
            (facts, settings) -> settings.earlyEdge().check(facts, settings.fundingFlip()),
            (facts, settings) -> AgeGates.isTooYoung(facts, settings) ? TOO_YOUNG : Finding.NO,
            AgeGates::tooOld,
            (facts, settings) -> settings.fundingFlip().check(facts),
            (facts, settings) -> settings.netEv().check(facts),
            (facts, settings) -> settings.yieldCost().check(facts),
            (facts, settings) -> settings.basis().check(facts),
            (facts, settings) -> settings.velocity().check(facts),
            (facts, settings) -> settings.zScore().check(facts),
            (facts, settings) -> settings.atr().check(facts),
            (facts, settings) -> settings.profitTarget().check(facts, settings.netEv()),
            (facts, settings) -> settings.opportunityCost().check(facts, settings.netEv()),
            ExitRules::stay);

    private ExitRules() {}

    public static ExitDecision decide(ExitInputs inputs, ExitSettings settings) {
        return decide(new ExitFacts(inputs), settings);
    }

    static ExitDecision decide(ExitFacts facts, ExitSettings settings) {
        List<ExitNote> notes = List.of();
        for (ExitRule rule : IN_ORDER) {
            switch (rule.check(facts, settings)) {
                case Fires fires -> {
                    return ExitDecision.of(fires, with(notes, fires.note()), settings);
                }
                case Passes passes -> notes = with(notes, passes.note());
            }
        }
        throw new IllegalStateException("the last rule always fires");
    }

    private static Finding request(ExitFacts facts) {
        Optional<CloseWish> wish = facts.in.trade().request();
        return wish.isEmpty() ? Finding.NO : request(wish.get());
    }

    static Fires request(CloseWish wish) {
        boolean now = wish == CloseWish.MANUAL_EMERGENCY;
        ExitCode code = wish.code();
        return now ? Finding.emergency(code, wish.why()) : Finding.fires(code, wish.why());
    }

    private static Finding stay(ExitFacts facts, ExitSettings settings) {
        if (AgeGates.isExtended(facts, settings)) return EXTENDED;
        return settings.netEv().isEvaluated(facts) ? EARNS : NOTHING;
    }

    private static Fires hold(ExitCode code, String why) {
        return new Fires(code, Severity.NORMAL, code.prefix() + ": " + why, Optional.empty());
    }

    /** Most looks have nothing to note. */
    private static List<ExitNote> with(List<ExitNote> notes, Optional<ExitNote> note) {
        if (note.isEmpty()) return notes;
        List<ExitNote> more = notes.isEmpty() ? new ArrayList<>(4) : notes;
        more.add(note.get());
        return more;
    }
}
