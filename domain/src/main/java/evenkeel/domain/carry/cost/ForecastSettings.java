package evenkeel.domain.carry.cost;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;

/** How far the trend of the funding is believed. */
@Section("trading")
public record ForecastSettings(
        @Key(
                value = "velocity_forecast_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether an entry reckons with the trend of the funding")
        boolean enabled,

        @Key(
                value = "velocity_forecast_lookback_hours",
                usual = "6",
                unit = Unit.COUNT,
                range = ">= 3",
                why = "how many hourly samples the trend is drawn through")
        int lookbackHours,

        @Key(
                value = "velocity_forecast_weight",
                usual = "2.0",
                unit = Unit.FACTOR,
                range = ">= 0",
                why = "how many hours of the trend are added to the yield")
        BigDecimal weight) {}
