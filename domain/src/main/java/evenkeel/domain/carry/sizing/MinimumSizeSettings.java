package evenkeel.domain.carry.sizing;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** What happens to a trade that is too small for a venue. */
@Section("execution")
public record MinimumSizeSettings(
        @Key(
                value = "max_min_qty_bump_multiple",
                usual = "1.5",
                unit = Unit.FACTOR,
                range = ">= 1",
                why = "how many times its target a trade may become to reach a venue's smallest order")
        BigDecimal maxBumpMultiple) {}
