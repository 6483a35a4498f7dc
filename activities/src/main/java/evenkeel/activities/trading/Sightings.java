package evenkeel.activities.trading;

import evenkeel.activities.ledger.HeldRows;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.crash.Crashes;
import evenkeel.domain.carry.exit.ApyStatistics;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitSettings;
import evenkeel.domain.carry.exit.LegsSeen;
import evenkeel.domain.carry.holding.AccountHealth;
import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.carry.look.Alternative;
import evenkeel.domain.carry.look.HeldLook;
import evenkeel.domain.carry.look.Remembered;
import evenkeel.domain.carry.look.VenuesSeen;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the looks of this process have seen of each trade. Observations are of this process alone; the best result and the
 * minutes before it are read from the rows that were kept, so that another worker goes on from them.
 */
public final class Sightings {
    private static final Logger log = LoggerFactory.getLogger(Sightings.class);
    private static final Duration FORGET = Duration.ofHours(1);
    private static final int OBSERVATIONS = 8;
    private static final int CRASH_HISTORY_HOURS = 90 * 24;

    private final HeldRows rows;
    private final Outlook outlook;
    private final HeldWarnings warnings;
    private final Map<String, Seen> byTrade = new HashMap<>();
    private List<HeldSnapshot> due = new ArrayList<>();

    public Sightings(HeldRows rows, Outlook outlook) {
        this.rows = rows;
        this.outlook = outlook;
        this.warnings = new HeldWarnings(outlook.alerts());
    }

    /** One trade. */
    private static final class Seen {
        private final List<LegsSeen> observations = new ArrayList<>();
        private final List<Usd> results = new ArrayList<>();
        private Optional<Usd> highWaterMark = Optional.empty();
        private Optional<BigDecimal> entryApy = Optional.empty();
        private Optional<ApyStatistics> apy = Optional.empty();
        private Optional<Instant> recovery = Optional.empty();
        private Instant reckoned = Instant.EPOCH;
        private Instant sampled = Instant.MIN;
        private Instant last = Instant.MIN;
    }

    /** What earlier looks left behind, with this one's own observation. */
    Remembered before(HeldCarry held, VenuesSeen now) {
        ExitSettings settings = settings(held);
        note(held.terms().lead(), now);
        note(held.terms().hedge(), now);
        if (isReckonedAnew(held, settings, now.at())) reckon(held, settings, now.at());
        return remembered(held, settings, now, outlook.elsewhere().best(held.terms(), now.at()));
    }

    private void note(CarryTerms.Leg leg, VenuesSeen now) {
        now.of(leg.name()).quote().ifPresent(quote -> outlook.mids().saw(leg, quote.mid(), now.at()));
    }

    private synchronized Remembered remembered(
            HeldCarry held, ExitSettings settings, VenuesSeen now, Optional<Alternative> best) {
        Seen seen = seen(held, settings);
        seen.last = now.at();
        observed(held.terms(), now).ifPresent(legs -> {
            seen.observations.add(legs);
            if (seen.observations.size() > OBSERVATIONS) seen.observations.removeFirst();
        });
        return new Remembered(
                seen.observations,
                seen.highWaterMark,
                seen.results,
                seen.entryApy,
                seen.apy.orElseGet(() -> ApyStatistics.of(List.of(), settings.velocity(), settings.zScore())),
                best,
                seen.recovery);
    }

    /** Keeps what the look came to; once a minute it is a row. */
    void after(HeldCarry held, HeldLook look, ExitDecision decision, Instant at) {
        warnings.of(held.terms().trade(), decision, at);
        if (!isRowDue(held, look, at)) return;
        Optional<AccountHealth> health = known(() -> outlook.accounts().worst(held.terms(), at));
        Optional<Usd> suggested =
                look.mid().flatMap(mid -> known(() -> outlook.sizes().suggested(held, mid, at)));
        HeldSnapshot row = look.snapshot(decision, health, suggested);
        warnings.of(row);
        keep(row);
    }

    /** A row with less in it never stops a look. */
    private static <T> Optional<T> known(Supplier<Optional<T>> source) {
        try {
            return source.get();
        } catch (Trouble unreadable) {
            log.debug("a row goes without: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private synchronized void keep(HeldSnapshot row) {
        due.add(row);
    }

    private synchronized boolean isRowDue(HeldCarry held, HeldLook look, Instant at) {
        Seen seen = byTrade.get(held.terms().trade());
        if (seen == null) return false;
        seen.highWaterMark = look.figures().highWaterMark();
        if (seen.entryApy.isEmpty()) seen.entryApy = look.figures().signedNetApy();
        Duration every = held.terms().settings().orElseThrow().keys().holding().snapshot();
        if (at.isBefore(seen.sampled.plus(every))) return false;
        seen.sampled = at;
        look.figures().totalPnl().ifPresent(seen.results::add);
        int most = settings(held).atr().period() + 1;
        if (seen.results.size() > most) seen.results.removeFirst();
        byTrade.values().removeIf(each -> each.last.plus(FORGET).isBefore(at));
        return true;
    }

    /** The rows since they were asked for before. */
    public synchronized List<HeldSnapshot> due() {
        List<HeldSnapshot> now = due;
        due = new ArrayList<>();
        return now;
    }

    private Seen known(String trade, int points) {
        Seen seen = new Seen();
        HeldRows.Past past = rows.past(trade, points);
        seen.highWaterMark = past.highWaterMark();
        seen.results.addAll(past.results());
        seen.entryApy = past.firstApy();
        seen.sampled = Instant.EPOCH;
        return seen;
    }

    /** With every hour, and once more later in it: a rate is written down some time after its hour. One look does it for all. */
    private synchronized boolean isReckonedAnew(HeldCarry held, ExitSettings settings, Instant now) {
        Seen seen = seen(held, settings);
        FundingCalendar calendar = new FundingCalendar(held.terms().fundingHour());
        boolean sameHour = calendar.lastUntil(now, 1).equals(calendar.lastUntil(seen.reckoned, 1));
        if (sameHour && now.isBefore(seen.reckoned.plus(calendar.hour().dividedBy(2)))) return false;
        seen.reckoned = now;
        return true;
    }

    /** It reads, so nobody waits for it; where it cannot, what was reckoned before stays. */
    private void reckon(HeldCarry held, ExitSettings settings, Instant now) {
        CarryTerms terms = held.terms();
        FundingCalendar calendar = new FundingCalendar(terms.fundingHour());
        Instant hour = calendar.lastUntil(now, 1);
        int hours = Math.max(settings.zScore().lookback(), settings.velocity().lookback());
        try {
            List<BigDecimal> history = history(terms, calendar, hours, hour);
            ApyStatistics statistics = ApyStatistics.of(history, settings.velocity(), settings.zScore());
            keep(terms.trade(), statistics, recovery(held, settings, calendar, now));
        } catch (Trouble unreadable) {
            log.debug("no history of {}: {}", terms.trade(), unreadable.getMessage());
        }
    }

    private List<BigDecimal> history(CarryTerms terms, FundingCalendar calendar, int hours, Instant until) {
        return outlook.apys().of(terms, until.minus(calendar.hour().multipliedBy(hours)), until);
    }

    /** Only asked when the trade has nearly lived as long as it may. */
    private Optional<Instant> recovery(HeldCarry held, ExitSettings settings, FundingCalendar calendar, Instant now) {
        Duration age = Duration.between(held.openedAt(), now).plus(calendar.hour());
        long hours = age.dividedBy(calendar.hour());
        boolean matters = settings.extension().enabled()
                && hours >= settings.hold().maxHold().toHours();
        if (!matters || outlook.crashes().isEmpty()) return Optional.empty();
        Instant hour = calendar.lastUntil(now, 1);
        List<BigDecimal> history = history(held.terms(), calendar, CRASH_HISTORY_HOURS, hour);
        return Crashes.recovery(history, outlook.crashes().get(), hour, calendar.hour());
    }

    private synchronized void keep(String trade, ApyStatistics reckoned, Optional<Instant> recovery) {
        Seen seen = byTrade.get(trade);
        if (seen == null) return;
        seen.apy = Optional.of(reckoned);
        seen.recovery = recovery;
    }

    private Seen seen(HeldCarry held, ExitSettings settings) {
        int points = settings.atr().period() + 1;
        return byTrade.computeIfAbsent(held.terms().trade(), trade -> known(trade, points));
    }

    private static ExitSettings settings(HeldCarry held) {
        return held.terms().settings().orElseThrow().keys().exit();
    }

    private static Optional<LegsSeen> observed(CarryTerms terms, VenuesSeen now) {
        return own(terms.lead(), now)
                .flatMap(lead -> own(terms.hedge(), now).map(hedge -> new LegsSeen(now.at(), lead, hedge)));
    }

    /** Of the trade's own side; the other side is not its leg. */
    private static Optional<Quantity> own(CarryTerms.Leg leg, VenuesSeen now) {
        LegName name = leg.name();
        return now.of(name).position().map(position -> isOwn(leg, position) ? position.quantity() : Quantity.ZERO);
    }

    private static boolean isOwn(CarryTerms.Leg leg, Position position) {
        return position.side().filter(leg.side()::equals).isPresent();
    }
}
