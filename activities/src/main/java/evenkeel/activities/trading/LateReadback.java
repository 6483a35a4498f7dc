package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.VenueExits;
import evenkeel.domain.carry.readback.ReadbackAnswer;
import evenkeel.domain.carry.readback.ReadbackLimits;
import evenkeel.domain.carry.readback.TradeReadback;
import evenkeel.domain.code.Code;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * READ-6: trades that ended by their own record because a venue could not be read back. They are asked after for a day; what
 * the venues say then wins.
 */
public final class LateReadback {
    private static final Duration LAST_LOOK = Duration.ofHours(1);
    private static final Set<Kind> ANSWERS =
            Set.of(Kind.READBACK_OK, Kind.READBACK_CORRECTED, Kind.READBACK_FLAGGED, Kind.READBACK_GIVEN_UP);
    /** In a trade's list of events its own readback is the first. */
    private static final int LATE = 2;

    private static final int ONE_READ = 1;

    private final Accounts accounts;
    private final Books books;
    private final Alerts alerts;
    private final InstantSource clock;

    public LateReadback(Accounts accounts, Books books, Alerts alerts, InstantSource clock) {
        this.accounts = accounts;
        this.books = books;
        this.alerts = alerts;
        this.clock = clock;
    }

    public void round() {
        Instant since = clock.instant().minus(ReadbackAnswer.GIVE_UP_AFTER).minus(LAST_LOOK);
        books.endedSince(since).stream().filter(this::isPending).forEach(this::read);
    }

    private boolean isPending(TradeRecord trade) {
        List<Kind> kinds = books.events(trade.terms().trade()).stream()
                .map(TradeEvent::kind)
                .toList();
        return kinds.contains(Kind.READBACK_PENDING) && kinds.stream().noneMatch(ANSWERS::contains);
    }

    private void read(TradeRecord trade) {
        CarryTerms terms = trade.current();
        ReadbackLimits limits = terms.settings().orElseThrow().keys().readback();
        VenueExits seen = accounts.exits(terms.trade(), terms.legs(), trade.admittedAt());
        Duration ended = Duration.between(trade.endedAt().orElseThrow(), clock.instant());
        TradeReadback answer =
                TradeReadback.of(terms.legs(), trade.figures().orElseThrow(), seen, ONE_READ, ended, limits);
        switch (answer.verdict()) {
            case READBACK_OK -> note(terms, Kind.READBACK_OK, Map.of());
            case READBACK_CORRECTED -> correct(terms, answer.correction(terms));
            case RETRY, WAIT, FLAGGED, READBACK_PENDING, GIVEN_UP -> {
                if (ended.compareTo(ReadbackAnswer.GIVE_UP_AFTER) >= 0) giveUp(terms);
            }
        }
    }

    private void correct(CarryTerms terms, Correction correction) {
        String change = correction.change().toString();
        books.correct(correction, clock.instant());
        note(terms, Kind.READBACK_CORRECTED, Map.of("change", change));
        tell(terms, "late-readback", Code.REC_CORRECTED, "a late readback changes the result by " + change);
    }

    private void giveUp(CarryTerms terms) {
        note(terms, Kind.READBACK_GIVEN_UP, Map.of());
        tell(terms, "readback-given-up", Code.REC_UNREADABLE, "a venue could not be read back for a day");
    }

    private void note(CarryTerms terms, Kind kind, Map<String, String> facts) {
        books.note(TradeEvent.of(terms.trade(), kind, LATE, clock.instant(), facts));
    }

    private void tell(CarryTerms terms, String what, Code code, String text) {
        String key = terms.trade() + "/" + what;
        alerts.raise(new Alert(key, Alert.Severity.WARNING, code.id(), terms.trade(), text));
    }
}
