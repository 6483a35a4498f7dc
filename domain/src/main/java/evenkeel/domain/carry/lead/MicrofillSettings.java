package evenkeel.domain.carry.lead;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;

/** What counts as too little to hedge, and how long more is waited for. */
@Section("execution")
public record MicrofillSettings(
        @Key(
                value = "microfill_grace_seconds",
                usual = "8",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "how long after the first fill a partly filled lead may go on resting")
        Duration grace,

        @Key(
                value = "microfill_max_wait_seconds",
                usual = "20",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "how long a fill that is too small to hedge may wait for more")
        Duration maxWait,

        @Key(
                value = "microfill_max_unhedged_usd",
                usual = "5",
                unit = Unit.USD,
                range = ">= 0",
                why = "what may stay without a hedge")
        Usd maxUnhedged) {}
