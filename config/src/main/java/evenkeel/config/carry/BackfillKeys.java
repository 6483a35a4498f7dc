package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How gently the past is asked for. */
@Section("historical")
public record BackfillKeys(
        @Key(
                value = "x10_rate_limit_per_minute",
                usual = "1000",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "requests a minute that X10 allows")
        int x10RateLimitPerMinute,

        @Key(
                value = "lighter_rate_limit_per_minute",
                usual = "10",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "requests a minute that Lighter allows")
        int lighterRateLimitPerMinute,

        @Key(
                value = "backfill_chunk_days",
                usual = "7",
                unit = Unit.DAYS,
                range = ">= 1",
                why = "days that one request asks for")
        int chunkDays,

        @Key(value = "x10_chunk_days", usual = "1", unit = Unit.DAYS, range = ">= 1", why = "the same at X10")
        int x10ChunkDays,

        @Key(
                value = "backfill_rate_budget_pct",
                usual = "0.10",
                unit = Unit.FRACTION,
                why = "share of a venue's limit that the past may use; trading has the rest")
        BigDecimal rateBudgetPct,

        @Key(
                value = "backfill_max_concurrent_symbols",
                usual = "2",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "symbols at the same time",
                idle = "symbols are read one after another, within the same budget")
        int maxConcurrentSymbols,

        @Key(
                value = "backfill_inter_request_delay_ms",
                usual = "200",
                unit = Unit.MILLISECONDS,
                why = "pause between two requests")
        Duration interRequestDelay,

        @Key(
                value = "backfill_max_retries",
                usual = "3",
                unit = Unit.COUNT,
                why = "how often a read that failed is made again")
        int maxRetries,

        @Key(
                value = "backfill_retry_base_delay_ms",
                usual = "1000",
                unit = Unit.MILLISECONDS,
                why = "pause before the first of them; doubled each time")
        Duration retryBaseDelay) {}
