package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.VenueExits;
import evenkeel.domain.carry.readback.ReadbackAnswer;
import evenkeel.domain.carry.readback.ReadbackLimits;
import evenkeel.domain.carry.readback.TradeReadback;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** §12: what the venues say of the exits is set against what was recorded, and wins where they differ by too much. */
final class VenueReadback {
    private static final Duration WHILE_SILENT = Duration.ofSeconds(30);

    private final ReadbackLimits limits;
    private final Standing standing;
    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final TradeNotes notes;
    private boolean askedLedger;

    VenueReadback(
            ReadbackLimits limits, Standing standing, Ports ports, Timeline time, CarryAlarm alarm, TradeNotes notes) {
        this.limits = limits;
        this.standing = standing;
        this.ports = ports;
        this.time = time;
        this.alarm = alarm;
        this.notes = notes;
    }

    /** The figures to end with, and what they were corrected by. */
    record Read(TradeFigures figures, Optional<Correction> correction) {}

    Read of(TradeFigures recorded) {
        Instant flat = time.now();
        for (int read = 1; ; read++) {
            VenueExits seen = exits();
            Duration flatFor = Duration.between(flat, time.now());
            TradeReadback answer = TradeReadback.of(terms().legs(), recorded, seen, read, flatFor, limits);
            switch (answer.verdict()) {
                case RETRY -> time.pause(ReadbackAnswer.RETRY_AFTER, "the readback is not whole yet");
                case WAIT -> time.pause(WHILE_SILENT, "a venue cannot be read back");
                case READBACK_OK -> {
                    return kept(Kind.READBACK_OK, recorded);
                }
                case READBACK_CORRECTED -> {
                    return corrected(answer.correction(terms()));
                }
                case FLAGGED -> {
                    flag("the venues show another quantity than was closed");
                    return kept(Kind.READBACK_FLAGGED, recorded);
                }
                case READBACK_PENDING, GIVEN_UP -> {
                    flag("a venue could not be read back");
                    return kept(Kind.READBACK_PENDING, recorded);
                }
            }
        }
    }

    private Read kept(Kind how, TradeFigures recorded) {
        notes.take(how, 1, TradeNotes.facts());
        return new Read(recorded, Optional.empty());
    }

    private Read corrected(Correction correction) {
        Usd change = correction.change();
        ports.ledger().correct(correction);
        notes.take(Kind.READBACK_CORRECTED, 1, TradeNotes.facts("change", change.toString()));
        String text = "the venues' fills change the result by " + change.display();
        alarm.raise("readback-corrected", Alert.Severity.WARNING, Code.REC_CORRECTED, text);
        return new Read(correction.is(), Optional.of(correction));
    }

    private void flag(String text) {
        alarm.raise("readback", Alert.Severity.WARNING, Code.REC_UNREADABLE, text);
    }

    private CarryTerms terms() {
        return standing.terms();
    }

    /** §10.4: a leg that was gone is taken to have been closed by what the venue shows; else at the price it was missed at. */
    LegFills gone(ClosingLegs legs) {
        LegFills found = LegFills.NOTHING;
        if (legs.areOut()) return found;
        VenueExits seen = shown(legs);
        askTheLedgerOnce(legs, seen);
        return new LegFills(gone(terms().lead(), legs, seen), gone(terms().hedge(), legs, seen));
    }

    /** A venue that does not answer has not said that nothing shows: it is asked for as long as a readback is. */
    private VenueExits shown(ClosingLegs legs) {
        Instant began = time.now();
        while (true) {
            VenueExits seen = exits();
            boolean silent = isSilent(terms().lead(), legs, seen) || isSilent(terms().hedge(), legs, seen);
            if (!silent || ReadbackAnswer.isFinal(Duration.between(began, time.now()))) return seen;
            time.pause(WHILE_SILENT, "a venue cannot be read back");
        }
    }

    /** Since the trade began: a run that was reset takes it for opened later than it was, and for closed by nobody. */
    private VenueExits exits() {
        return ports.accounts().exits(terms().trade(), terms().legs(), standing.began());
    }

    private static boolean isSilent(Leg leg, ClosingLegs legs, VenueExits seen) {
        return !legs.left(leg).isZero() && seen.of(leg.name()).isEmpty();
    }

    /** Orders of the trade that this run does not know of, as the guard's, are in the ledger. */
    private void askTheLedgerOnce(ClosingLegs legs, VenueExits seen) {
        boolean known = closedAsKnown(LegName.LEAD, legs, seen) && closedAsKnown(LegName.HEDGE, legs, seen);
        if (askedLedger || known) return;
        askedLedger = true;
        throw new BehindTheLedger("orders of the trade have closed more than this run knows of");
    }

    private static boolean closedAsKnown(LegName leg, ClosingLegs legs, VenueExits seen) {
        Quantity known = legs.out().of(leg).quantity();
        return seen.of(leg)
                .filter(shown -> shown.ours().quantity().exceeds(known))
                .isEmpty();
    }

    private LegFill gone(Leg leg, ClosingLegs legs, VenueExits seen) {
        var left = legs.left(leg);
        if (left.isZero()) return LegFill.NOTHING;
        Optional<LegFill> others = seen.of(leg.name()).map(VenueExits.Leg::others);
        if (others.filter(fill -> fill.quantity().equals(left)).isPresent()) return others.get();

        Price missed = price(leg);
        notes.take(
                Kind.EXIT_UNKNOWN,
                leg.name() == LegName.LEAD ? 1 : 2,
                TradeNotes.facts(
                        "leg", leg.name().slot(), "quantity", left.toString(), "valued_at", missed.toString()));
        String text = left + " " + leg.symbol() + " @" + leg.venue() + " was gone and nothing shows at what price";
        alarm.raise("exit-unknown-" + leg.name().slot(), Alert.Severity.CRITICAL, Code.REC_EXIT_UNKNOWN, text);
        return new LegFill(left, left.at(missed), Usd.ZERO);
    }

    private Price price(Leg leg) {
        while (true) {
            if (ports.market().quote(leg) instanceof Priced.At priced)
                return priced.quote().mark();
            time.pause(WHILE_SILENT, "a mark of " + leg.symbol() + " @" + leg.venue());
        }
    }
}
