package evenkeel.activities.trading;

import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.ExitRules;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.Snapshot;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.funding.FundingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One look at a held trade: has funding been paid, does a rule fire. */
public final class CarryLook {
    private final Venues venues;
    private final Duration bookingLag;
    private final InstantSource clock;

    public CarryLook(Venues venues, Duration bookingLag, InstantSource clock) {
        this.venues = venues;
        this.bookingLag = bookingLag;
        this.clock = clock;
    }

    /** What the trade must hear of; empty when there is nothing. */
    public Optional<Watched> at(HeldCarry held) {
        Instant paid = later(
                lastPayment(held, held.terms().lead()),
                lastPayment(held, held.terms().hedge()));
        if (paid.isAfter(held.fundedUntil())) return Optional.of(new Watched.FundingDue(paid));

        Snapshot snapshot = snapshot(held);
        boolean fires = ExitRules.decide(held, snapshot, snapshot.takenAt()).isPresent();
        return fires ? Optional.of(new Watched.Fired(snapshot)) : Optional.empty();
    }

    /** Everything that the rules look at, as the venues show it now. */
    public Snapshot snapshot(HeldCarry held) {
        Leg lead = held.terms().lead();
        Leg hedge = held.terms().hedge();
        Venue first = venues.get(lead.venue());
        Venue second = venues.get(hedge.venue());
        return new Snapshot(
                first.market().quote(lead.symbol()),
                second.market().quote(hedge.symbol()),
                first.market().funding(lead.symbol()).rate(),
                second.market().funding(hedge.symbol()).rate(),
                new Holdings(
                        first.account().position(lead.symbol()),
                        second.account().position(hedge.symbol())),
                clock.instant());
    }

    private Instant lastPayment(HeldCarry held, Leg leg) {
        return new FundingCalendar(held.terms().fundingHour())
                .lastUntil(clock.instant().minus(bookingLag), leg.instrument().fundingIntervalHours());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
