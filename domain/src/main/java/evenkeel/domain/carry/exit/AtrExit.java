package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.ATR_TRAILING;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Rule 3.3: the result has fallen from its best by more than it usually moves. */
@Section("trading")
public record AtrExit(
        @Key(
                value = "atr_trailing_enabled",
                usual = "false",
                unit = Unit.SWITCH,
                why = "Trails the result; needs it sampled every 60 seconds.")
        boolean enabled,

        @Key(
                value = "atr_period",
                usual = "14",
                unit = Unit.COUNT,
                range = ">= 2",
                why = "How many differences the usual move is taken over.")
        int period,

        @Key(
                value = "atr_multiplier",
                usual = "2.0",
                unit = Unit.FACTOR,
                range = "> 0",
                why = "How many usual moves the result may fall from its best.")
        BigDecimal multiplier,

        @Key(
                value = "atr_min_activation_usd",
                usual = "3.0",
                unit = Unit.USD,
                range = "> 0",
                why = "The stop begins once the trade was worth this much.")
        Usd minActivation,

        @Key(
                value = "atr_check_interval_seconds",
                usual = "60",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "How often the stop is reckoned anew.",
                idle = "every look asks every rule, four times a second")
        Duration checkInterval) {
    Finding check(ExitFacts facts) {
        if (!enabled) return Finding.NO;
        Optional<Usd> best = facts.in.trade().highWaterMark();
        if (best.isEmpty() || facts.pnl.isEmpty()) return Finding.noted(ATR_TRAILING, ExitNote.Why.DATA_MISSING);
        if (minActivation.exceeds(best.get())) return Finding.NO;
        BigDecimal stop = stop(facts, best.get());
        return facts.pnl.get().compareTo(stop) <= 0
                ? Finding.fires(ATR_TRAILING, "result " + facts.pnl.get() + " fell to the stop " + stop)
                : Finding.NO;
    }

    BigDecimal stop(ExitFacts facts, Usd best) {
        return best.value().subtract(facts.in.atr().value().multiply(multiplier));
    }
}
