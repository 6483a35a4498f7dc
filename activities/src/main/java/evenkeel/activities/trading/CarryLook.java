package evenkeel.activities.trading;

import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.ExitRules;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.Snapshot;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitInputs;
import evenkeel.domain.carry.exit.ExitNote;
import evenkeel.domain.carry.look.HeldLook;
import evenkeel.domain.carry.look.HeldPast;
import evenkeel.domain.carry.look.Remembered;
import evenkeel.domain.carry.look.VenuesSeen;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One look at a held trade: has funding been paid, does a rule fire. */
public final class CarryLook {
    private static final int DEPTH_LEVELS = 20;

    private final Venues venues;
    private final Duration bookingLag;
    private final Sightings sightings;
    private final InstantSource clock;

    public CarryLook(Venues venues, Duration bookingLag, Sightings sightings, InstantSource clock) {
        this.venues = venues;
        this.bookingLag = bookingLag;
        this.sightings = sightings;
        this.clock = clock;
    }

    /** What the trade must hear of; empty when there is nothing. */
    public Optional<Watched> at(Watching watching) {
        HeldCarry held = watching.held();
        Instant paid = later(
                lastPayment(held, held.terms().lead()),
                lastPayment(held, held.terms().hedge()));
        if (paid.isAfter(held.fundedUntil()) && isShown(held, paid)) return Optional.of(new Watched.FundingDue(paid));
        return held.terms().settings().isPresent()
                ? ruled(held, watching.past().orElse(HeldPast.NOTHING))
                : plain(held);
    }

    /** By the venues' own clocks, so that whoever hears of it can book it. Until then the rules are looked at. */
    private boolean isShown(HeldCarry held, Instant paid) {
        Instant shown = paid.plus(bookingLag);
        return hasPassed(held.terms().lead(), shown) && hasPassed(held.terms().hedge(), shown);
    }

    private boolean hasPassed(Leg leg, Instant time) {
        return read(() -> venues.get(leg.venue()).account().venueTimePast(time))
                .filter(now -> !now.isBefore(time))
                .isPresent();
    }

    private Optional<Watched> plain(HeldCarry held) {
        Snapshot snapshot = snapshot(held);
        boolean fires = ExitRules.decide(held, snapshot, snapshot.takenAt()).isPresent();
        return fires ? Optional.of(new Watched.Fired(snapshot)) : Optional.empty();
    }

    // ---- by the documented rules

    private Optional<Watched> ruled(HeldCarry held, HeldPast past) {
        VenuesSeen seen = seen(held);
        Remembered before = sightings.before(held, seen);
        HeldLook look = new HeldLook(held, past, seen, before);
        ExitInputs inputs = look.inputs(false);
        ExitDecision decision = look.decision(inputs);
        boolean again = isNoted(decision, ExitNote.Why.READ_MARKS_AGAIN);
        if (again) {
            seen = marked(held, seen);
            look = new HeldLook(held, past, seen, before);
            inputs = look.inputs(true);
            decision = look.decision(inputs);
        }
        if (decision.code() == ExitCode.EARLY_TAKE_PROFIT) { // by the tops, which promise more than the books may bear
            look = new HeldLook(held, past, deepened(held, seen), before);
            inputs = look.inputs(again);
            decision = look.decision(inputs);
        }
        sightings.after(held, look, decision, seen.at());
        return matters(decision, past) ? Optional.of(new Watched.Ruled(inputs)) : Optional.empty();
    }

    /** It is left or brought together, or it was just granted a longer life. */
    private static boolean matters(ExitDecision decision, HeldPast past) {
        boolean granted = past.extendedUntil().isEmpty() && isNoted(decision, ExitNote.Why.MAX_HOLD_EXTENDED);
        return decision.exit() || decision.code() == ExitCode.REBALANCE_DELTA || granted;
    }

    private static boolean isNoted(ExitDecision decision, ExitNote.Why why) {
        return decision.notes().stream().anyMatch(note -> note.why() == why);
    }

    private VenuesSeen seen(HeldCarry held) {
        return new VenuesSeen(seen(held.terms().lead()), seen(held.terms().hedge()), clock.instant());
    }

    private VenuesSeen.Leg seen(Leg leg) {
        Venue venue = venues.get(leg.venue());
        return new VenuesSeen.Leg(
                read(() -> venue.market().quote(leg.symbol())),
                read(() -> venue.market().funding(leg.symbol()).rate()),
                read(() -> venue.account().position(leg.symbol())),
                Optional.empty());
    }

    private VenuesSeen deepened(HeldCarry held, VenuesSeen seen) {
        return new VenuesSeen(
                seen.lead().deepened(depth(held.terms().lead())),
                seen.hedge().deepened(depth(held.terms().hedge())),
                seen.at());
    }

    /** One that cannot be read bears nothing, so that nothing is promised by it. */
    private Book depth(Leg leg) {
        return read(() -> venues.get(leg.venue()).market().ladder(leg.symbol(), DEPTH_LEVELS))
                .map(ladder -> ladder.book(clock.instant()))
                .orElseGet(() -> new Book(List.of(), List.of(), Duration.ZERO));
    }

    /** The same with marks read a second time: one that cannot be is not known any more. */
    private VenuesSeen marked(HeldCarry held, VenuesSeen seen) {
        return new VenuesSeen(
                marked(held.terms().lead(), seen.lead()), marked(held.terms().hedge(), seen.hedge()), seen.at());
    }

    private VenuesSeen.Leg marked(Leg leg, VenuesSeen.Leg seen) {
        Optional<Mark> now = read(() -> venues.get(leg.venue()).market().mark(leg.symbol()));
        Optional<Quote> quote = seen.quote()
                .flatMap(was -> now.map(mark ->
                        new Quote(was.bid(), was.bidSize(), was.ask(), was.askSize(), mark.price(), was.venueTime())));
        return new VenuesSeen.Leg(quote, seen.rate(), seen.position(), seen.depth());
    }

    private static <T> Optional<T> read(Supplier<T> wire) {
        try {
            return Optional.of(wire.get());
        } catch (Trouble unreadable) {
            return Optional.empty();
        }
    }

    // ---- by the rules of a trade without settings

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
