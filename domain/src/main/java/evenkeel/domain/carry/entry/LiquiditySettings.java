package evenkeel.domain.carry.entry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How much must rest near the top of both books before an entry. */
@Section("trading")
public record LiquiditySettings(
        @Key(
                value = "preflight_liquidity_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether an entry looks at what rests near the top")
        boolean enabled,

        @Key(
                value = "preflight_liquidity_depth_levels",
                usual = "5",
                unit = Unit.COUNT,
                range = "1..50",
                why = "how many levels count")
        int depthLevels,

        @Key(
                value = "preflight_liquidity_safety_factor",
                usual = "3.0",
                unit = Unit.FACTOR,
                range = ">= 1",
                why = "how many times the entry must rest there")
        BigDecimal safetyFactor,

        @Key(
                value = "preflight_liquidity_max_spread_bps",
                usual = "50",
                unit = Unit.BASIS_POINTS,
                range = ">= 0",
                why = "a wider book is warned of; it refuses nothing")
        BigDecimal maxSpreadBps,

        @Key(
                value = "preflight_liquidity_orderbook_cache_ttl_seconds",
                usual = "5",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "how old a book may be to be used once more",
                idle = "no book is kept: whoever decides reads it fresh")
        Duration cacheTtl,

        @Key(
                value = "preflight_liquidity_fallback_to_l1",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether a book that could not be read is tried once more by its top alone")
        boolean fallsBackToTop,

        @Key(
                value = "preflight_liquidity_min_liquidity_threshold",
                usual = "0.01",
                unit = Unit.FACTOR,
                range = ">= 0",
                why = "the quantity that must rest there whatever the entry's size")
        BigDecimal minQuantity) {
    /** Whether a book of that age may be used once more. */
    public boolean mayReuse(Duration age) {
        return age.compareTo(cacheTtl) <= 0;
    }
}
