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
                why = "a snapshot is read at once when a stream has skipped a number",
                idle =
                        "a book out of step is asked for anew at once, as fast as its venue allows, and nothing opens on it meanwhile")
        boolean quickResyncEnabled,

        @Key(
                value = "gap_recovery_quick_resync_timeout_seconds",
                usual = "5",
                unit = Unit.SECONDS,
                why = "how long that snapshot may take",
                idle =
                        "a book out of step is asked for anew at once, as fast as its venue allows, and nothing opens on it meanwhile")
        Duration quickResyncTimeout,

        @Key(
                value = "orderbook_l1_retry_attempts",
                usual = "3",
                unit = Unit.COUNT,
                why = "how often the best prices are read again when they are no use",
                idle =
                        "a book out of step is asked for anew at once, as fast as its venue allows, and nothing opens on it meanwhile")
        int l1RetryAttempts,

        @Key(
                value = "orderbook_l1_retry_delay_seconds",
                usual = "0.3",
                recommended = "0.15",
                unit = Unit.SECONDS,
                why = "pause between two of those reads",
                idle =
                        "a book out of step is asked for anew at once, as fast as its venue allows, and nothing opens on it meanwhile")
        Duration l1RetryDelay,

        @Key(
                value = "orderbook_l1_fallback_max_age_seconds",
                usual = "10",
                recommended = "8",
                unit = Unit.SECONDS,
                range = "0.5..60",
                why = "how old best prices may be that are used in place of a fresh read",
                idle =
                        "a book out of step is asked for anew at once, as fast as its venue allows, and nothing opens on it meanwhile")
        Duration l1FallbackMaxAge,

        @Key(
                value = "orderbook_stream_depth",
                usual = "1",
                unit = Unit.COUNT,
                range = "0..1",
                why = "levels of X10's stream: 1, or 0 for all",
                idle = "books are followed whole, since depth is what entries are sized by")
        int streamDepth,

        @Key(
                value = "depth_cache_ttl_seconds",
                usual = "5",
                recommended = "1",
                unit = Unit.SECONDS,
                why = "how long a depth that was read is shown; entries read a fresh one",
                idle = "no depth is kept: whoever decides reads it fresh")
        Duration depthCacheTtl,

        @Key(
                value = "market_cache_ttl_seconds",
                usual = "3600",
                unit = Unit.SECONDS,
                why = "how long ticks, lots, limits and fees of a market are believed",
                idle = "each venue's rules are read again every five minutes")
        Duration marketCacheTtl,

        @Key(
                value = "market_data_batch_refresh_interval_seconds",
                usual = "30",
                recommended = "15",
                unit = Unit.SECONDS,
                why = "how often all prices and rates are read together")
        Duration batchRefreshInterval) {}
