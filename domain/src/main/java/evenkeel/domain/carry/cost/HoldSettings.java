package evenkeel.domain.carry.cost;

import evenkeel.domain.carry.market.Spans;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How long a trade is held at least and at most: gates G1 and G2 of the exits, and the horizon of an entry. */
@Section("trading")
public record HoldSettings(
        @Key(
                value = "min_hold_seconds",
                usual = "7200",
                recommended = "172800",
                unit = Unit.SECONDS,
                range = ">= 0",
                why = "gate G1: before this age only an emergency closes; an entry is expected to last so long")
        Duration minHold,

        @Key(
                value = "max_hold_hours",
                usual = "72",
                recommended = "240",
                unit = Unit.HOURS,
                range = "> 0",
                why = "gate G2: at this age a trade is closed")
        Duration maxHold) {
    private static final BigDecimal HOUR = new BigDecimal(3600);

    public HoldSettings {
        if (maxHold.compareTo(minHold) <= 0) {
            throw new IllegalArgumentException(
                    "max_hold_hours must be longer than min_hold_seconds, was " + maxHold + " and " + minHold);
        }
    }

    /** How many hours of funding an entry reckons with. */
    public BigDecimal plannedHours() {
        return plannedHours(minHold, maxHold);
    }

    static BigDecimal plannedHours(Duration minHold, Duration maxHold) {
        return hours(minHold).max(BigDecimal.ONE).min(hours(maxHold));
    }

    public static BigDecimal hours(Duration duration) {
        return Spans.seconds(duration).divide(HOUR, Decimals.DIVISION);
    }
}
