package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.close.CloseAttempts;
import evenkeel.domain.carry.close.CloseMode;
import evenkeel.domain.carry.close.CloseOutcome;
import evenkeel.domain.carry.close.CloseQuantity;
import evenkeel.domain.carry.close.CloseSettings;
import evenkeel.domain.carry.close.SequentialClose;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Quantity;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** §10: both legs are made flat, by numbered closes. All of it is reduce-only, and never more than is ours. */
final class CloseEngine {
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    private static final Duration VENUES_SETTLE = Duration.ofSeconds(15);
    private static final int READS = 3;

    private final CloseSettings settings;
    private final Ports ports;
    private final Timeline time;
    private final CarryAlarm alarm;
    private final TradeNotes notes;
    private final EntryPauses pauses;
    private final CloseOrders orders;
    private boolean askedLedger;
    private boolean escalated;
    private boolean laddered;

    CloseEngine(
            CloseSettings settings,
            Ports ports,
            Timeline time,
            CarryAlarm alarm,
            TradeNotes notes,
            EntryPauses pauses,
            CloseOrders orders) {
        this.settings = settings;
        this.ports = ports;
        this.time = time;
        this.alarm = alarm;
        this.notes = notes;
        this.pauses = pauses;
        this.orders = orders;
    }

    /** How both legs came to be flat. */
    record Flat(CloseOutcome outcome, int attempts) {}

    /**
     * Until both venues say flat. {@code used}: closes begun before this run; then nothing is sent before the venues have been
     * asked, and what follows takes at once.
     */
    Flat close(ClosingLegs legs, CloseMode mode, boolean earlyProfit, int used) {
        int attempt = used;
        boolean begins = used == 0;
        while (begins || isOpen(legs, attempt)) {
            attempt++;
            CloseMode how = begins ? mode : CloseMode.FAST;
            notes.take(Kind.CLOSE_ATTEMPT, attempt, TradeNotes.facts("mode", how.name()));
            attempt(legs, how, begins && earlyProfit);
            begins = false;
        }
        return new Flat(CloseOutcome.of(escalated, laddered), attempt);
    }

    private void attempt(ClosingLegs legs, CloseMode mode, boolean earlyProfit) {
        switch (mode) {
            case COORDINATED -> coordinated(legs);
            case FAST -> fast(legs, earlyProfit);
            case ORPHAN -> ladder(legs);
            case SEQUENTIAL -> sequential(legs);
        }
    }

    // ---- the modes

    private void coordinated(ClosingLegs legs) {
        notes.take(Kind.COORDINATED_CLOSE_START, 1, TradeNotes.facts());
        restTogether(legs, settings.coordinated().makerTimeout());
        if (legs.areOut() || !settings.coordinated().escalate()) return;

        escalated = true;
        notes.take(Kind.COORDINATED_CLOSE_IOC_ESCALATE, 1, TradeNotes.facts());
        Wanted wanted = wanted(legs);
        legs.both(leg -> orders.take(leg, wanted.of(leg), BigDecimal.ZERO));
        if (!legs.areOut()) ladder(legs);
    }

    /** An early profit may rest for a moment first. */
    private void fast(ClosingLegs legs, boolean earlyProfit) {
        int rounds = earlyProfit ? settings.earlyFastClose().makerRounds() : 0;
        for (int round = 0; round < rounds && !legs.areOut(); round++) {
            restTogether(legs, settings.earlyFastClose().makerTime(round));
        }
        if (!legs.areOut()) ladder(legs);
    }

    private void restTogether(ClosingLegs legs, Duration patience) {
        Wanted wanted = wanted(legs);
        Whole whole = new Whole(settings.coordinated().onFirstFill());
        legs.both(leg -> {
            LegFill rested = orders.rest(leg, wanted.of(leg), patience, whole);
            if (!wanted.of(leg).isZero() && !wanted.of(leg).exceeds(rested.quantity())) whole.one = true;
            return rested;
        });
    }

    private void ladder(ClosingLegs legs) {
        laddered = true;
        Wanted wanted = wanted(legs);
        legs.both(leg -> orders.ladder(leg, wanted.of(leg)));
    }

    /** §10.5: the lead rests in rounds, and after each the hedge takes as much as of the lead is closed. */
    private void sequential(ClosingLegs legs) {
        Wanted wanted = wanted(legs);
        Leg lead = legs.legs().lead();
        Leg hedge = legs.legs().hedge();
        LegFill leadOut = LegFill.NOTHING;
        LegFill hedgeOut = LegFill.NOTHING;
        for (int round = 0; round < SequentialClose.ROUNDS; round++) {
            Quantity left = wanted.lead().lessOrZero(leadOut.quantity());
            LegFill rested = orders.rest(lead, left, SequentialClose.ROUND, () -> false);
            legs.one(lead, rested);
            leadOut = leadOut.plus(rested);
            Quantity due = SequentialClose.hedge(
                    wanted.lead(),
                    leadOut.quantity(),
                    wanted.hedge(),
                    hedgeOut.quantity(),
                    hedge.instrument().lot());
            LegFill taken = orders.take(hedge, due, settings.ladder().slippageAt(0));
            legs.one(hedge, taken);
            hedgeOut = hedgeOut.plus(taken);
        }
        if (!legs.areOut()) ladder(legs);
    }

    // ---- how much, and whether it is done

    private record Wanted(Quantity lead, Quantity hedge, Leg first) {
        Quantity of(Leg leg) {
            return leg.name() == first.name() ? lead : hedge;
        }
    }

    /** Whether one leg is out whole, which ends the other's rest where that is wished. */
    private static final class Whole implements BooleanSupplier {
        private final boolean ends;
        private boolean one;

        Whole(boolean ends) {
            this.ends = ends;
        }

        @Override
        public boolean getAsBoolean() {
            return ends && one;
        }
    }

    /** What is there of the right side, capped by what is ours; by our own record where a venue stays silent. */
    private Wanted wanted(ClosingLegs legs) {
        Held held = held(legs);
        Leg lead = legs.legs().lead();
        Leg hedge = legs.legs().hedge();
        return new Wanted(wanted(legs, lead, held), wanted(legs, hedge, held), lead);
    }

    private Quantity wanted(ClosingLegs legs, Leg leg, Held held) {
        CloseQuantity wanted =
                CloseQuantity.of(leg.side(), legs.left(leg), leg.instrument().lot(), held.of(leg.name()), true);
        if (wanted.verdict() == CloseQuantity.Verdict.WRONG_SIDE) {
            String text = "holds the opposite of " + leg.side() + " " + leg.symbol() + " @" + leg.venue();
            alarm.raise("wrong-side-" + leg.name().slot(), Alert.Severity.CRITICAL, Code.HDG_NOT_FLAT, text);
        }
        return wanted.quantity();
    }

    /** What each venue says we hold; empty: it does not say, which is not flat. */
    private record Held(Optional<BigDecimal> lead, Optional<BigDecimal> hedge) {
        Optional<BigDecimal> of(LegName leg) {
            return leg == LegName.LEAD ? lead : hedge;
        }
    }

    private Held look(ClosingLegs legs) {
        var both = time.both(
                () -> ports.accounts().position(legs.legs().lead()),
                () -> ports.accounts().position(legs.legs().hedge()));
        return new Held(both.first().signed(), both.second().signed());
    }

    private Held held(ClosingLegs legs) {
        for (int read = 1; ; read++) {
            Held held = look(legs);
            if ((held.lead().isPresent() && held.hedge().isPresent()) || read == READS) return held;
            time.pause(BETWEEN_READS, "a venue shows its position");
        }
    }

    /** True when the next close may begin, false when both legs are flat; until then it waits, for a person if need be. */
    private boolean isOpen(ClosingLegs legs, int used) {
        Instant ended = time.now();
        Optional<Instant> alerted = Optional.empty();
        while (true) {
            Held held = look(legs);
            CloseAttempts next = CloseAttempts.next(
                    state(legs.legs().lead(), held),
                    state(legs.legs().hedge(), held),
                    used,
                    true,
                    ended,
                    alerted,
                    time.now(),
                    settings.ladder());
            if (next.step() == CloseAttempts.Step.READ_BACK) return false;

            boolean settled = Duration.between(ended, time.now()).compareTo(VENUES_SETTLE) >= 0;
            if (settled && isUnexplained(legs, held)) askWhatElseThereIs(legs, next.alerts());
            if (settled && next.alerts()) {
                alerted = Optional.of(time.now());
                tell(used, next);
            }
            if (next.step() == CloseAttempts.Step.START) return true;
            boolean byHand = settled && next.step() == CloseAttempts.Step.MANUAL;
            time.pause(byHand ? CloseAttempts.ALERT_SPACING : BETWEEN_READS, "venues settle");
        }
    }

    private void tell(int used, CloseAttempts next) {
        if (next.pausesEntries()) pauses.brokenHedge("only one of its legs could be closed");
        String text = "still open after close " + used
                + (next.pausesEntries() ? ", one leg only" : "")
                + (next.step() == CloseAttempts.Step.MANUAL ? ": a person has to" : "");
        alarm.raise("not-flat-" + time.now().getEpochSecond(), Alert.Severity.CRITICAL, Code.HDG_NOT_FLAT, text);
    }

    /** By our own count all is out, and the venues disagree. */
    private static boolean isUnexplained(ClosingLegs legs, Held held) {
        return held.lead().isPresent() && held.hedge().isPresent() && legs.areOut();
    }

    /** Whenever a person would be called the orders may know more; the ledger is asked once. */
    private void askWhatElseThereIs(ClosingLegs legs, boolean alerts) {
        if (alerts) orders.askAgain(legs);
        if (askedLedger) return;
        askedLedger = true;
        throw new BehindTheLedger("the venues hold what this run does not know of");
    }

    private static CloseAttempts.Leg state(Leg leg, Held held) {
        return held.of(leg.name())
                .map(live -> CloseQuantity.isFlat(live, leg.instrument().lot())
                        ? CloseAttempts.Leg.FLAT
                        : CloseAttempts.Leg.OPEN)
                .orElse(CloseAttempts.Leg.UNKNOWN);
    }
}
