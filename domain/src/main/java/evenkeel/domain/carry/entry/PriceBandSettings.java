package evenkeel.domain.carry.entry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** How far from the mark an order may be priced. */
@Section("risk")
public record PriceBandSettings(
        @Key(
                value = "price_band_pct",
                usual = "0.10",
                recommended = "0.05",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "how far a limit may be from the venue's mark")
        BigDecimal band) {}
