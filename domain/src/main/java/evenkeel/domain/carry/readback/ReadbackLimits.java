package evenkeel.domain.carry.readback;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** READ-3: how far a record may be off before it is corrected. The limits themselves are still kept. */
@Section("readback")
public record ReadbackLimits(
        @Key(
                value = "vwap_tolerance_bps",
                usual = "3",
                unit = Unit.BASIS_POINTS,
                range = ">= 0",
                why = "A larger difference of the average price corrects its leg.")
        BigDecimal vwapBps,

        @Key(
                value = "net_pnl_tolerance_usd",
                usual = "0.30",
                unit = Unit.USD,
                range = ">= 0",
                why = "A larger difference of money corrects, on a leg or on the whole trade.")
        Usd money) {
    static final BigDecimal BPS = new BigDecimal(10_000);
}
