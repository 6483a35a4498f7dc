package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Casting;
import evenkeel.domain.carry.LegBooks;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.Room;
import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.entry.EntryCode;
import evenkeel.domain.carry.entry.EntrySettings;
import evenkeel.domain.carry.entry.Preflight;
import evenkeel.domain.carry.entry.PreflightInputs;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.sizing.EntrySize;
import evenkeel.domain.carry.sizing.MarketSteps;
import evenkeel.domain.carry.sizing.SizeCaps;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked before the first order, read by read, until the rules say yes or no. It changes nothing anywhere. */
final class EntryCheck {
    private final EntrySettings settings;
    private final Casting casting;
    private final CarryTerms terms;
    private final Sight sight;
    private final Ports ports;
    private final Timeline time;

    EntryCheck(EntrySettings settings, CarryTerms terms, Sight sight, Ports ports, Timeline time) {
        this.settings = settings;
        this.casting = new Casting(settings.scan().roles());
        this.terms = terms;
        this.sight = sight;
        this.ports = ports;
        this.time = time;
    }

    /** The answer; after a refusal nothing has passed. */
    record Answer(EntryCode code, Optional<Passed> passed) {
        private static Answer refused(EntryCode code) {
            return new Answer(code, Optional.empty());
        }
    }

    /** What a trade may begin by. */
    record Passed(Preflight preflight, Opportunity seen, Price mid, ExpectedValue expected) {
        Quantity quantity() {
            return preflight.size().qty().orElseThrow();
        }

        SizeCaps caps() {
            return preflight.size().caps().orElseThrow();
        }
    }

    Answer answer() {
        Room room = ports.ledger().room(terms);
        var ground = time.both(() -> leadGround(), () -> ports.accounts().ground(terms.hedge()));
        return ask(room, ground.first(), ground.second());
    }

    /** A stream that is on its way is waited for once. */
    private LegGround leadGround() {
        LegGround ground = ports.accounts().ground(terms.lead());
        if (ground.isStreamReady() || !settings.streamGate().enabled()) return ground;
        time.pause(settings.streamGate().timeout(), "the lead's account stream comes");
        return ports.accounts().ground(terms.lead());
    }

    private Answer ask(Room room, LegGround lead, LegGround hedge) {
        LegBooks books = sight.both();
        List<Optional<Book>> hedgeReads = new ArrayList<>(List.of(books.hedge().book()));
        boolean isRetry = false;
        for (int freshReads = 0; ; ) {
            Optional<Opportunity> seen = Opportunity.of(casting, terms.legs(), lead, hedge);
            Optional<Price> mid = Opportunity.mid(books);
            if (mid.isEmpty()) return Answer.refused(EntryCode.REJECTED_SPREAD); // a missing quote costs without limit
            if (seen.isEmpty() || lead.steps().isEmpty() || hedge.steps().isEmpty()) {
                return Answer.refused(EntryCode.REJECTED_EXCEPTION);
            }
            var inputs = inputs(room, seen.get(), books, mid.get(), freshReads, hedgeReads, isRetry);
            Preflight preflight = Preflight.check(inputs, settings);
            switch (preflight.decision()) {
                case FETCH_AGAIN -> {
                    freshReads++;
                    books = sight.both();
                }
                case READ_HEDGE_AGAIN -> {
                    preflight
                            .hedgePreflight()
                            .flatMap(strict -> strict.waitBefore())
                            .ifPresent(wait -> time.pause(wait, "the hedge's depth once more"));
                    hedgeReads.add(sight.hedge().book());
                }
                case READ_TOP_AGAIN -> {
                    isRetry = true;
                    books = sight.tops();
                }
                default -> {
                    if (!preflight.isPassed()) return Answer.refused(preflight.decision());
                    var passed = new Passed(preflight, seen.get(), mid.get(), expected(preflight, seen.get(), books));
                    return new Answer(preflight.decision(), Optional.of(passed));
                }
            }
        }
    }

    private ExpectedValue expected(Preflight passed, Opportunity seen, LegBooks books) {
        Usd notional = passed.size().notional().orElseThrow();
        return ExpectedValue.of(seen.value(books, notional), settings.scan().cost());
    }

    /** Whether new trades are paused is asked under the ledger's lock, when the trade is admitted. */
    private PreflightInputs inputs(
            Room room,
            Opportunity seen,
            LegBooks books,
            Price mid,
            int freshReads,
            List<Optional<Book>> hedgeReads,
            boolean isRetry) {
        LegGround lead = seen.lead();
        LegGround hedge = seen.hedge();
        MarketSteps leadSteps = lead.steps().orElseThrow();
        MarketSteps hedgeSteps = hedge.steps().orElseThrow();
        var size = new EntrySize.Inputs(
                casting.accounts(lead, hedge),
                casting.lighter(leadSteps, hedgeSteps),
                casting.x10(leadSteps, hedgeSteps),
                mid,
                room.notional(),
                room.others(),
                Optional.of(terms.quantity().at(mid)),
                Optional.empty());
        return new PreflightInputs(
                false,
                room.isSymbolTaken(),
                lead.isStreamReady(),
                casting.direction(terms.legs()),
                seen.apy(),
                books.as(casting.roles()),
                freshReads,
                size,
                List.copyOf(hedgeReads),
                isRetry,
                casting.lighter(lead, hedge).position(),
                casting.x10(lead, hedge).position(),
                false);
    }
}
