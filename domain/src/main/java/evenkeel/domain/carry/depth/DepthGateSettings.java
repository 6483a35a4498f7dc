package evenkeel.domain.carry.depth;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** How deep the books must be for an entry. */
@Section("trading")
public record DepthGateSettings(
        @Key(
                value = "depth_gate_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "whether thin books refuse an entry or make it smaller")
        boolean enabled,

        @Key(
                value = "depth_gate_mode",
                usual = "L1",
                recommended = "IMPACT",
                unit = Unit.CHOICE,
                why = "L1 counts the top of the book, IMPACT all levels within the impact window")
        DepthMode mode,

        @Key(
                value = "depth_gate_levels",
                usual = "20",
                unit = Unit.COUNT,
                range = "1..250",
                why = "how many levels of a book the impact window looks at")
        int levels,

        @Key(
                value = "depth_gate_max_price_impact_percent",
                usual = "0.0015",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "the impact window: how much worse than the best a level may be")
        BigDecimal maxPriceImpact,

        @Key(
                value = "min_l1_notional_usd",
                usual = "0",
                recommended = "500",
                unit = Unit.USD,
                range = ">= 0",
                why = "what a book must hold at least; 0 turns it off")
        Usd minNotional,

        @Key(
                value = "min_l1_notional_multiple",
                usual = "0",
                recommended = "1.2",
                unit = Unit.FACTOR,
                range = ">= 0",
                why = "how many times the entry a book must hold; 0 turns it off")
        BigDecimal minNotionalMultiple,

        @Key(
                value = "max_l1_qty_utilization",
                usual = "1.0",
                recommended = "0.7",
                unit = Unit.LARGE_FRACTION,
                range = "> 0",
                why = "which part of a book an entry may take; 1 or more turns it off")
        BigDecimal maxUtilization) {
    public DepthThresholds thresholds() {
        return new DepthThresholds(minNotional, minNotionalMultiple, maxUtilization);
    }

    /** Empty when the book is not there or holds nothing on that side. */
    public Optional<Available> available(Optional<Book> book, Side side) {
        return available(book, side, mode);
    }

    public Optional<Available> available(Optional<Book> book, Side side, DepthMode counted) {
        return book.flatMap(each -> switch (counted) {
            case L1 -> Available.atTop(each, side);
            case IMPACT -> Available.within(each, side, maxPriceImpact, levels);
        });
    }
}
