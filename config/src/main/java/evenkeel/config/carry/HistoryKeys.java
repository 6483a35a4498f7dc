package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** Which rates and prices of the past are kept. */
@Section("historical")
public record HistoryKeys(
        @Key(
                value = "enabled",
                usual = "false",
                recommended = "true",
                unit = Unit.SWITCH,
                why = "the past is filled in and kept")
        boolean enabled,

        @Key(
                value = "backfill_days",
                usual = "90",
                unit = Unit.DAYS,
                range = "7..365",
                why = "how far back it is filled in")
        int backfillDays,

        @Key(
                value = "daily_update_hour",
                usual = "2",
                unit = Unit.COUNT,
                range = "0..23",
                why = "hour in UTC at which gaps are filled")
        int dailyUpdateHour,

        @Key(
                value = "volatility_update_hour",
                usual = "2",
                unit = Unit.COUNT,
                range = "0..23",
                why = "hour in UTC at which volatility is reckoned anew",
                idle = "the grid goes by the minutes that its worker has seen")
        int volatilityUpdateHour,

        @Key(
                value = "minute_candles_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "candles of a minute are kept, not only of an hour",
                idle = "only hourly rates are kept")
        boolean minuteCandlesEnabled,

        @Key(
                value = "funding_rate_max_abs",
                usual = "0.01",
                unit = Unit.FRACTION,
                range = "> 0",
                why = "an hourly rate beyond that, up or down, is an outlier: kept, and in no statistics")
        BigDecimal fundingRateMaxAbs,

        @Key(
                value = "retention_days",
                usual = "365",
                unit = Unit.DAYS,
                range = ">= 1",
                why = "how long candles and rates are kept",
                idle = "nothing is deleted")
        int retentionDays,

        @Key(
                value = "crash_events_retention_days",
                usual = "730",
                unit = Unit.DAYS,
                range = ">= 1",
                why = "how long crashes are kept",
                idle = "nothing is deleted")
        int crashEventsRetentionDays,

        @Key(
                value = "volatility_update_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "volatility is reckoned each day",
                idle = "the grid goes by the minutes that its worker has seen")
        boolean volatilityUpdateEnabled,

        @Key(
                value = "volatility_lookback_days",
                usual = "90",
                unit = Unit.DAYS,
                range = ">= 1",
                why = "over how many days",
                idle = "the grid goes by the minutes that its worker has seen")
        int volatilityLookbackDays) {}
