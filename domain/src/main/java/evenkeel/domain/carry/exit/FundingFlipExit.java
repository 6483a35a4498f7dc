package evenkeel.domain.carry.exit;

import static evenkeel.domain.carry.exit.ExitCode.EMERGENCY_FUNDING_FLIP;
import static evenkeel.domain.carry.exit.ExitCode.FUNDING_FLIP;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Rules 1.3 and 2.1: the trade was opened to earn, and now it pays. Rates are annual and signed. */
@Section("trading")
public record FundingFlipExit(
        @Key(
                value = "catastrophic_funding_flip_apy",
                usual = "-2.00",
                unit = Unit.LARGE_FRACTION,
                range = "< 0",
                why = "Below this nothing else is weighed.")
        BigDecimal catastrophe,

        @Key(
                value = "funding_flip_apy_buffer",
                usual = "-0.05",
                unit = Unit.LARGE_FRACTION,
                range = "<= 0",
                why = "A rate around zero changes sign all the time; only below this it has turned.")
        BigDecimal buffer,

        @Key(
                value = "funding_flip_hours_threshold",
                usual = "4",
                recommended = "0",
                unit = Unit.HOURS,
                why = "How many hours of paying must cost more than leaving; 0 or less: the default horizon.")
        BigDecimal hours,

        @Key(
                value = "funding_flip_default_horizon_hours",
                usual = "8",
                unit = Unit.HOURS,
                range = "> 0",
                why = "The horizon when funding_flip_hours_threshold is 0 or less.")
        BigDecimal defaultHours) {
    public BigDecimal horizon() {
        return hours.signum() > 0 ? hours : defaultHours;
    }

    Finding catastrophe(ExitFacts facts) {
        Optional<BigDecimal> entry = facts.in.trade().entryApy();
        if (entry.isEmpty() || facts.apy.isEmpty()) {
            return Finding.warned(EMERGENCY_FUNDING_FLIP, ExitNote.Why.DATA_MISSING);
        }
        boolean fires = entry.get().signum() > 0 && facts.apy.get().compareTo(catastrophe) < 0;
        return fires
                ? Finding.emergency(EMERGENCY_FUNDING_FLIP, "net rate " + facts.apy.get() + " a year")
                : Finding.NO;
    }

    Finding check(ExitFacts facts) {
        return check(facts, FUNDING_FLIP);
    }

    /** The same condition, whoever asks for it. */
    Finding check(ExitFacts facts, ExitCode code) {
        Optional<BigDecimal> entry = facts.in.trade().entryApy();
        if (entry.isEmpty() || facts.apy.isEmpty() || facts.notional.isEmpty()) {
            return Finding.noted(code, ExitNote.Why.DATA_MISSING);
        }
        boolean turned = entry.get().signum() > 0 && facts.apy.get().compareTo(buffer) < 0;
        if (!turned) return Finding.NO;
        if (facts.cost.isEmpty()) return Finding.noted(code, ExitNote.Why.COST_UNKNOWN);

        BigDecimal cost = facts.cost.get();
        boolean stayingCostsMore = facts.yearlyOver(horizon())
                .map(loss -> loss.abs().compareTo(facts.yearlyCost.get()) > 0)
                .orElse(false);
        if (stayingCostsMore) return Finding.fires(code, "paying for " + horizon() + " h costs more than leaving");
        if (facts.pnl.isEmpty()) return Finding.noted(code, ExitNote.Why.DATA_MISSING);
        return facts.pnl.get().compareTo(cost) > 0 ? Finding.fires(code, "the profit pays for leaving") : Finding.NO;
    }
}
