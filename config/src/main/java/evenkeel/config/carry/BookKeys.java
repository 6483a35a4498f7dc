package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** How order books are followed and what serves when a stream has none. */
@Section("websocket")
public record BookKeys(
        @Key(
                value = "gap_recovery_quick_resync_enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "a snapshot is read at once when a stream has skipped a number")
        boolean quickResyncEnabled,

        @Key(
                value = "gap_recovery_quick_resync_timeout_seconds",
                usual = "5",
                unit = Unit.SECONDS,
                why = "how long that snapshot may take")
        Duration quickResyncTimeout,

        @Key(
                value = "orderbook_l1_retry_attempts",
                usual = "3",
                unit = Unit.COUNT,
                why = "how often the best prices are read again when they are no use")
        int l1RetryAttempts,

        @Key(
                value = "orderbook_l1_retry_delay_seconds",
                usual = "0.3",
                recommended = "0.15",
                unit = Unit.SECONDS,
                why = "pause between two of those reads")
        Duration l1RetryDelay,

        @Key(
                value = "orderbook_l1_fallback_max_age_seconds",
                usual = "10",
                recommended = "8",
                unit = Unit.SECONDS,
                range = "0.5..60",
                why = "how old best prices may be that are used in place of a fresh read")
        Duration l1FallbackMaxAge,

        @Key(
                value = "orderbook_stream_depth",
                usual = "1",
                unit = Unit.COUNT,
                range = "0..1",
                why = "levels of X10's stream: 1, or 0 for all")
        int streamDepth,

        @Key(
                value = "depth_cache_ttl_seconds",
                usual = "5",
                recommended = "1",
                unit = Unit.SECONDS,
                why = "how long a depth that was read is shown; entries read a fresh one")
        Duration depthCacheTtl,

        @Key(
                value = "market_cache_ttl_seconds",
                usual = "3600",
                unit = Unit.SECONDS,
                why = "how long ticks, lots, limits and fees of a market are believed")
        Duration marketCacheTtl,

        @Key(
                value = "market_data_batch_refresh_interval_seconds",
                usual = "30",
                recommended = "15",
                unit = Unit.SECONDS,
                why = "how often all prices and rates are read together")
        Duration batchRefreshInterval) {}
