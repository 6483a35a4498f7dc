package evenkeel.domain.carry.rebalance;

import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** RB-3, RB-4 and RB-6: how small, how long and how often. */
@Section("trading")
public record RebalanceLimits(
        @Key(
                value = "rebalance_min_notional_usd",
                usual = "2.0",
                unit = Unit.USD,
                range = ">= 0",
                why = "A smaller difference is not worth an order.")
        Usd minNotional,

        @Key(
                value = "rebalance_min_notional_pct",
                usual = "0.005",
                unit = Unit.FRACTION,
                range = ">= 0",
                why = "The same as a fraction of the larger leg; the larger of both counts.")
        BigDecimal minShare,

        @Key(
                value = "rebalance_maker_timeout_seconds",
                usual = "6",
                unit = Unit.SECONDS,
                range = "0..60",
                why = "How long the order rests before the rest is taken.")
        Duration makerTimeout,

        @Key(
                value = "rebalance_use_ioc_fallback",
                usual = "true",
                unit = Unit.SWITCH,
                why = "Takes what no maker filled; without it the rest waits for the next time.")
        boolean iocFallback) {
    /** Two rebalances of one trade are at least this far apart. */
    public static final Duration SPACING = Duration.ofMinutes(1);

    /** So many within an hour are a warning: something moves the legs apart again and again. */
    public static final int MANY_IN_AN_HOUR = 3;

    public static boolean isSpaced(Instant last, Instant now) {
        return Duration.between(last, now).compareTo(SPACING) >= 0;
    }

    /** What the difference must reach. */
    Usd floor(LegDrift drift) {
        Usd share = drift.largerNotional().times(minShare);
        return share.exceeds(minNotional) ? share : minNotional;
    }

    public boolean isWorthwhile(LegDrift drift) {
        return !floor(drift).exceeds(drift.difference()) && !drift.surplus().isZero();
    }
}
