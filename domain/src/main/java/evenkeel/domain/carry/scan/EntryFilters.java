package evenkeel.domain.carry.scan;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** What a candidate must earn. */
@Section("trading")
public record EntryFilters(
        @Key(
                value = "min_apy_filter",
                usual = "0.15",
                recommended = "0.35",
                unit = Unit.LARGE_FRACTION,
                range = ">= 0",
                why = "the net yield of a year at least")
        BigDecimal minApy,

        @Key(
                value = "min_expected_profit_entry_usd",
                usual = "0.10",
                recommended = "0.80",
                unit = Unit.USD,
                why = "what an entry is expected to earn at least, after all costs")
        Usd minExpectedProfit,

        @Key(
                value = "min_ev_spread_ratio",
                usual = "2.0",
                recommended = "3.5",
                unit = Unit.FACTOR,
                range = ">= 0",
                why = "how many times the cost of the spread an entry is expected to earn")
        BigDecimal minEvSpreadRatio,

        @Key(
                value = "max_breakeven_hours",
                usual = "12",
                recommended = "24",
                unit = Unit.HOURS,
                range = "> 0",
                why = "how long funding may take at most to pay all costs")
        BigDecimal maxBreakevenHours) {}
