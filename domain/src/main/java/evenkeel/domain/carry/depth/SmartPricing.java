package evenkeel.domain.carry.depth;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Prices that look at how much is wanted, not only at the best quote. */
@Section("execution")
public record SmartPricing(
        @Key(
                value = "smart_pricing_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether prices follow the depth of the book once an order is large for its top")
        boolean enabled,

        @Key(
                value = "smart_pricing_depth_levels",
                usual = "20",
                unit = Unit.COUNT,
                range = "1..250",
                why = "how many levels such a price looks at")
        int depthLevels,

        @Key(
                value = "smart_pricing_max_price_impact_percent",
                usual = "0.0015",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "how much worse than the best a level may be to count for such a price")
        BigDecimal maxPriceImpact,

        @Key(
                value = "smart_pricing_l1_utilization_trigger",
                usual = "1.0",
                recommended = "0.8",
                unit = Unit.LARGE_FRACTION,
                range = "> 0",
                why = "from which part of the top quantity on an order counts as large")
        BigDecimal trigger,

        @Key(
                value = "smart_pricing_maker_aggressiveness_floor",
                usual = "0.25",
                unit = Unit.LARGE_FRACTION,
                range = "0..1",
                why = "how far into the spread a large resting order starts at least")
        BigDecimal aggressivenessFloor) {
    /** Whether that much is large for what is at the top. */
    public boolean isLarge(Quantity remaining, Quantity top) {
        return enabled && remaining.value().compareTo(top.value().multiply(trigger)) > 0;
    }

    /** What taking that much would cost on average; empty when the window does not hold it. */
    public Optional<Price> vwap(Book book, Side side, Quantity wanted) {
        return Available.vwap(book, side, wanted, maxPriceImpact, depthLevels);
    }
}
