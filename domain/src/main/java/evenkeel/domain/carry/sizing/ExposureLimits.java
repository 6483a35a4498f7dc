package evenkeel.domain.carry.sizing;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** Which part of what the accounts bear is used at all, and by one trade. */
@Section("risk")
public record ExposureLimits(
        @Key(
                value = "max_exposure_pct",
                usual = "10",
                recommended = "80",
                unit = Unit.PERCENT,
                range = "0 < x <= 100",
                why = "how much of equity times leverage all trades together may be worth")
        BigDecimal maxExposurePct,

        @Key(
                value = "max_trade_size_pct",
                usual = "100",
                recommended = "50",
                unit = Unit.PERCENT,
                range = "0 < x <= 100",
                why = "how much of that one trade may be worth")
        BigDecimal maxTradeSizePct) {
    public Usd exposure(Usd bearable) {
        return percent(bearable, maxExposurePct);
    }

    public Usd tradeSize(Usd cap) {
        return percent(cap, maxTradeSizePct);
    }

    private static Usd percent(Usd amount, BigDecimal percent) {
        return amount.times(percent.movePointLeft(2));
    }
}
