package evenkeel.starter.scan;

import evenkeel.config.carry.BookKeys;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.market.Roles;
import evenkeel.domain.carry.scan.Cooldowns;
import evenkeel.domain.carry.scan.Pacing;
import evenkeel.domain.carry.scan.ScanSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.starter.settings.CarryStrategy;
import evenkeel.starter.settings.StarterSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * What a scan goes by.
 *
 * @param refresh how often prices and rates of all symbols are read
 * @param dry whether nothing is started: it is computed only
 */
public record ScanRules(
        CarryStrategy strategy,
        KeptSettings kept,
        Pacing pacing,
        Duration refresh,
        FundingCalendar calendar,
        boolean dry) {
    public static ScanRules of(StarterSettings settings, KeptSettings kept) {
        return new ScanRules(
                settings.carry(),
                kept,
                settings.keys().of(Pacing.class),
                settings.keys().of(BookKeys.class).batchRefreshInterval(),
                settings.calendar(),
                settings.isDryRun());
    }

    ScanSettings scan() {
        return kept.keys().entry().scan();
    }

    Cooldowns cooldowns() {
        return kept.keys().cooldowns();
    }

    Pair pair() {
        Roles roles = scan().roles();
        return new Pair(strategy.lead(), strategy.hedge(), roles);
    }

    int mostTrades() {
        return scan().tradeSize().maxOpenTrades();
    }

    /** Whether a trade may be left by now; ages count in hours of funding. */
    boolean isPastMinHold(Instant opened, Instant now) {
        Duration held =
                scan().hold().minHold().multipliedBy(calendar.hour().toMillis()).dividedBy(3_600_000);
        return !now.isBefore(opened.plus(held));
    }
}
